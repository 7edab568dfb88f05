export { DeskModule } from './desk.module.js';
export * from './desk.codes.js';
export type { ClientBrief, ClientOverview } from './client/client-page.js';
export type { MyDay } from './my-day/my-day.js';
export { clientNews } from './views/client-news.view.js';

export { categories } from './feed/wanted.js';
export { ApproveOutlet, RequestOutlet } from './outlet/outlet.commands.js';
export * from './outlets.module.js';
export { ListOutlets } from './views/outlets.view.js';
export { ListWebhooks } from './views/webhooks.view.js';
export { Deliveries } from './webhook/deliveries.js';
export { PauseWebhook, ReplayWebhook, ResumeWebhook } from './webhook/webhook.commands.js';

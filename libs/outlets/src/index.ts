export { ApproveOutlet, RequestOutlet } from './outlet/outlet.commands.js';
export * from './outlets.module.js';

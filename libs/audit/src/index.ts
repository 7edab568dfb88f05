export * from './audit.module.js';
export * from './trail/trail.view.js';

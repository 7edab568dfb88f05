export * from './attempts/attempts.view.js';
export * from './audit.module.js';
export * from './trail/trail.view.js';

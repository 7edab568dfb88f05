export * from './outlets.module.js';

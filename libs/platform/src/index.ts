export * from './business-day/business-day.events.js';
export * from './context.js';
export * from './http/payload.js';

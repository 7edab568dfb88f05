export * from './day.js';
export * from './decimal.js';
export * from './labels.js';
export * from './money.js';
export * from './refusals.js';

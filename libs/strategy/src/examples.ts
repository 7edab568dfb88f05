export * from './segment/segment.examples.js';
export * from './mode/mode.examples.js';

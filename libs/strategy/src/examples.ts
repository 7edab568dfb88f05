export * from './segment/segment.examples.js';

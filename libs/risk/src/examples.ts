export * from './warning/warning.examples.js';

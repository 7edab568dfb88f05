// calculations
export type * from './classification/claim.js';
export * from './classification/classification.codes.js';
export * from './classification/classification.refusals.js';
export * from './classification/classification.rules.js';
export * from './classification/classify.js';
export * from './classification/observation.js';
export * from './classification/upgrade.js';
export * from './staging/expected-loss.js';
export * from './staging/stage.js';
export * from './staging/staging.codes.js';
export * from './staging/staging.rules.js';

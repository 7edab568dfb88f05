export * from './attempts/attempts.view.js';
export * from './audit.module.js';
export * from './trail/trail.view.js';
export { ProofTables } from './proof/proof-tables.js';
export { Verification } from './proof/verification.service.js';

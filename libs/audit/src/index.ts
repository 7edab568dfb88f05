export * from './attempts/attempts.view.js';
export * from './audit.module.js';
export { Evidence } from './evidence/evidence.js';
export { ExportEvidence } from './evidence/evidence.queries.js';
export type { TrailEntry } from './trail/trail-entry.js';
export * from './trail/trail.queries.js';
export * from './readings/readings.view.js';
export * from './trail/trail.view.js';
export { TableExports } from './tables/tables.js';
export { ExportTable } from './tables/tables.queries.js';
export { ProofTables } from './proof/proof-tables.js';
export { wordsOf } from './words/event-words.js';
export { Verification } from './proof/verification.service.js';
export { cosignature, cosignedBy } from './proof/cosignature.js';
export { isConsistent } from './proof/merkle.js';
export { addWitness, keyIn, rotateProofKey } from './proof/proof-key.js';
export {
  keyKind,
  openCheckpoint,
  verifierKey,
  verifierOf,
  withLines,
} from './proof/signed-note.js';

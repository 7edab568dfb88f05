import { mergeEvents } from './merge.events.js';

const clientId = 'cl_qinling';
const into = 'cl_weihe';
const valueDate = '2026-03-02';

/** A manager finds two records of one company. */
export const proposedMerge = mergeEvents.MergeProposed({
  ...{ clientId, into, valueDate },
  reason: 'Registered twice after the merger of two branches.',
  proposedBy: 'rm-7',
});

export const confirmedMerge = mergeEvents.ClientMerged({
  ...{ clientId, into, valueDate },
  managerId: 'rm-9',
  formerManagerId: 'rm-7',
  confirmedBy: 'head',
});

export const proposedUndoing = mergeEvents.MergeUndoingProposed({
  ...{ clientId, into, valueDate },
  reason: 'Two sister companies.',
  proposedBy: 'rm-7',
});

export const undoneMerge = mergeEvents.MergeUndone({
  ...{ clientId, into, valueDate },
  formerManagerId: 'rm-7',
  reason: 'Two sister companies.',
  undoneBy: 'head',
});

import type { LifecycleStage } from '../clients.codes.js';

/** The stages a client may come to next. A prospect becomes new by `ConvertProspect` only. */
export const stagesAfter: Readonly<Record<LifecycleStage, readonly LifecycleStage[]>> = {
  firstContact: [],
  new: ['established', 'likelyToLeave'],
  established: ['likelyToLeave'],
  likelyToLeave: ['established'],
};

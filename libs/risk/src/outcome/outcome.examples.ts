import { outcomeEvents } from './outcome.events.js';

/** Client C-1 did not repay a loan of another bank. */
export const failed = outcomeEvents.OutcomeRecorded({
  outcome: 'notRepaid',
  about: 'loan-7',
  happenedOn: '2025-06-30',
  knownOn: '2025-07-15',
  valueDate: '2025-07-15',
  source: { provenance: 'partner', statedOn: '2025-07-10' },
});

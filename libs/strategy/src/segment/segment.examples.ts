import { segmentEvents } from './segment.events.js';

/** Pays on time, and is stable therefore. */
export const foundStable = segmentEvents.ClientTypeAssigned({
  type: 'stable',
  from: null,
  rule: 'SG-T1',
  version: 1,
  because: { runningLoans: 1, longOverdueIn24Months: false },
  valueDate: '2026-03-02',
});

/** Falls overdue, and is at risk therefore. */
export const foundAtRisk = segmentEvents.ClientTypeAssigned({
  type: 'risk',
  from: 'stable',
  rule: 'SG-R2',
  version: 2,
  because: { daysPastDue: 1 },
  valueDate: '2026-04-02',
});

/** Nothing is known any more that a rule would speak of. */
export const foundNothing = segmentEvents.ClientTypeEnded({
  from: 'stable',
  valueDate: '2026-04-02',
});

/** A person knows better. */
export const overridden = segmentEvents.ClientTypeOverridden({
  type: 'strategic',
  from: 'stable',
  reason: 'The parent company is about to move its accounts here.',
  expiresOn: '2026-06-30',
  valueDate: '2026-03-02',
});

export const overrideExpired = segmentEvents.ClientTypeOverrideEnded({
  type: 'strategic',
  because: 'expired',
  valueDate: '2026-07-01',
});

export const overrideLifted = segmentEvents.ClientTypeOverrideEnded({
  type: 'strategic',
  because: 'lifted',
  reason: 'The parent company went elsewhere.',
  valueDate: '2026-03-02',
});

import { placementEvents } from './placement.events.js';

const clientId = 'cl_qinling';

/** An ordinary client. */
export const servedOrdinarily = placementEvents.ClientSegmented({
  clientId,
  taxonomy: 'serviceTier',
  value: 'ordinary',
  from: null,
  rule: 'ST-O1',
  version: 1,
  because: { loansWrittenOff: 0 },
  valueDate: '2026-03-02',
});

/** The same client, found about to leave. */
export const aboutToLeave = placementEvents.ClientSegmented({
  clientId,
  taxonomy: 'serviceTier',
  value: 'aboutToLeave',
  from: 'ordinary',
  rule: 'ST-L3',
  version: 1,
  because: { balanceChange: '-0.5000' },
  valueDate: '2026-05-04',
});

/** Nothing is known any more by which the client would be graded. */
export const ungraded = placementEvents.ClientSegmentEnded({
  clientId,
  taxonomy: 'creditGrade',
  from: 'good',
  valueDate: '2026-05-04',
});

/** Who runs the business. */
export const ownerNamed = placementEvents.OwnerNamed({
  clientId,
  partyId: 'pt_li',
  valueDate: '2026-03-02',
});

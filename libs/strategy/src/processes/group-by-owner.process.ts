import type { PartyRow } from '#clients';
import { parties, partyEvents } from '#clients';
import type { Day, Occurrence } from '#kernel';
import { defineProcess, pick, sweep } from '#kernel';
import { businessDayEvents } from '#platform';
import { GroupByOwner } from '../placement/placement.commands.js';
import { placementEvents } from '../placement/placement.events.js';
import type { SegmentRow } from '../views/segments.rows.js';
import { segments } from '../views/segments.view.js';

interface OfParty {
  readonly partyId: string;
}

/** The clients that a person has to do with: those whose owner it is are grouped anew. */
const ofPerson = sweep(
  ({ partyId }: OfParty) => parties.rows({ partyId }),
  ({ clients }: PartyRow, _, { valueDate: day }: Occurrence) =>
    clients.map((clientId) => GroupByOwner.of({ clientId, day })),
);

/**
 * The demographic group of a client follows what its owner states and takes back at once, and at the
 * end of a day what the passing of time does: a birthday, the end of a consent.
 */
export const groupByOwner = defineProcess({
  name: 'group-by-owner',
  events: {
    ...pick(partyEvents, 'DemographicsStated', 'DemographicsWithdrawn'),
    ...pick(placementEvents, 'OwnerNamed'),
    ...businessDayEvents,
  },
  sweeps: {
    OwnerNamed: ofPerson,
    DemographicsStated: ofPerson,
    DemographicsWithdrawn: ofPerson,
    BusinessDayClosed: sweep(
      (_: { readonly day: Day }) => segments.rows({ ownerId: { from: '' } }),
      ({ clientId }: SegmentRow, { day }) => [GroupByOwner.of({ clientId, day })],
    ),
  },
});

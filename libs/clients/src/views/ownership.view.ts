import type { DataOf, Day, Openings, Rows } from '#kernel';
import { defineView, everyone, IsId, ViewQuery } from '#kernel';
import type { FactSource } from '../client/client-facts.js';
import type { Holding } from '../ownership/ownership.events.js';
import { ownershipEvents } from '../ownership/ownership.events.js';
import type { BeneficialOwner } from '../ownership/owners.js';
import { beneficialOwners } from '../ownership/owners.js';

/** Who owns a client, through all levels. */
export interface OwnershipRow {
  readonly clientId: string;
  /** Each owner and what it owns. */
  readonly members: readonly Holding[];
  readonly source: FactSource;
  readonly recordedBy: string;
  readonly on: Day;
}

/** The owners of a client in the end. */
export interface BeneficialOwners {
  readonly clientId: string;
  /** The day whose rule judged. */
  readonly day: Day;
  readonly owners: readonly BeneficialOwner[];
  /** The day of the chart that it follows from. */
  readonly chartOf: Day;
}

/** The chart of owners of a client. */
export class GetOwnership extends ViewQuery<OwnershipRow> {
  @IsId() readonly clientId!: string;
}

/** The natural persons who own or control a client in the end (受益所有人). */
export class GetBeneficialOwners extends ViewQuery<BeneficialOwners> {
  @IsId() readonly clientId!: string;
}

const recorded = (data: DataOf<typeof ownershipEvents.OwnershipRecorded>): OwnershipRow => ({
  clientId: data.clientId,
  members: data.holdings,
  source: data.source,
  recordedBy: data.recordedBy,
  on: data.valueDate,
});

const opens: Openings<OwnershipRow, typeof ownershipEvents> = { OwnershipRecorded: recorded };
const on: Rows<OwnershipRow, typeof ownershipEvents> = { OwnershipRecorded: recorded };

/** Who owns each client. */
export const ownershipCharts = defineView({
  name: 'ownership',
  events: ownershipEvents,
  by: 'clientId',
  opens,
  on,
  scope: { client: 'clientId' },
  queries: { GetOwnership, GetBeneficialOwners },
  allow: { GetOwnership: everyone, GetBeneficialOwners: everyone },
  answer: {
    GetOwnership: ({ clientId }, rows) => rows.get(clientId),
    GetBeneficialOwners: async ({ clientId }, rows, { today }) => {
      const { members, on: chartOf } = await rows.get(clientId);
      const day = today ?? chartOf;
      return { clientId, day, owners: beneficialOwners(clientId, members, day), chartOf };
    },
  },
});

import type { Day, DecimalText, Rows } from '#kernel';
import { defineView, everyone, IsId, ViewQuery } from '#kernel';
import type {
  BlockCause,
  CreditSegment,
  HandlingPriority,
  RiskClass,
} from '../standing/standing.codes.js';
import { standingEvents } from '../standing/standing.events.js';

/** Whether and how a client may have credit. */
export interface StandingRow {
  readonly clientId: string;
  readonly blocks: readonly {
    readonly cause: BlockCause;
    readonly reference: string;
    readonly reason: string;
    readonly since: Day;
    readonly by: string;
  }[];
  readonly riskClass?: RiskClass;
  readonly priority: HandlingPriority;
  /** Whether the rules alone may grant a standard product, as far as the relationship goes. */
  readonly straightThrough: boolean;
  /** What the bank wants the client to be; policy and price follow it. */
  readonly segment?: CreditSegment;
  /** What comes off the rate of the next loan, the first to end first. */
  readonly discounts: readonly {
    readonly reference: string;
    readonly takes: DecimalText;
    readonly until: Day;
  }[];
}

/** The blocks, the risk class and the priority of a client. */
export class GetCreditStanding extends ViewQuery<StandingRow> {
  @IsId() readonly clientId!: string;
}

/** Whether a client may have credit, with what blocks any of the records that are one with it. */
export const blocksOfRecords = (rows: readonly StandingRow[]): StandingRow =>
  rows.reduce((all, row) => ({ ...all, blocks: [...all.blocks, ...row.blocks] }));

const on: Rows<StandingRow, typeof standingEvents> = {
  CreditBlocked: ({ cause, reference, reason, valueDate, by }, row) => ({
    ...row,
    blocks: [...row.blocks, { cause, reference, reason, since: valueDate, by }],
  }),
  CreditUnblocked: ({ cause, reference }, row) => ({
    ...row,
    blocks: row.blocks.filter((each) => each.cause !== cause || each.reference !== reference),
  }),
  RiskClassAssigned: ({ riskClass }, row) => ({ ...row, riskClass }),
  StraightThroughSet: ({ allowed }, row) => ({ ...row, straightThrough: allowed }),
  SegmentNoted: ({ segment }, { segment: _, ...row }) => ({ ...row, ...(segment && { segment }) }),
  DiscountGranted: ({ reference, takes, until }, row) => ({
    ...row,
    discounts: [...row.discounts, { reference, takes, until }].toSorted((a, b) =>
      a.until.localeCompare(b.until),
    ),
  }),
  DiscountUsed: ({ reference }, row) => ({
    ...row,
    discounts: row.discounts.filter((each) => each.reference !== reference),
  }),
  HandlingPrioritySet: ({ priority }, row) => ({ ...row, priority }),
};

/** Whether and how clients may have credit. */
export const creditStanding = defineView({
  name: 'credit-standing',
  version: 4,
  events: standingEvents,
  by: 'clientId',
  empty: (clientId): StandingRow => ({
    clientId,
    blocks: [],
    priority: 'normal',
    straightThrough: true,
    discounts: [],
  }),
  on,
  scope: { client: 'clientId' },
  queries: { GetCreditStanding },
  allow: { GetCreditStanding: everyone },
  answer: { GetCreditStanding: ({ clientId }, rows) => rows.get(clientId) },
});

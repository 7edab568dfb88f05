import { clientEvents, mergeEvents } from '#clients';
import type { Day, Rows } from '#kernel';
import { addDays, defineView, everyone, IsDay, IsId, ListQuery, pick, ViewQuery } from '#kernel';
import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional } from 'class-validator';
import type { ReviewFindings } from '../client-review/client-review.events.js';
import { clientReviewEvents } from '../client-review/client-review.events.js';
import { nextReview, reviewRuleFor } from '../client-review/client-review.rules.js';
import { placementEvents } from '../placement/placement.events.js';
import { CreditGrade } from '../taxonomy/taxonomy.codes.js';

/** A review that was confirmed. */
export interface PastReview {
  readonly on: Day;
  readonly grade: CreditGrade;
  readonly riskClass: string;
  readonly reason: string;
}

/** When a client is reviewed next, and what reviews have found. */
export interface ClientReviewRow {
  readonly clientId: string;
  readonly managerId?: string;
  readonly grade?: CreditGrade;
  /** The rule that says how often. */
  readonly rule: string;
  readonly dueOn: Day;
  /** The last review, or else the first day of the client here. */
  readonly countedFrom: Day;
  /** The review that waits for a second person. */
  readonly held?: ReviewFindings & { readonly heldBy: string; readonly on: Day };
  readonly returned?: { readonly reason: string; readonly on: Day };
  /** The latest first. */
  readonly past: readonly PastReview[];
  readonly isMerged: boolean;
}

/** The reviews of one client. */
export class GetClientReviews extends ViewQuery<ClientReviewRow> {
  @IsId() readonly clientId!: string;
}

/** Clients that are to be reviewed, the first due first. */
export class ListDueReviews extends ListQuery<ClientReviewRow> {
  /** Due by this day; all of them where it is left out. */
  @IsOptional() @IsDay() readonly by?: Day;

  @IsOptional() @IsId() readonly managerId?: string;

  /** Only those that wait for a second person. */
  @IsOptional()
  @Transform(({ value }: { readonly value: unknown }) => value === 'true' || value === true)
  @IsBoolean()
  readonly held?: boolean;
}

/** So many reviews of a client are shown, and the least days after a change of grade. */
const most = 10;
const leastNotice = 30;

const events = {
  ...pick(clientEvents, 'ClientRegistered', 'ClientMigrated', 'RelationshipManagerAssigned'),
  ...pick(clientEvents, 'RelationshipManagerTransferred'),
  ...pick(mergeEvents, 'ClientMerged', 'MergeUndone'),
  ...pick(placementEvents, 'ClientSegmented', 'ClientSegmentEnded'),
  ...clientReviewEvents,
};

const entered = (row: ClientReviewRow, on: Day): ClientReviewRow => ({
  ...row,
  countedFrom: on,
  dueOn: nextReview(on, undefined, on),
});

/** The row in another grade: a nearer review is told at least thirty days before. */
function graded(row: ClientReviewRow, grade: CreditGrade | undefined, on: Day): ClientReviewRow {
  const { grade: _, ...rest } = row;
  const [due, soonest] = [nextReview(row.countedFrom, grade, on), addDays(on, leastNotice)];
  const dueOn = due >= soonest ? due : row.dueOn < soonest ? row.dueOn : soonest;
  return {
    ...rest,
    ...(grade !== undefined && { grade }),
    ...{ rule: reviewRuleFor(grade, on).id, dueOn },
  };
}

const gradeIn = (value: string): CreditGrade | undefined =>
  CreditGrade.all.find((each) => each === value);

const on: Rows<ClientReviewRow, typeof events> = {
  ClientRegistered: (_, row, { valueDate }) => entered(row, valueDate),
  ClientMigrated: ({ valueDate }, row) => entered(row, valueDate),
  RelationshipManagerAssigned: ({ managerId }, row) => ({ ...row, managerId }),
  RelationshipManagerTransferred: ({ managerId }, row) => ({ ...row, managerId }),
  ClientMerged: (_, row) => ({ ...row, isMerged: true }),
  MergeUndone: (_, row) => ({ ...row, isMerged: false }),
  ClientSegmented: ({ taxonomy, value, valueDate }, row) =>
    taxonomy === 'creditGrade' ? graded(row, gradeIn(value), valueDate) : row,
  ClientSegmentEnded: ({ taxonomy, valueDate }, row) =>
    taxonomy === 'creditGrade' ? graded(row, undefined, valueDate) : row,
  ReviewHeld: ({ clientId: _, valueDate, ...held }, row) => ({
    ...row,
    held: { ...held, on: valueDate },
  }),
  ReviewReturned: ({ reason, valueDate }, { held: _, ...row }) => ({
    ...row,
    returned: { reason, on: valueDate },
  }),
  ReviewConfirmed: ({ grade, riskClass, reason, rule, nextDueOn, valueDate }, row) => {
    const { held: _, returned: __, ...rest } = row;
    const past = [{ on: valueDate, grade, riskClass, reason }, ...row.past].slice(0, most);
    return { ...rest, grade, rule, dueOn: nextDueOn, countedFrom: valueDate, past };
  },
};

/** When every client is reviewed next, and what its reviews found. */
export const clientReviews = defineView({
  name: 'client-reviews',
  events,
  empty: (clientId): ClientReviewRow => ({
    ...{ clientId, rule: 'RV-N', dueOn: '9999-12-31', countedFrom: '9999-12-31' },
    ...{ past: [], isMerged: false },
  }),
  on,
  by: 'clientId',
  scope: { client: 'clientId' },
  queries: { GetClientReviews, ListDueReviews },
  allow: { GetClientReviews: everyone, ListDueReviews: everyone },
  answer: {
    GetClientReviews: ({ clientId }, rows) => rows.get(clientId),
    ListDueReviews: ({ by, managerId, held, sort = 'dueOn', ...page }, rows) =>
      rows.page(
        {
          ...{ isMerged: false, managerId },
          ...(held === true && { 'held.on': { above: '' } }),
          ...(by !== undefined && { dueOn: { upTo: by } }),
        },
        { ...page, sort },
      ),
  },
  indexes: [{ dueOn: 1 }, { managerId: 1, dueOn: 1 }, { 'held.on': 1 }],
  orders: ['dueOn'],
});

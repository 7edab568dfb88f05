import type { Day, Openings, Rows } from '#kernel';
import { addDays, defineView, everyone, IsDay, IsId, ListQuery, pick, ViewQuery } from '#kernel';
import { IsOptional } from 'class-validator';
import { applicationEvents } from '../../application/application.events.js';
import type { Condition } from '../../application/condition.fields.js';
import { IsFlag } from '../../flag.js';
import { conditionEvents } from '../../condition/condition.events.js';

/** A condition as it stands. */
export interface ConditionState extends Condition {
  readonly state: 'open' | 'evidenced' | 'met' | 'waived';
  readonly evidence?: string;
  readonly reason?: string;
  readonly by?: string;
  readonly on?: Day;
}

/** The conditions of a credit, and whether money may be paid out. */
export interface ConditionsRow {
  readonly applicationId: string;
  readonly clientId: string;
  readonly conditions: readonly ConditionState[];
  /** The conditions before a drawdown that are neither met nor waived. */
  readonly openBeforeDrawdown: readonly string[];
  readonly isOpen: boolean;
  /** The earliest day by which an open condition is due. */
  readonly nextDueOn?: Day;
  /** The last day on which the loan may be drawn first. */
  readonly validUntil?: Day;
  /** The day of the first drawdown. */
  readonly drawnOn?: Day;
  readonly use: 'undrawn' | 'drawn' | 'ended';
}

/** The conditions of one credit. */
export class GetConditions extends ViewQuery<ConditionsRow> {
  @IsId() readonly applicationId!: string;
}

/** Credits with their conditions; those with open ones, or with some due by a day, where asked. */
export class ListConditions extends ListQuery<ConditionsRow> {
  @IsOptional() @IsId() readonly clientId?: string;

  @IsFlag() readonly open?: boolean;

  /** Some open condition is due by this day. */
  @IsOptional() @IsDay() readonly dueBy?: Day;
}

const isOpen = ({ state }: ConditionState): boolean => state === 'open' || state === 'evidenced';

type Counted = 'openBeforeDrawdown' | 'isOpen' | 'nextDueOn';

function counted({
  nextDueOn: _,
  ...row
}: Omit<ConditionsRow, Counted> & { readonly nextDueOn?: Day }): ConditionsRow {
  const { use } = row;
  const open = use === 'ended' ? [] : row.conditions.filter(isOpen);
  const [nextDueOn] = open.flatMap(({ dueOn }) => dueOn ?? []).sort();
  return {
    ...row,
    openBeforeDrawdown: open.filter(({ before }) => before === 'drawdown').map(({ id }) => id),
    isOpen: open.length > 0,
    ...(nextDueOn !== undefined && { nextDueOn }),
  };
}

const changed = (row: ConditionsRow, id: string, change: Partial<ConditionState>): ConditionsRow =>
  counted({
    ...row,
    conditions: row.conditions.map((each) => (each.id === id ? { ...each, ...change } : each)),
  });

const events = {
  ...pick(applicationEvents, 'ApplicationApproved', 'CommitmentEnded'),
  ...conditionEvents,
};

const opens: Openings<ConditionsRow, typeof events> = {
  ApplicationApproved: ({ applicationId, clientId, conditions, validUntil }) =>
    counted({
      applicationId,
      clientId,
      conditions: conditions.map((each) => ({ ...each, state: 'open' as const })),
      use: 'undrawn' as const,
      ...(validUntil !== undefined && { validUntil }),
    }),
};

const on: Rows<ConditionsRow, typeof events> = {
  ConditionEvidenced: ({ conditionId, evidence, by, valueDate }, row) =>
    changed(row, conditionId, { state: 'evidenced', evidence, by, on: valueDate }),
  ConditionMet: ({ conditionId, by, valueDate }, row) =>
    changed(row, conditionId, { state: 'met', by, on: valueDate }),
  EvidenceRejected: ({ conditionId, reason, by, valueDate }, row) =>
    changed(row, conditionId, { state: 'open', reason, by, on: valueDate }),
  ConditionWaived: ({ conditionId, reason, by, valueDate }, row) =>
    changed(row, conditionId, { state: 'waived', reason, by, on: valueDate }),
  CreditDrawn: ({ valueDate }, row) =>
    counted({
      ...row,
      drawnOn: valueDate,
      use: 'drawn',
      conditions: row.conditions.map(({ dueOn, withinDays, ...each }) => ({
        ...each,
        ...(withinDays !== undefined && { withinDays, dueOn: addDays(valueDate, withinDays) }),
        ...(dueOn !== undefined && { dueOn }),
      })),
    }),
  CommitmentEnded: (_, row) => counted({ ...row, use: 'ended' }),
};

/** The conditions of credits, and which of them are open. */
export const conditions = defineView({
  name: 'conditions',
  events,
  by: 'applicationId',
  opens,
  on,
  scope: { client: 'clientId' },
  queries: { GetConditions, ListConditions },
  allow: { GetConditions: everyone, ListConditions: everyone },
  answer: {
    GetConditions: ({ applicationId }, rows) => rows.get(applicationId),
    ListConditions: ({ clientId, open, dueBy, limit, cursor, sort = 'applicationId' }, rows) =>
      rows.page(
        { clientId, isOpen: open, nextDueOn: dueBy === undefined ? undefined : { upTo: dueBy } },
        { limit, cursor, sort },
      ),
  },
  indexes: [
    { applicationId: 1 },
    { clientId: 1, applicationId: 1 },
    { isOpen: 1, applicationId: 1 },
    { nextDueOn: 1 },
  ],
  orders: ['nextDueOn'],
});

import { applicationEvents } from '#credit';
import type { Contribution, Day, Openings, Rows, Total } from '#kernel';
import {
  dayNumber,
  daysBetween,
  Decimal,
  defineView,
  everyone,
  IsOneOf,
  ListQuery,
  pick,
  ViewQuery,
} from '#kernel';
import type { DecimalText, Labels } from '#kernel';
import { IsOptional } from 'class-validator';

/** The steps on which an application waits for somebody. */
const steps = ['review', 'papers', 'decision'] as const;
type Step = (typeof steps)[number];

const labels: Readonly<Record<Step, Labels>> = {
  review: { en: 'Waits for the risk review', zh: '等待风险审查' },
  papers: { en: 'Sent back: waits for papers', zh: '退回补充资料' },
  decision: { en: 'Waits for the decision', zh: '等待审批' },
};

/** One application and how long each of its steps took. */
export interface ApprovalRow {
  readonly applicationId: string;
  readonly clientId: string;
  readonly state: 'open' | 'approved' | 'declined' | 'withdrawn';
  readonly submittedOn: Day;
  readonly step: Step;
  readonly since: Day;
  /** How often it was sent back: work done twice. */
  readonly returns: number;
  readonly waits: readonly { readonly step: Step; readonly days: number }[];
  /** From submission to the end. */
  readonly days?: number;
}

/** The applications by how long they took, the longest first. */
export class ListApprovalTimes extends ListQuery<ApprovalRow> {
  /** Only those that wait, or have waited last, on this step. */
  @IsOptional() @IsOneOf(steps) readonly step?: Step;
}

/** How long applications wait on each step, and where the bottleneck is. */
export class FindBottleneck extends ViewQuery<Bottleneck> {}

/** A step and what it costs. */
export interface StepTime {
  readonly step: Step;
  readonly label: Labels;
  readonly waits: number;
  /** Of the waits that are over, and of those that last until today. */
  readonly days: number;
  /** How many wait on this step today. */
  readonly waiting: number;
  readonly meanDays: DecimalText;
}

/** Where the path of approval is slow, and why. */
export interface Bottleneck {
  /** The step that has cost the most days. */
  readonly bottleneck?: Step;
  readonly cause?: Labels;
  readonly steps: readonly StepTime[];
  /** How often applications were sent back for each that was decided. */
  readonly returnsPerDecision?: DecimalText;
}

const events = pick(
  applicationEvents,
  'ApplicationSubmitted',
  'ApplicationReturned',
  'ApplicationCompleted',
  'ApplicationReviewed',
  'ApplicationApproved',
  'ApplicationDeclined',
  'ApplicationWithdrawn',
);

const opens: Openings<ApprovalRow, typeof events> = {
  ApplicationSubmitted: ({ applicationId, clientId, valueDate }) => ({
    ...{ applicationId, clientId },
    state: 'open',
    submittedOn: valueDate,
    step: 'review',
    since: valueDate,
    returns: 0,
    waits: [],
  }),
};

/** The row after a step has ended on a day, and the next has begun. */
const stepped = (row: ApprovalRow, step: Step, on: Day): ApprovalRow => ({
  ...row,
  step,
  since: on,
  waits: [...row.waits, { step: row.step, days: daysBetween(row.since, on) }],
});

const ended = (row: ApprovalRow, state: ApprovalRow['state'], on: Day): ApprovalRow => ({
  ...stepped(row, row.step, on),
  state,
  days: daysBetween(row.submittedOn, on),
});

const on: Rows<ApprovalRow, typeof events> = {
  ApplicationReturned: (_, row, { valueDate }) => ({
    ...stepped(row, 'papers', valueDate),
    returns: row.returns + 1,
  }),
  ApplicationCompleted: (_, row, { valueDate }) => stepped(row, 'review', valueDate),
  ApplicationReviewed: (_, row, { valueDate }) => stepped(row, 'decision', valueDate),
  ApplicationApproved: (_, row, { valueDate }) => ended(row, 'approved', valueDate),
  ApplicationDeclined: (_, row, { valueDate }) => ended(row, 'declined', valueDate),
  ApplicationWithdrawn: (_, row, { valueDate }) => ended(row, 'withdrawn', valueDate),
};

const counted = ({ waits, returns, state, step, since }: ApprovalRow): readonly Contribution[] => [
  ...waits.map(({ step, days }) => ({ group: { step }, sums: { days } })),
  state === 'open'
    ? { group: { waiting: step }, sums: { since: dayNumber(since) } }
    : { group: { step: 'decided' }, sums: { returns } },
];

/** How long applications waited on a step, and wait on it today; undefined where none ever did. */
export function stepTime(totals: readonly Total[], step: Step, today: Day): readonly StepTime[] {
  const over = totals.find(({ group }) => group['step'] === step);
  const open = totals.find(({ group }) => group['waiting'] === step);
  const { count: waiting = 0, sums } = open ?? {};
  const waits = (over?.count ?? 0) + waiting;
  if (waits === 0) return [];
  const openDays = Math.max(0, waiting * dayNumber(today) - (sums?.['since'] ?? 0));
  const days = (over?.sums['days'] ?? 0) + openDays;
  const meanDays = new Decimal(days).div(waits).toFixed(2);
  return [{ step, label: labels[step], waits, days, waiting, meanDays }];
}

/** How long each step of each application took. */
export const approvalSteps = defineView({
  name: 'approval-steps',
  version: 2,
  events,
  opens,
  on,
  rollups: { steps: counted },
  scope: { client: 'clientId' },
  queries: { ListApprovalTimes, FindBottleneck },
  allow: { ListApprovalTimes: everyone, FindBottleneck: everyone },
  answer: {
    ListApprovalTimes: ({ step, limit, cursor, sort = '-days' }, rows) =>
      rows.page({ step }, { limit, cursor, sort }),
    FindBottleneck: async (_, rows, { today = '' }) => {
      const totals = await rows.totals('steps');
      const times = steps.flatMap((step) => stepTime(totals, step, today));
      const [worst] = [...times].sort((a, b) => b.days - a.days);
      const decided = totals.find(({ group }) => group['step'] === 'decided');
      return {
        ...(worst && { bottleneck: worst.step, cause: worst.label }),
        steps: times,
        ...(decided && {
          returnsPerDecision: new Decimal(decided.sums['returns'] ?? 0)
            .div(decided.count)
            .toFixed(2),
        }),
      };
    },
  },
  indexes: [{ days: -1 }, { step: 1, days: -1 }],
  orders: ['days'],
});

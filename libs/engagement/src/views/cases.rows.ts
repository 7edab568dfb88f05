import type { Contribution, Day, Money } from '#kernel';
import { daysBetween } from '#kernel';
import type {
  CaseLine,
  CaseOutcome,
  CaseRaiser,
  CasePriority,
  CaseState,
  FeedbackChannel,
  Importance,
  ServiceStep,
} from '../case/case.codes.js';
import type { PlannedAction } from '../case/case.events.js';
import type { Promised } from '../case/case.state.js';
import type {
  RequestCategory,
  ServiceClock,
  Urgency,
} from '../service-level/service-level.codes.js';

/** One case and all that became of it. */
export interface CaseRow extends Promised {
  readonly caseId: string;
  readonly clientId?: string;
  readonly category: RequestCategory;
  readonly channel: FeedbackChannel;
  readonly urgency: Urgency;
  readonly subject: string;
  readonly text?: string;
  /** Absent where another system kept the case. */
  readonly raisedBy?: CaseRaiser;
  readonly receivedAt: string;
  readonly state: CaseState;
  /** Whether there is still something to do. */
  readonly open: boolean;
  readonly line?: CaseLine;
  readonly serviceStep?: ServiceStep;
  readonly product?: string;
  readonly theme?: string;
  readonly importance?: Importance;
  readonly priority?: CasePriority;
  readonly finding?: string;
  readonly actions: readonly PlannedAction[];
  readonly ownerId?: string;
  /** What was written, the first message of the client aside. */
  readonly messages: readonly {
    readonly from: 'client' | 'bank';
    readonly at: string;
    readonly text: string;
  }[];
  readonly paused: boolean;
  /** The clocks that were warned of or have failed. */
  readonly judgements: readonly {
    readonly kind: 'warned' | 'breached';
    readonly clock: ServiceClock;
    readonly on: Day;
    readonly toUnitId?: string;
  }[];
  readonly breached: boolean;
  readonly outcome?: CaseOutcome;
  readonly resolution?: string;
  readonly compensation?: Money;
  /** Whether every promise was kept. */
  readonly timely?: boolean;
  readonly workingMinutes?: number;
  readonly reopenings: readonly { readonly at: string; readonly reason: string }[];
  readonly review?: {
    readonly effective: boolean;
    readonly satisfaction?: number;
    readonly finding: string;
    readonly improvement?: string;
  };
  /** Where it was taken over from; `own` for a case of this system. */
  readonly source: string;
  readonly about?: string;
  readonly forwardedOn?: Day;
  readonly disputed?: boolean;
}

/** What cases may be counted by. */
export const caseDimensions = [
  'state',
  'category',
  'channel',
  'priority',
  'line',
  'serviceStep',
  'product',
  'outcome',
  'timely',
  'disputed',
  'breached',
  'daysToForward',
] as const;
export type CaseDimension = (typeof caseDimensions)[number];

/** The groups that a case counts in; a dimension that is not known of it counts as `unknown`. */
export function countedAs(row: CaseRow): readonly Contribution[] {
  const days =
    row.forwardedOn === undefined
      ? undefined
      : daysBetween(row.receivedAt.slice(0, 10), row.forwardedOn);
  const values: Readonly<Record<CaseDimension, string | number | boolean | undefined>> = {
    state: row.state,
    category: row.category,
    channel: row.channel,
    priority: row.priority,
    line: row.line,
    serviceStep: row.serviceStep,
    product: row.product,
    outcome: row.outcome,
    timely: row.timely,
    disputed: row.disputed,
    breached: row.breached,
    daysToForward: days,
  };
  return caseDimensions.map((dimension) => ({
    group: { dimension, value: String(values[dimension] ?? 'unknown'), source: row.source },
    sums: {},
  }));
}

/** What is to be improved: the cases of each theme, and how they went. */
export const themeOf = ({ theme, open, reopenings, breached, review }: CaseRow): Contribution[] =>
  theme === undefined
    ? []
    : [
        {
          group: { theme },
          sums: {
            open: open ? 1 : 0,
            reopened: reopenings.length > 0 ? 1 : 0,
            breached: breached ? 1 : 0,
            reviewed: review ? 1 : 0,
            effective: review?.effective ? 1 : 0,
            improved: review?.improvement === undefined ? 0 : 1,
          },
        },
      ];

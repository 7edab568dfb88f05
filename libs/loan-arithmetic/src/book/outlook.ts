import type { Currency, Day, Ratio, RoundingMode } from '#kernel';
import { minusRatio, noRatio, plusRatio, ratioOf, roundRatio, timesRatio } from '#kernel';
import type { AgeingBucket } from '../ageing/ageing.codes.js';
import type { AgeingTerms } from '../ageing/days-past-due.js';
import { ageingOn, isLate } from '../ageing/days-past-due.js';
import { beyondTolerance } from '../ageing/tolerance.js';
import type { DueComponent } from '../allocation/allocation.codes.js';
import type { DayCount } from '../daycount/day-count.js';
import { elapsed } from '../daycount/elapsed.js';
import type { InterestPeriod } from '../daycount/interest-period.js';
import type { OverdueRates, OverdueTerms } from './overdue-interest.js';
import { overdueInterest } from './overdue-interest.js';

/**
 * What the figures of later days follow from as long as nothing new happens: plain JSON, so that
 * whoever keeps it knows every evening without the terms and facts of the loan. Minor units.
 */
export interface Outlook {
  readonly on: Day;
  readonly currency: Currency;
  /** Principal drawn and not repaid, and money held, at the end of the day. */
  readonly outstanding: number;
  readonly held: number;
  /** Fallen due and unpaid, oldest instalment first. */
  readonly open: readonly OpenAmount[];
  /** The next due days, as far as two with something unpaid. */
  readonly coming: readonly ComingDue[];
  /** How interest runs until then. */
  readonly interest: readonly InterestPiece[];
  readonly overdue: OverdueOutlook;
  /** How days past due are counted, where something is agreed about it. */
  readonly ageing?: AgeingTerms;
}

/** What is unpaid of an item. */
export interface OpenAmount {
  readonly instalment: number;
  readonly component: DueComponent;
  readonly dueOn: Day;
  readonly minor: number;
  /** Overdue interest since the due day, unrounded (`"7/3600"`), and what of it was charged. */
  readonly run?: string;
  readonly charged?: number;
}

/** What will be unpaid of a due day, and what money that is held pays of it. */
export interface ComingDue {
  readonly dueOn: Day;
  readonly open: readonly OpenAmount[];
  readonly fromHeld: number;
  readonly principalFromHeld: number;
}

/** Days over which interest runs evenly by the day count. */
export interface InterestPiece {
  readonly from: Day;
  readonly to: Day;
  readonly period: InterestPeriod;
  /** Not due at `from`: settled in whole minor units, and running as a fraction of one. */
  readonly settled: number;
  readonly running: string;
  /** What runs in a whole year. */
  readonly perYear: string;
}

/** Day counts, rates and markups of a loan, in text. */
export interface OverdueOutlook {
  readonly mode: RoundingMode;
  readonly dayCount: DayCount;
  /** Absent where overdue amounts bear nothing. */
  readonly bears?: {
    readonly terms: OverdueTerms;
    readonly dayCount: DayCount;
    readonly contractRates: readonly { readonly from: Day; readonly rate: string }[];
    readonly misuse: readonly { readonly from: Day; readonly markup: string }[];
    readonly maturesOn: Day;
  };
}

/** The figures of a day. Minor units. */
export interface DayFigures {
  readonly outstanding: number;
  readonly held: number;
  /** Without penalty. */
  readonly due: number;
  readonly overdue: number;
  readonly accruedInterest: number;
  /** Penalty and compound interest, charged or not. */
  readonly penalty: number;
  readonly daysPastDue: number;
  readonly bucket: AgeingBucket;
  readonly overdueSince: Day | null;
  readonly nextDueOn: Day | null;
  readonly nextDue: number;
}

/** The figures of a day that is not before the outlook's own. */
export function figuresOn(outlook: Outlook, day: Day): DayFigures {
  const fallen = outlook.coming.filter(({ dueOn }) => dueOn <= day);
  const open = [...outlook.open, ...fallen.flatMap((due) => due.open)];
  const past = open.filter(({ dueOn }) => isLate(dueOn, day, outlook.ageing));
  const counted = beyondTolerance(past, outlook.ageing?.tolerated);
  const { daysPastDue, bucket, pastDueSince = null } = ageingOn(counted, day, outlook.ageing);
  const next = outlook.coming.find((due) => due.dueOn > day && due.open.length > 0);
  const penalty = (item: OpenAmount) => (item.component === 'penalty' ? item.minor : 0);
  const owed = (item: OpenAmount) => item.minor - penalty(item);
  return {
    outstanding: outlook.outstanding - sum(fallen, ({ principalFromHeld }) => principalFromHeld),
    held: outlook.held - sum(fallen, ({ fromHeld }) => fromHeld),
    due: sum(open, owed),
    overdue: sum(past, owed),
    accruedInterest: accruedOn(outlook, day),
    penalty: sum(open, (item) => penalty(item) + penaltyRun(item, outlook, day)),
    daysPastDue,
    bucket,
    overdueSince: pastDueSince,
    nextDueOn: next?.dueOn ?? null,
    nextDue: next === undefined ? 0 : sum(next.open, ({ minor }) => minor),
  };
}

function accruedOn({ interest, overdue: { mode, dayCount } }: Outlook, day: Day): number {
  const piece = interest.find(({ from, to }) => from <= day && day < to);
  if (piece === undefined) return 0;
  const { period, from, settled, running, perYear } = piece;
  const part = minusRatio(elapsed(dayCount, period, day), elapsed(dayCount, period, from));
  const run = plusRatio(fractionOf(running), timesRatio(fractionOf(perYear), part));
  return settled + Number(roundRatio(run, mode));
}

/** Penalty that has run on an item up to a day and was not charged. */
function penaltyRun(item: OpenAmount, { on, overdue, ageing }: Outlook, day: Day): number {
  const { component, dueOn, minor, run, charged = 0 } = item;
  if (overdue.bears === undefined || !isLate(dueOn, day, ageing)) return 0;
  if (component !== 'principal' && component !== 'interest') return 0;
  const rates = ratesOf(overdue.bears);
  const unpaid = { component, dueOn, minor, movements: [] };
  const before = dueOn < on ? overdueInterest(unpaid, rates, on).total : noRatio;
  const more = minusRatio(overdueInterest(unpaid, rates, day).total, before);
  const all = run === undefined ? more : plusRatio(fractionOf(run), more);
  return Number(roundRatio(all, overdue.mode)) - charged;
}

const ratesOf = (bears: NonNullable<OverdueOutlook['bears']>): OverdueRates => ({
  ...bears,
  contractRates: bears.contractRates.map(({ from, rate }) => ({ from, rate: ratioOf(rate) })),
  misuse: bears.misuse.map(({ from, markup }) => ({ from, markup: ratioOf(markup) })),
});

/** A fraction as text and back: exact, where a decimal would not be. */
export const fractionText = ({ over, under }: Ratio): string => `${over}/${under}`;

function fractionOf(text: string): Ratio {
  const [over = '0', under = '1'] = text.split('/');
  return { over: BigInt(over), under: BigInt(under) };
}

const sum = <T>(all: readonly T[], of: (one: T) => number): number =>
  all.reduce((total, one) => total + of(one), 0);

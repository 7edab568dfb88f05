import type { Day, Level, Money } from '#kernel';
import { addDays, addMonths, daysBetween, Decimal, levels, partsOf, plus } from '#kernel';
import type { ClientFlag, LifecycleStage, Name, SizeClass } from '#clients';
import type { LoanFigures, RatingGrade, WarningSignal, WithDealings } from '#risk';
import { daysPastDueOn, isRunning, isUnrecovered } from '#risk';
import type { SegmentFigures } from '../segment/segment-figures.js';
import type { Segment } from '../strategy.codes.js';
import type { WithPlaces } from './segment-memory.js';
import { behaviourOn, cooperationOn, incomeOfYear, noPlaces } from './segment-memory.js';

/** The revenue of a fiscal year, as last stated. */
export interface AnnualRevenue {
  readonly fiscalYear: number;
  readonly revenue: Money;
}

/** A rule, because of these figures; or the judgement of a person until a day. */
export type SegmentReason =
  | {
      readonly by: 'rule';
      readonly rule: string;
      readonly version: number;
      readonly criteriaId?: string;
      readonly because: Partial<SegmentFigures>;
    }
  | { readonly by: 'person'; readonly reason: string; readonly expiresOn: Day };

/** A warning that stands, and what it speaks of. */
interface StandingWarning {
  readonly rule: string;
  readonly level: Level;
  readonly signal: WarningSignal;
}

/** A client, the type it is of and why, and what its figures are made of. */
export interface SegmentRow extends WithDealings, WithPlaces {
  readonly clientId: string;
  readonly name?: Name;
  readonly managerId?: string;
  /** The person whose demographics decide the demographic group. */
  readonly ownerId?: string;
  readonly segment: Segment;
  /** Since when it is in the segment: at first, since it was heard of. */
  readonly since?: Day;
  /** Who said so and why; null before anybody did, and after an override was lifted. */
  readonly why: SegmentReason | null;
  readonly facts: {
    readonly lifecycle?: LifecycleStage;
    readonly size?: SizeClass;
    readonly flags: readonly ClientFlag[];
    readonly foundedYear?: number;
    /** A section of its industry classification, and a region. */
    readonly industry?: string;
    readonly region?: string;
  };
  /** The grade in force, and that of the model where a person knows better. */
  readonly rating?: RatingGrade;
  readonly modelRating?: RatingGrade;
  readonly ratedByHand?: boolean;
  /** Since when bank and client have known each other. */
  readonly knownSince?: Day;
  /** The last three fiscal years that were stated, the latest first. */
  readonly revenues: readonly AnnualRevenue[];
  readonly warnings: readonly StandingWarning[];
  /** The day on which the last loan or application ended. */
  readonly lastDealingOn?: Day;
  /** The last day on which a loan was more than seven days past due. */
  readonly longOverdueOn?: Day;
  /** Outstanding principal of the running loans, an amount for each currency. */
  readonly exposure: readonly Money[];
  /** Whether the passing of a day may change the type. */
  readonly awake: boolean;
}

export const unclassified = (clientId: string): SegmentRow => ({
  clientId,
  segment: 'unclassified',
  why: null,
  facts: { flags: [] },
  loans: [],
  applications: [],
  revenues: [],
  warnings: [],
  exposure: [],
  awake: false,
  ...noPlaces,
});

/** A type that only an event can end, once nothing is under way: time passes it by. */
const lasting: ReadonlySet<Segment> = new Set<Segment>(['risk', 'churning']);

/** The row with what follows from the rest of it. */
export function settled(row: SegmentRow): SegmentRow {
  const changes = row.lastDealingOn !== undefined && !lasting.has(row.segment);
  return {
    ...row,
    exposure: exposureOf(row.loans),
    awake: isUnderWay(row) || row.why?.by === 'person' || changes,
  };
}

const isUnderWay = ({ loans, applications }: SegmentRow): boolean =>
  applications.length > 0 ||
  loans.some(({ status }) => status === 'running' || status === 'granted');

function exposureOf(loans: readonly LoanFigures[]): readonly Money[] {
  const sums: Money[] = [];
  for (const loan of loans) {
    if (!isRunning(loan) || loan.outstanding.minor === 0) continue;
    const { currency } = loan.outstanding;
    const place = sums.findIndex((sum) => sum.currency === currency);
    const sum = sums[place];
    if (sum === undefined) sums.push(loan.outstanding);
    else sums[place] = plus(sum, loan.outstanding);
  }
  return sums;
}

/** Days past due that speak of a debtor and not of a transfer under way. */
const longOverdue = 7;

/** The row after its loans or applications have changed on a day. */
export function afterDealing(after: SegmentRow, before: SegmentRow, day: Day): SegmentRow {
  const overdue = (row: SegmentRow, on: Day) =>
    row.loans.some((loan) => isRunning(loan) && daysPastDueOn(loan, on) > longOverdue);
  const ended = after.applications.length < before.applications.length || endedLoans(after, before);
  return settled({
    ...after,
    since: before.since ?? day,
    // A payment counts from its own day: what it ends lasted until the day before.
    ...(overdue(before, addDays(day, -1)) || overdue(after, day)
      ? { longOverdueOn: latest(day, before.longOverdueOn) }
      : {}),
    ...(ended ? { lastDealingOn: latest(day, before.lastDealingOn) } : {}),
    knownSince:
      before.knownSince !== undefined && before.knownSince < day ? before.knownSince : day,
  });
}

const endedLoans = (after: SegmentRow, before: SegmentRow): boolean =>
  after.loans.filter(isOver).length > before.loans.filter(isOver).length;

const isOver = ({ status }: LoanFigures): boolean => status !== 'granted' && status !== 'running';

const latest = (day: Day, other: Day | undefined): Day =>
  other !== undefined && other > day ? other : day;

/** The figures of a client on a day, for the rules of segmentation. */
export function segmentFiguresOn(row: SegmentRow, day: Day): SegmentFigures {
  const { facts, lastDealingOn, knownSince } = row;
  const running = row.loans.filter(isRunning);
  const growth = growthOf(row.revenues, day);
  const creditWarning = gravest(row, 'credit');
  const relationshipWarning = gravest(row, 'relationship');
  const idle = isUnderWay(row) ? undefined : lastDealingOn;
  const daysPastDue = Math.max(0, ...running.map((loan) => daysPastDueOn(loan, day)));
  const since = addMonths(day, -24);
  return {
    daysPastDue,
    ...(creditWarning && { creditWarning }),
    ...(relationshipWarning && { relationshipWarning }),
    loansWrittenOff: row.loans.filter(isUnrecovered).length,
    runningLoans: running.length,
    ...(idle !== undefined && { daysSinceLastDealing: Math.max(0, daysBetween(idle, day)) }),
    exposure: row.exposure,
    ...(knownSince !== undefined && { tenureYears: wholeYears(knownSince, day) }),
    ...(facts.foundedYear !== undefined && {
      ageYears: Math.max(0, partsOf(day).year - facts.foundedYear),
    }),
    ...(facts.size && { size: facts.size }),
    flags: facts.flags,
    ...(growth !== undefined && { revenueGrowth: growth }),
    longOverdueIn24Months:
      daysPastDue > longOverdue || (row.longOverdueOn !== undefined && row.longOverdueOn > since),
    ...(facts.lifecycle && { lifecycle: facts.lifecycle }),
    ...(row.rating && { rating: row.rating }),
    ...(row.income.length > 0 && { incomeOfYear: incomeOfYear(row.income, day) }),
    ...(row.products.length > 0 && { loanProducts: row.products.length }),
    ...behaviourOn(row.accountMonths, day),
    ...cooperationOn(row, day),
    applicationsUnderWay: row.applications.length,
    ...(facts.industry !== undefined && { industry: facts.industry }),
    ...(facts.region !== undefined && { region: facts.region }),
  };
}

/** The gravest level of the warnings that speak of something. */
const gravest = ({ warnings }: SegmentRow, signal: WarningSignal): Level | undefined =>
  levels.findLast((each) =>
    warnings.some((warning) => warning.level === each && warning.signal === signal),
  );

/** Whole years from one day to another; none before the first anniversary. */
function wholeYears(from: Day, to: Day): number {
  const years = partsOf(to).year - partsOf(from).year;
  return Math.max(0, addMonths(from, years * 12) > to ? years - 1 : years);
}

/** Growth of the last fiscal year stated over the one before; the statement is two years old at most. */
function growthOf(revenues: readonly AnnualRevenue[], day: Day): string | undefined {
  const [last, former] = revenues;
  if (last === undefined || former === undefined) return undefined;
  const recent = last.fiscalYear >= partsOf(day).year - 2;
  const comparable =
    last.fiscalYear === former.fiscalYear + 1 &&
    last.revenue.currency === former.revenue.currency &&
    former.revenue.minor > 0;
  if (!recent || !comparable) return undefined;
  return new Decimal(last.revenue.minor).div(former.revenue.minor).minus(1).toFixed(4);
}

/** The revenues after one more was stated; a later statement of the same year replaces it. */
export const withRevenue = (
  revenues: readonly AnnualRevenue[],
  stated: AnnualRevenue,
): readonly AnnualRevenue[] =>
  [...revenues.filter(({ fiscalYear }) => fiscalYear !== stated.fiscalYear), stated]
    .toSorted((a, b) => b.fiscalYear - a.fiscalYear)
    .slice(0, 3);

/** The row after a warning was raised. */
export const withWarning = (row: SegmentRow, warning: StandingWarning): SegmentRow => ({
  ...row,
  warnings: [...withoutWarning(row, warning.rule).warnings, warning],
});

/** The row after the level of a warning changed. One that stands no more is not put back. */
export const atLevel = (row: SegmentRow, rule: string, level: Level): SegmentRow => ({
  ...row,
  warnings: row.warnings.map((each) => (each.rule === rule ? { ...each, level } : each)),
});

/** The row after a warning was lifted or closed. */
export const withoutWarning = (row: SegmentRow, rule: string): SegmentRow => ({
  ...row,
  warnings: row.warnings.filter((warning) => warning.rule !== rule),
});

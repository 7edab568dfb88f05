import type { Day, DecimalText } from '#kernel';
import { daysBetween, Decimal } from '#kernel';
import type { OutsideStatement } from '../outside.rows.js';
import { registers } from '../registers/registers.js';
import { areaUnder } from './area-under.js';

/** A closing date that moves by more days than these is an extension. */
const extensionDays = 180;
/** More than this share of the principal cancelled anew is a loan that failed in part. */
const cancelledShare = '0.1';
/** Loans under way: signed and effective, and not yet wholly disbursed. */
const underWay: readonly string[] = ['Effective', 'Disbursing', 'Disbursing&Repaying'];

export const signalNames = [
  'disbursementLag',
  'daysSinceLastDisbursement',
  'daysToEffectiveness',
] as const;
type Signal = (typeof signalNames)[number];

/** How well signals of the first statement foresaw what the later one shows. */
export interface Outcome {
  readonly outcome: 'closingExtended' | 'partCancelled';
  readonly events: number;
  readonly rate: DecimalText;
  /** Chance that a loan with the outcome had the higher signal: 0.5 foresees nothing. */
  readonly areaUnderCurve: Readonly<Record<Signal, DecimalText>>;
  /** How often it came in the fifth of the loans that lagged most, and least. */
  readonly topFifth: DecimalText;
  readonly bottomFifth: DecimalText;
}

export interface Foresight {
  readonly loans: number;
  readonly outcomes: readonly Outcome[];
}

/** One loan under way: its signals then, and what became of it. */
interface Followed {
  readonly signals: Readonly<Record<Signal, number>>;
  readonly closingExtended: boolean;
  readonly partCancelled: boolean;
}

const later = (from: Day | undefined, to: Day): number =>
  from === undefined ? Number.POSITIVE_INFINITY : daysBetween(from, to);

/**
 * Share of the time from effectiveness to closing that is over, less the share of the money that is
 * disbursed: what is neither cancelled nor undisbursed. Above nothing, the money is behind the time.
 */
function disbursementLag({ days, amounts, on }: OutsideStatement): number | undefined {
  const { effective, closing } = days;
  const { principal, cancelled = '0', undisbursed = '0' } = amounts;
  if (effective === undefined || closing === undefined || principal === undefined) return undefined;
  const whole = new Decimal(principal).minus(cancelled);
  const time = daysBetween(effective, closing);
  if (time <= 0 || whole.lte(0)) return undefined;
  const elapsed = new Decimal(daysBetween(effective, on)).div(time);
  return elapsed.minus(1).plus(new Decimal(undisbursed).div(whole)).toNumber();
}

function followed(before: OutsideStatement, after: OutsideStatement): readonly Followed[] {
  const { status } = registers[before.register];
  const { closing, effective, approved, lastDisbursement } = before.days;
  const standing = status === undefined ? undefined : before.texts[status];
  const disbursementLagged = disbursementLag(before);
  if (standing === undefined || !underWay.includes(standing)) return [];
  if (closing === undefined || effective === undefined || closing <= before.on) return [];
  if (disbursementLagged === undefined) return [];
  const cancelled = (of: OutsideStatement) => new Decimal(of.amounts['cancelled'] ?? '0');
  const bound = new Decimal(before.amounts['principal'] ?? '0').times(cancelledShare);
  const moved = after.days['closing'];
  return [
    {
      signals: {
        disbursementLag: disbursementLagged,
        daysSinceLastDisbursement: later(lastDisbursement, before.on),
        daysToEffectiveness: later(approved, effective),
      },
      closingExtended: moved !== undefined && daysBetween(closing, moved) > extensionDays,
      partCancelled: cancelled(after).minus(cancelled(before)).gt(bound),
    },
  ];
}

const text = (value: number): DecimalText => new Decimal(value).toFixed(4);
const shareOf = (some: readonly boolean[]): number =>
  some.length === 0 ? 0 : some.filter(Boolean).length / some.length;

function outcomeOf(outcome: Outcome['outcome'], loans: readonly Followed[]): Outcome {
  const came = (some: readonly Followed[]) => some.map((each) => each[outcome]);
  const area = (signal: Signal) =>
    text(areaUnder(loans.map((each) => [each.signals[signal], each[outcome]] as const)));
  const byLag = [...loans].sort((a, b) => a.signals.disbursementLag - b.signals.disbursementLag);
  const fifth = Math.ceil(byLag.length / 5);
  return {
    outcome,
    events: came(loans).filter(Boolean).length,
    rate: text(shareOf(came(loans))),
    areaUnderCurve: {
      disbursementLag: area('disbursementLag'),
      daysSinceLastDisbursement: area('daysSinceLastDisbursement'),
      daysToEffectiveness: area('daysToEffectiveness'),
    },
    topFifth: text(shareOf(came(byLag.slice(-fifth)))),
    bottomFifth: text(shareOf(came(byLag.slice(0, fifth)))),
  };
}

/** Follows the loans that were under way at one statement to the next. */
export class Follow {
  private readonly before = new Map<string, OutsideStatement>();
  private readonly loans: Followed[] = [];

  seeBefore(statement: OutsideStatement): void {
    if (statement.ambiguous !== true) this.before.set(statement.number, statement);
  }

  seeAfter(statement: OutsideStatement): void {
    const before = this.before.get(statement.number);
    if (statement.ambiguous === true || before === undefined) return;
    this.loans.push(...followed(before, statement));
  }

  figures(): Foresight {
    const { loans } = this;
    if (loans.length === 0) return { loans: 0, outcomes: [] };
    return {
      loans: loans.length,
      outcomes: [outcomeOf('closingExtended', loans), outcomeOf('partCancelled', loans)],
    };
  }
}

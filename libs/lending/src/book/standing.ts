import type { Day, DecimalText, Money, Ratio } from '#kernel';
import { daysBetween, decimalOf, minusRatio, noRatio, plusRatio, ratio, ratioOf } from '#kernel';
import type { AccrualPlan, AgeingBucket } from '#loan-arithmetic';
import { bucketOf, runningInterest } from '#loan-arithmetic';
import type { ChargeTerms } from './account.js';
import type { Book, BookItem } from './book.js';
import { isOpenOn, paidOn, runOn, unpaidOn } from './book.js';
import { chargedOn, rateOn, rounded } from './charge.js';

/**
 * How a loan stands at the end of a day, by all facts that count up to then: the decided figures
 * of allocation and ageing, so that nobody else has to know the schedule. Figures of later days
 * follow from it by `standingOn`, as long as nothing new happens.
 */
export interface LoanStanding {
  readonly on: Day;
  /** Principal drawn and not repaid. */
  readonly outstanding: Money;
  /** Fallen due up to the day and unpaid, without penalty. Includes what is overdue. */
  readonly due: Money;
  /** The part of `due` that fell due before the day. */
  readonly overdue: Money;
  /** Paid before anything was due for it, or beyond all that is owed (暂收款). */
  readonly overpaid: Money;
  /** Interest that has run up to the day, which does not count itself, and is not due yet. */
  readonly accruedInterest: Money;
  /** Penalty and compound interest up to the day, charged or not, and unpaid. */
  readonly penalty: Money;
  readonly daysPastDue: number;
  readonly bucket: AgeingBucket;
  /** The earliest due date that is unpaid and past. */
  readonly overdueSince: Day | null;
  /** The next due day with something unpaid, after the day; null when none is left. */
  readonly nextDueOn: Day | null;
  readonly nextDue: Money;
  /** The next day on which the end of the day will find something new, as far as is known. */
  readonly nextAgeingOn: Day | null;
  readonly basis: StandingBasis;
}

/** What the figures of later days follow from. */
export interface StandingBasis {
  /** What is due up to the day and unpaid, and the next two due days; oldest first. */
  readonly unpaid: readonly UnpaidInstalment[];
  /** How interest runs on the day and until the next due days. */
  readonly accruing: readonly AccrualStretch[];
  readonly charges: ChargeTerms;
}

/** What is unpaid of one instalment. Amounts in minor units. */
export interface UnpaidInstalment {
  readonly instalment: number;
  readonly dueOn: Day;
  readonly principal: number;
  readonly interest: number;
  readonly fee: number;
  /** Penalty that was charged when money came in, and is unpaid. */
  readonly penalty: number;
  /** What has run of penalty and was not charged yet, as a fraction: `"7/3600"`. */
  readonly running: string;
}

/** A period of interest with what changes inside it. Amounts in minor units. */
export interface AccrualStretch {
  readonly from: Day;
  readonly to: Day;
  readonly months?: number;
  readonly last: boolean;
  readonly balance: number;
  readonly annualRate: DecimalText;
  readonly changes: readonly {
    readonly on: Day;
    readonly drawn?: number;
    readonly annualRate?: DecimalText;
  }[];
}

/** How the loan of a book stands at the end of a day. `nextAgeingOn` is the caller's to know. */
export function standingIn(
  book: Book,
  plan: AccrualPlan,
  day: Day,
): Omit<LoanStanding, 'nextAgeingOn'> {
  const { account, items, settlements } = book;
  const { currency, drawdowns, charges } = account;
  const drawn = sum(drawdowns, ({ amount, on }) => (on <= day ? amount.minor : 0));
  const repaid = sum(items, ({ component, movements }) =>
    component === 'principal' ? paidOn(movements, day) : 0,
  );
  const basis = {
    unpaid: unpaidIn(book, day),
    accruing: accruing(plan, day),
    charges: {
      ...charges,
      annualRate: rateOn(charges, day),
      rateChanges: charges.rateChanges.filter(({ on }) => on > day),
    },
  };
  return {
    on: day,
    outstanding: { minor: drawn - repaid, currency },
    overpaid: { minor: sum(settlements, ({ on, held }) => (on <= day ? held : 0)), currency },
    ...figuresOf(basis, currency, day, day),
    basis,
  };
}

/**
 * The same loan at the end of a later day, if nothing happens until then that `nextAgeingOn` does
 * not announce: days past due, overdue, interest and penalty go on by themselves.
 */
export function standingOn(standing: LoanStanding, day: Day): LoanStanding {
  const { on, basis, outstanding } = standing;
  if (day <= on) return standing;
  return { ...standing, on: day, ...figuresOf(basis, outstanding.currency, on, day) };
}

type DailyFigures = Omit<
  LoanStanding,
  'on' | 'outstanding' | 'overpaid' | 'nextAgeingOn' | 'basis'
>;

/** The figures that change with the day alone, from a basis of the same or an earlier day. */
function figuresOf(
  { unpaid, accruing: periods, charges }: StandingBasis,
  currency: string,
  from: Day,
  day: Day,
): DailyFigures {
  const money = (minor: number): Money => ({ minor, currency });
  const owed = ({ principal, interest, fee }: UnpaidInstalment) => principal + interest + fee;
  const past = unpaid.filter(({ dueOn }) => dueOn < day);
  const coming = unpaid.filter(({ dueOn }) => dueOn > day);
  const nextDueOn = coming[0]?.dueOn ?? null;
  const overdueSince = past[0]?.dueOn ?? null;
  const daysPastDue = overdueSince === null ? 0 : daysBetween(overdueSince, day);
  const period = periods.find((each) => each.from < day && day < each.to);
  const interest = period === undefined ? undefined : runningInterest(planOf(period, charges), day);
  return {
    due: money(sum(unpaid, (one) => (one.dueOn <= day ? owed(one) : 0))),
    overdue: money(sum(past, owed)),
    accruedInterest: money(interest === undefined ? 0 : rounded(interest)),
    penalty: money(sum(unpaid, (one) => penaltyOf(one, charges, from, day))),
    daysPastDue,
    bucket: bucketOf(daysPastDue),
    overdueSince,
    nextDueOn,
    nextDue: money(sum(coming, (one) => (one.dueOn === nextDueOn ? owed(one) : 0))),
  };
}

/** Charged and unpaid, and what has run since, rounded once. */
function penaltyOf(one: UnpaidInstalment, charges: ChargeTerms, from: Day, day: Day): number {
  const unpaid = one.principal + one.interest;
  const stretch = { from: one.dueOn > from ? one.dueOn : from, unpaid };
  const more = chargedOn([stretch], charges, day);
  return one.penalty + rounded(plusRatio(fractionOf(one.running), more));
}

function unpaidIn({ account, items }: Book, day: Day): readonly UnpaidInstalment[] {
  const open = items.filter((item) => item.dueOn <= day && isOpenOn(item, day));
  const coming = items.filter((item) => item.dueOn > day && isOpenOn(item, item.dueOn));
  const next = [...new Set(coming.map(({ dueOn }) => dueOn))].sort().slice(0, 2);
  const shown = [...open, ...coming.filter(({ dueOn }) => next.includes(dueOn))];
  return [...new Set(shown.map(({ instalment }) => instalment))]
    .map((instalment) => items.filter((item) => item.instalment === instalment))
    .map((parts) => unpaidOf(parts, account.charges, day))
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
}

function unpaidOf(parts: readonly BookItem[], charges: ChargeTerms, day: Day): UnpaidInstalment {
  const [first] = parts;
  // What falls due later is shown as it will be then: money held in suspense pays it on its day.
  const left = (...components: readonly string[]) =>
    sum(parts, (item) =>
      components.includes(item.component)
        ? item.dueOn > day
          ? item.amount - paidOn(item.movements, item.dueOn)
          : unpaidOn(item, day)
        : 0,
    );
  const charged = sum(parts, ({ component, dueOn, amount }) =>
    component === 'penalty' && dueOn <= day ? amount : 0,
  );
  const run = minusRatio(runOn(parts, charges, day), ratio(charged));
  return {
    instalment: first?.instalment ?? 0,
    dueOn: oldestOpen(parts, day),
    principal: left('principal'),
    interest: left('interest'),
    fee: left('fee', 'cost'),
    penalty: sum(parts, (item) => (item.component === 'penalty' ? unpaidOn(item, day) : 0)),
    running: `${run.over}/${run.under}`,
  };
}

/** The earliest due date with something unpaid; that of the next part where nothing is due yet. */
function oldestOpen(parts: readonly BookItem[], day: Day): Day {
  const open = parts.filter((item) => isOpenOn(item, item.dueOn > day ? item.dueOn : day));
  return (open.length > 0 ? open : parts).map(({ dueOn }) => dueOn).sort()[0] ?? day;
}

const fractionOf = (text: string): Ratio => {
  const [over = '0', under = '1'] = text.split('/');
  return { over: BigInt(over), under: BigInt(under) };
};

/** The running period and the two after it. */
const accruing = ({ periods }: AccrualPlan, day: Day): readonly AccrualStretch[] =>
  periods
    .filter(({ to, interest }) => to > day && interest > 0n)
    .slice(0, 3)
    .map(({ period, opening, changes }) => ({
      from: period.from,
      to: period.to,
      ...(period.months !== undefined && { months: period.months }),
      last: period.last === true,
      balance: Number(opening.balance),
      annualRate: decimalOf(opening.rate).toFixed(),
      changes: changes.map(({ on, drawn, rate }) => ({
        on,
        ...(drawn !== undefined && { drawn: Number(drawn) }),
        ...(rate !== undefined && { annualRate: decimalOf(rate).toFixed() }),
      })),
    }));

/** An accrual plan of one period. */
function planOf(stretch: AccrualStretch, { dayCount }: ChargeTerms): AccrualPlan {
  const { from, to, months, last, balance, annualRate, changes } = stretch;
  const ends = { dueOn: to, interest: 'due', principal: true, yearFraction: ratio(0) } as const;
  const period = { from, to, months, last, ...ends };
  return {
    currency: '',
    dayCount,
    mode: 'halfUp',
    periods: [
      {
        from,
        to,
        period,
        opening: { balance: BigInt(balance), rate: ratioOf(annualRate) },
        changes: changes.map(({ on, drawn, annualRate: rate }) => ({
          on,
          ...(drawn !== undefined && { drawn: BigInt(drawn) }),
          ...(rate !== undefined && { rate: ratioOf(rate) }),
        })),
        carried: noRatio,
        interest: 1n,
        runs: 'byBalance',
      },
    ],
  };
}

const sum = <T>(all: readonly T[], of: (one: T) => number): number =>
  all.reduce((total, one) => total + of(one), 0);

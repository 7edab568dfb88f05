import type { Money, Ratio } from '#kernel';
import { ratioOf, roundRatio, timesRatio } from '#kernel';
import { checkTerms } from './check-terms.js';
import { equalInstalment } from './instalment.js';
import type { Period } from './periods.js';
import { periodsOf } from './periods.js';
import { scheduleRefusals } from './schedule.refusals.js';
import type { Schedule, ScheduleRow, ScheduleTerms } from './terms.js';

/** What a method knows when it says how much principal a row repays. Amounts in minor units. */
interface Step {
  /** From 0. */
  readonly index: number;
  readonly balance: bigint;
  readonly interest: bigint;
}
type PrincipalRule = (step: Step) => bigint;

/**
 * What is due when, exact to the minor unit. The interest of a row is the balance times the rate
 * times the year fraction, rounded once; the last row takes the rest of the principal.
 *
 * @throws a refusal that names the field, see `scheduleRefusals`
 */
export function repaymentSchedule(terms: ScheduleTerms): Schedule {
  checkTerms(terms);
  const periods = periodsOf(terms);
  const mode = terms.rounding?.mode ?? 'halfUp';
  const rate = ratioOf(terms.annualRate, 'annualRate');
  const rule = principalRule(terms, periods, rate);
  const { currency } = terms.principal;
  const money = (minor: bigint): Money => ({ minor: Number(minor), currency });

  let balance = BigInt(terms.principal.minor);
  let total = 0n;
  const rows = periods.map((period, index): ScheduleRow => {
    const interest = roundRatio(interestOn(balance, rate, period.yearFraction), mode);
    const last = index === periods.length - 1;
    const principal = last ? balance : rule({ index, balance, interest });
    if (principal < 0n || principal > balance) {
      throw scheduleRefusals.InstalmentBelowInterest({ field: 'instalments', row: index + 1 });
    }
    balance -= principal;
    total += interest;
    return {
      number: index + 1,
      from: period.from,
      dueOn: period.dueOn,
      principal: money(principal),
      interest: money(interest),
      due: money(principal + interest),
      balanceAfter: money(balance),
    };
  });
  return {
    rows,
    principal: terms.principal,
    interest: money(total),
    maturesOn: periods.at(-1)?.dueOn ?? terms.startsOn,
  };
}

function principalRule(
  terms: ScheduleTerms,
  periods: readonly Period[],
  rate: Ratio,
): PrincipalRule {
  const mode = terms.rounding?.mode ?? 'halfUp';
  switch (terms.method) {
    case 'equalInstalment': {
      const [first, ...later] = periods.map((period) => timesRatio(rate, period.yearFraction));
      const owed = BigInt(terms.principal.minor);
      const factor = first ?? rate;
      const grown = { over: owed * (factor.under + factor.over), under: factor.under };
      const instalment = equalInstalment({ grown, factors: later, mode });
      return ({ interest }) => instalment - interest;
    }
    case 'equalPrincipal': {
      const share = roundRatio(
        { over: BigInt(terms.principal.minor), under: BigInt(periods.length) },
        mode,
      );
      return () => share;
    }
    case 'interestOnly':
    case 'bullet':
      return () => 0n;
    default:
      throw scheduleRefusals.UnknownMethod({ field: 'method', found: terms.method });
  }
}

const interestOn = (balance: bigint, rate: Ratio, part: Ratio): Ratio => ({
  over: balance * rate.over * part.over,
  under: rate.under * part.under,
});

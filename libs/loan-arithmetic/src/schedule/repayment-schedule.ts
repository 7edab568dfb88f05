import type { Money } from '#kernel';
import { moneyOf, ratioOf } from '#kernel';
import type { AmortisedRow, PlainRow } from './amortisation.js';
import { amortise, deferInterest } from './amortisation.js';
import { checkTerms } from './check-terms.js';
import { longest } from './checks.js';
import type { Drawn } from './beside-plan.js';
import { drawnBy, prepaidBy, withPayments } from './beside-plan.js';
import type { Change } from './interest.js';
import { periodsOf } from './periods.js';
import type { Plan } from './principal-rules.js';
import { scheduleRefusals } from './schedule.refusals.js';
import { smoothed } from './smoothing.js';
import type { Schedule, ScheduleRow, ScheduleTerms } from './terms.js';

/**
 * What is due when, exact to the minor unit. The interest of a row is the balance times the rate
 * times the year fraction, summed over the changes inside its period and rounded once; the last
 * row takes the rest of the principal.
 *
 * @throws a refusal that names the field, see `scheduleRefusals`
 */
export function repaymentSchedule(terms: ScheduleTerms): Schedule {
  const { rows, drawn } = amortisedRows(terms);
  const due = deferInterest(rows, terms.grace?.interest ?? 0);
  const paid = [...drawn.paidDown, ...prepaidBy(terms)];
  return dressed(withPayments(due, drawn.drawn, paid), terms.principal);
}

/** The rows with what their interest counts on, before anything is moved between them. */
export function amortisedRows(terms: ScheduleTerms): {
  readonly rows: readonly AmortisedRow[];
  readonly drawn: Drawn;
} {
  checkTerms(terms);
  const mode = terms.rounding?.mode ?? 'halfUp';
  const drawn = drawnBy(terms, mode, BigInt(terms.rounding?.multipleOf ?? 1));
  const changes = changesOf(terms, drawn);
  const plan = planOf(withRows(terms, changes));
  const end = plan.periods[plan.rows - 1]?.to ?? terms.startsOn;
  const outside = changes.find(({ on, drawn: by }) => by && (on < terms.startsOn || on >= end));
  if (outside?.drawn) {
    throw outside.drawn > 0n
      ? scheduleRefusals.DrawdownOutsideTerm({ field: 'drawdowns', on: outside.on })
      : scheduleRefusals.PrepaymentOutsideTerm({ field: 'prepayments', on: outside.on });
  }
  return { rows: smoothed(plan, (tried) => amortise(tried, changes)), drawn };
}

/** Where the instalment is given, as many rows as it takes to repay: tried in ever longer plans. */
function withRows(terms: ScheduleTerms, changes: readonly Change[]): ScheduleTerms {
  const { instalmentAmount } = terms;
  if (instalmentAmount === undefined) return terms;
  for (let instalments = 12; ; instalments = Math.min(2 * instalments, longest)) {
    const rows = amortise(planOf({ ...terms, instalments }), changes);
    const last = rows.findLastIndex(({ principal }) => principal > 0n);
    const { principal = 0n, interest = 0n } = rows[last] ?? {};
    if (principal + interest <= BigInt(instalmentAmount.minor)) {
      return { ...terms, instalments: last + 1 };
    }
    if (instalments === longest) {
      throw scheduleRefusals.InstalmentBelowInterest({ field: 'instalmentAmount' });
    }
  }
}

function planOf(terms: ScheduleTerms): Plan {
  const { amortisedOver } = terms.balloon ?? {};
  const beyond = amortisedOver === undefined ? 0 : amortisedOver - (terms.instalments ?? 0);
  const periods = periodsOf(terms, beyond);
  return {
    terms,
    periods,
    rows: periods.length - beyond,
    mode: terms.rounding?.mode ?? 'halfUp',
    multiple: BigInt(terms.rounding?.multipleOf ?? 1),
  };
}

/** Drawdowns less what is paid down, prepayments and rate changes, in order of their days. */
function changesOf(terms: ScheduleTerms, { drawn, paidDown }: Drawn): Change[] {
  const { rateChanges = [], prepayments = [] } = terms;
  const changes: Change[] = [
    ...drawn.map(({ on, minor }, index) => ({ on, drawn: minor - (paidDown[index]?.minor ?? 0n) })),
    ...rateChanges.map(({ on, annualRate, instalment }) => ({
      on,
      rate: ratioOf(annualRate, 'rateChanges'),
      atOnce: instalment === 'atOnce',
    })),
    ...prepayments.map(({ on, amount, effect = 'reduceInstalment' }) => {
      const minor = BigInt(amount.minor);
      return {
        on,
        drawn: -minor,
        ahead: effect === 'reduceInstalment' ? 0n : minor,
        credit: effect === 'nextInstalments' ? minor : 0n,
      };
    }),
  ];
  return changes.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

function dressed(plain: readonly PlainRow[], { currency, minor }: Money): Schedule {
  const money = (amount: bigint): Money => moneyOf(amount, currency);
  let interest = 0n;
  const rows = plain.map((row, index): ScheduleRow => {
    interest += row.interest;
    return {
      number: index + 1,
      from: row.from,
      dueOn: row.dueOn,
      principal: money(row.principal),
      interest: money(row.interest),
      due: money(row.principal + row.interest),
      balanceAfter: money(row.balanceAfter),
    };
  });
  return {
    rows,
    principal: { minor, currency },
    interest: money(interest),
    maturesOn: rows.at(-1)?.dueOn ?? '',
  };
}

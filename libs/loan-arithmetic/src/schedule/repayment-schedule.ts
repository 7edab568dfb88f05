import type { Money } from '#kernel';
import { moneyOf, ratioOf } from '#kernel';
import type { AmortisedRow } from './methods/amortisation.js';
import { amortise, deferInterest } from './methods/amortisation.js';
import { checkTerms } from './checks/check-terms.js';
import { allowed, longest } from './checks/checks.js';
import type { Drawn } from './beside-plan.js';
import type { DayAmount, PlainRow } from './rows.js';
import { byDay, drawnBy, prepaidBy, withPayments } from './beside-plan.js';
import type { Change } from './interest.js';
import type { Period } from './due-dates/periods.js';
import { periodsOf } from './due-dates/periods.js';
import type { Plan } from './methods/principal-rules.js';
import { scheduleRefusals } from './schedule.refusals.js';
import { smoothed } from './methods/smoothing.js';
import { datesOfStages } from './methods/stages.js';
import type { Schedule, ScheduleRow, ScheduleTerms } from './terms.js';

/**
 * What is due when, exact to the minor unit. The interest of a row is the balance times the rate
 * times the year fraction, summed over the changes inside its period and rounded once; the last
 * row takes the rest of the principal.
 *
 * @throws a refusal that names the field, see `scheduleRefusals`
 */
export const repaymentSchedule = (terms: ScheduleTerms): Schedule =>
  scheduleOf(terms, amortisedRows(terms));

/** The schedule of rows that are amortised already. */
export const scheduleOf = (terms: ScheduleTerms, amortised: Amortised): Schedule =>
  dressed(plainRows(terms, amortised), terms.principal);

/** The rows of the schedule in minor units: what is moved between rows, or stands beside them, too. */
export function plainRows(terms: ScheduleTerms, { rows, drawn }: Amortised): readonly PlainRow[] {
  const due = deferInterest(rows, terms.grace?.interest ?? 0);
  const paid = [...drawn.paidDown, ...prepaidBy(terms)];
  const apart = terms.rounding?.sameDay === 'separate';
  return withPayments(due, drawn.drawn, paid, apart);
}

/** Rows with what their interest counts on, and what was drawn. */
export interface Amortised {
  readonly rows: readonly AmortisedRow[];
  readonly drawn: Drawn;
}

/** The rows of a schedule, before anything is moved between them. */
export function amortisedRows(terms: ScheduleTerms): Amortised {
  checkTerms(terms);
  const mode = terms.rounding?.mode ?? 'halfUp';
  const drawn = drawnBy(terms, mode, BigInt(terms.rounding?.multipleOf ?? 1));
  const plan = planOf(withRows(terms, drawn), drawn.drawn);
  checkRows(plan);
  const changes = changesOf(terms, drawn, plan);
  const last = plan.periods[plan.rows - 1];
  const end = last === undefined ? terms.startsOn : last.dueOn < last.to ? last.dueOn : last.to;
  const outside = changes.find(({ on, drawn: by }) => by && (on < terms.startsOn || on >= end));
  if (outside?.drawn) {
    throw outside.drawn > 0n
      ? scheduleRefusals.DrawdownOutsideTerm({ field: 'drawdowns', on: outside.on })
      : scheduleRefusals.PrepaymentOutsideTerm({ field: 'prepayments', on: outside.on });
  }
  return { rows: smoothed(plan, (tried) => amortise(tried, changes)), drawn };
}

/** A grace of all rows would leave nothing to pay, or never let interest fall due. */
function checkRows({ terms, principalRows, rows }: Plan): void {
  const { principal = 0, interest = 0, interestFree = 0, capitalised = 0 } = terms.grace ?? {};
  for (const [field, count, of] of [
    ['grace.principal', principal, principalRows],
    ['grace.interest', interest, rows],
    ['grace.interestFree', interestFree, rows],
    ['grace.capitalised', capitalised, rows],
  ] as const) {
    allowed(field, count, count === 0 || count < of);
  }
}

/** Where an amount is given in place of a tenor, as many rows as it takes to repay. */
function withRows(terms: ScheduleTerms, drawn: Drawn): ScheduleTerms {
  const { instalmentAmount, principalAmount, principal } = terms;
  const { instalments, maturesOn, dueOn } = terms;
  if ((instalments ?? maturesOn ?? dueOn) !== undefined) return terms;
  if (principalAmount !== undefined) {
    const count = Math.ceil(principal.minor / principalAmount.minor);
    allowed('principalAmount', principalAmount, count <= longest);
    return { ...terms, instalments: count };
  }
  if (instalmentAmount === undefined) return terms;
  // Tried in ever longer plans.
  for (let count = 12; ; count = Math.min(2 * count, longest)) {
    const plan = planOf({ ...terms, instalments: count }, drawn.drawn);
    const rows = amortise(plan, changesOf(terms, drawn, plan));
    const last = rows.findLastIndex((row) => row.principal > 0n);
    const { principal: rest = 0n, interest = 0n } = rows[last] ?? {};
    if (rest + interest <= BigInt(instalmentAmount.minor)) {
      return { ...terms, instalments: last + 1 };
    }
    if (count === longest) {
      throw scheduleRefusals.InstalmentBelowInterest({ field: 'instalmentAmount' });
    }
  }
}

function planOf(terms: ScheduleTerms, drawn: readonly DayAmount[]): Plan {
  const periods = periodsOf(terms);
  const longer = longerPeriods(terms);
  return {
    terms,
    periods,
    ...(longer && { longer }),
    rows: periods.length,
    principalRows: periods.filter(({ principal }) => principal).length,
    drawn,
    mode: terms.rounding?.mode ?? 'halfUp',
    multiple: BigInt(terms.rounding?.multipleOf ?? 1),
  };
}

/** The periods of the longer loan that the instalments of a balloon are those of. */
function longerPeriods(terms: ScheduleTerms): readonly Period[] | undefined {
  const { amortisedOver, amortisedUntil } = terms.balloon ?? {};
  const { instalments: _, maturesOn: __, ...rest } = terms;
  if (amortisedOver !== undefined) return periodsOf({ ...rest, instalments: amortisedOver });
  if (amortisedUntil === undefined) return undefined;
  return periodsOf({ ...rest, maturesOn: amortisedUntil });
}

/** Drawdowns less what is paid down, prepayments and rate changes, in order of their days. */
function changesOf(terms: ScheduleTerms, { drawn, paidDown }: Drawn, plan: Plan): Change[] {
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
    ...rebasings(terms, plan),
  ];
  return changes.sort(byDay);
}

/** The days on which the amount that interest counts on is set anew. */
function rebasings({ interest, startsOn, dueDates }: ScheduleTerms, plan: Plan): readonly Change[] {
  const { base } = interest ?? {};
  if (typeof base !== 'object') return [];
  const end = plan.periods[plan.rows - 1]?.to ?? startsOn;
  return datesOfStages([base], end, dueDates)
    .filter(({ on }) => on > startsOn)
    .map(({ on }) => ({ on, rebases: true }));
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
      ...(row.capitalised !== 0n && { capitalised: money(row.capitalised) }),
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

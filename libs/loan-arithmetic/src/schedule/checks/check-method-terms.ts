import type { Day } from '#kernel';
import { compareRatios, noRatio, plusRatio, ratio, ratioOf } from '#kernel';
import { allowed, checkStages, existing, longest, sameCurrency } from './checks.js';
import { scheduleRefusals } from '../schedule.refusals.js';
import type { ScheduleTerms } from '../terms.js';

const { TermMissing, TermNotAllowed, AmountNotPositive, DueDatesOutOfOrder } = scheduleRefusals;
const { RowsDoNotSum, PercentagesDoNotSum, CashFlowsDoNotFit } = scheduleRefusals;

/** Each of these terms belongs to one method, which needs it. */
const ownTerms = {
  balloon: 'balloon',
  percentages: 'stepped',
  agreedRows: 'custom',
  sculpting: 'sculpted',
  stages: 'custom',
} as const;

/** Refuses what a method misses, what is not its own, and rows that do not come out. */
export function checkMethodTerms(terms: ScheduleTerms): void {
  for (const field of ['balloon', 'percentages', 'agreedRows', 'sculpting', 'stages'] as const) {
    const needed = terms.method === ownTerms[field];
    const other =
      field === 'agreedRows' ? terms.stages : field === 'stages' ? terms.agreedRows : undefined;
    if (needed && terms[field] === undefined && other === undefined) throw TermMissing({ field });
    if (!needed && terms[field] !== undefined) {
      throw TermNotAllowed({ field, method: terms.method });
    }
  }
  checkBalloon(terms);
  checkPercentages(terms);
  checkAgreedRows(terms);
  checkStaged(terms);
  checkSculpting(terms);
}

function checkBalloon({ balloon, instalments, principal }: ScheduleTerms): void {
  if (balloon === undefined) return;
  const { amortisedOver, amortisedUntil, amount } = balloon;
  const given = [amortisedOver, amortisedUntil, amount].filter((term) => term !== undefined);
  if (given.length !== 1) {
    throw TermMissing({ field: 'balloon', needs: 'amortisedOver, amortisedUntil or amount' });
  }
  if (amortisedUntil !== undefined) existing('balloon.amortisedUntil', amortisedUntil);
  if (amortisedOver !== undefined) {
    const longer = instalments === undefined || amortisedOver >= instalments;
    const whole = Number.isSafeInteger(amortisedOver) && amortisedOver <= longest;
    allowed('balloon.amortisedOver', amortisedOver, longer && whole);
  }
  if (amount === undefined) return;
  sameCurrency('balloon.amount', amount, principal);
  allowed('balloon.amount', amount, amount.minor >= 0 && amount.minor <= principal.minor);
}

function checkPercentages({ percentages, instalments }: ScheduleTerms): void {
  if (percentages === undefined) return;
  const shares = percentages.map((text) => ratioOf(text, 'percentages'));
  allowed('percentages', percentages, shares.length === instalments);
  const negative = shares.find(({ over }) => over < 0n);
  allowed('percentages', percentages, negative === undefined);
  const sum = shares.reduce(plusRatio, noRatio);
  if (compareRatios(sum, ratio(100)) !== 0) throw PercentagesDoNotSum({ field: 'percentages' });
}

function checkAgreedRows(terms: ScheduleTerms): void {
  const { agreedRows, principal, startsOn, instalments, drawdowns } = terms;
  if (agreedRows === undefined) return;
  if (agreedRows.length === 0) throw TermMissing({ field: 'agreedRows' });
  allowed('agreedRows', agreedRows.length, agreedRows.length <= longest);
  allowed('instalments', instalments, [undefined, agreedRows.length].includes(instalments));
  let last: Day = startsOn;
  let sum = 0;
  for (const { dueOn, principal: part } of agreedRows) {
    existing('agreedRows.dueOn', dueOn);
    if (dueOn <= last) throw DueDatesOutOfOrder({ field: 'agreedRows.dueOn', found: dueOn, last });
    sameCurrency('agreedRows.principal', part, principal);
    if (part.minor < 0) throw AmountNotPositive({ field: 'agreedRows.principal', found: part });
    last = dueOn;
    sum += part.minor;
  }
  // Of a loan that is drawn in parts they are proportions.
  if (drawdowns === undefined ? sum !== principal.minor : sum === 0) {
    throw RowsDoNotSum({ field: 'agreedRows', sum, principal: principal.minor });
  }
}

function checkStaged({ stages, agreedRows, principal }: ScheduleTerms): void {
  if (stages === undefined) return;
  allowed('stages', agreedRows, agreedRows === undefined && stages.length > 0);
  checkStages('stages', stages);
  for (const { amount } of stages) {
    sameCurrency('stages.amount', amount, principal);
    if (amount.minor <= 0) throw AmountNotPositive({ field: 'stages.amount', found: amount });
  }
}

function checkSculpting({ sculpting, instalments, principal }: ScheduleTerms): void {
  if (sculpting === undefined) return;
  const { cashFlows, cover } = sculpting;
  allowed('sculpting.cover', cover, ratioOf(cover, 'sculpting.cover').over > 0n);
  if (cashFlows.length !== instalments) {
    throw CashFlowsDoNotFit({ field: 'sculpting.cashFlows', rows: instalments });
  }
  for (const cashFlow of cashFlows) sameCurrency('sculpting.cashFlows', cashFlow, principal);
}

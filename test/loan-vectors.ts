import { plainToInstance } from 'class-transformer';
import type { ValidationError } from 'class-validator';
import { validateSync } from 'class-validator';
import type { CreditTerms } from '#credit';
import { StatedTerms } from '#credit';
import type { NewFact } from '../libs/lending/src/book/loan-account.js';
import { bookTermsOf, emptyAccount, withFact } from '../libs/lending/src/book/loan-account.js';
import { drawdownFact } from '../libs/lending/src/book/facts.js';
import { houseServicing } from '../libs/lending/src/book/servicing.rules.js';
import { instalmentsOf } from '../libs/lending/src/book/instalments.js';
import type { ScheduleTerms } from '#loan-arithmetic';
import { bookOf } from '#loan-arithmetic';

/** What a loan cannot state: the schedule engine knows it, no command names it. */
const unstated = ['dueOn', 'stages'] as const;

/** The terms of a schedule as a loan states them, or why it cannot. */
export function asLoan(terms: ScheduleTerms): CreditTerms | string {
  const { method, principal, annualRate, dayCount, period, interest, balloon, rounding } = terms;
  const missing = unstated.find((field) => terms[field] !== undefined);
  if (missing !== undefined) return missing;
  if (interest?.stages !== undefined) return 'interest.stages';
  if (interest?.base !== undefined || interest?.baseAmount !== undefined) return 'interest.base';
  if (interest?.lastStub === 'long') return 'interest.lastStub';
  if (balloon?.amortisedUntil !== undefined) return 'balloon.amortisedUntil';
  if ((terms.prepayments ?? []).length > 0) return 'prepayments';
  const { rateFloor, rateCap, downPayment, instalmentAmount, negativeAmortisation } = terms;
  const { instalments, maturesOn, lastStub, firstDueOn, dueDay, firstStub, dueDates } = terms;
  const { construction, principalAmount, percentages, sculpting, agreedRows: rows } = terms;
  const { mode, multipleOf, smooth } = rounding ?? {};
  const { period: every, firstDueOn: firstInterestOn, capitalisedUntil } = interest ?? {};
  const paid = { period: every, firstDueOn: firstInterestOn, capitalisedUntil };
  const { grace: spared = {} } = terms;
  const grace = Object.fromEntries(Object.entries(spared).filter(([, count]) => count > 0));
  const { calendar, convention } = terms.businessDays ?? {};
  const businessDays = { calendar, convention };
  const schedule = {
    ...{ rateFloor, rateCap, downPayment, instalmentAmount, negativeAmortisation, balloon },
    ...{ instalments, maturesOn, lastStub, firstDueOn, dueDay, firstStub, dueDates },
    ...{ construction, principalAmount, percentages, sculpting, rows },
    period: period ?? { every: 1, unit: 'month' },
    ...(interest && { interest: paid }),
    grace,
    rounding: { mode, multipleOf, smooth },
    businessDays: terms.businessDays && businessDays,
  };
  const plain = JSON.parse(
    JSON.stringify({
      ...{ product: 'workingCapital', purpose: 'workingCapital', guaranteeType: 'unsecured' },
      ...{ method, amount: principal, annualRate, dayCount, termMonths: 1_200, everyMonths: 1 },
      ...{ industry: { scheme: 'GBT4754', code: 'C' }, region: { scheme: 'CN', code: '61' } },
      schedule,
    }),
  ) as CreditTerms;
  const [fault] = faults(validateSync(plainToInstance(StatedTerms, plain), strict));
  return fault ?? plain;
}

const strict = { whitelist: true, forbidNonWhitelisted: true };

/** The fields that a command would be refused for; how much money it is counts not. */
const faults = (errors: readonly ValidationError[], path = ''): readonly string[] =>
  errors.flatMap(({ property, children = [], constraints = {} }) => [
    ...(Object.keys(constraints).some((name) => name !== 'isLoanAmount') ? [path + property] : []),
    ...faults(children, `${path}${property}.`),
  ]);

export interface LoanRow {
  readonly dueOn: string;
  readonly principal: number;
  readonly interest: number;
}

/** What falls due of a loan with such terms, by its own book: drawn and reset by facts. */
export function rowsOfLoan(terms: CreditTerms, vector: ScheduleTerms): readonly LoanRow[] {
  const { principal, startsOn, drawdowns, rateChanges = [], accruedInterest, rounding } = vector;
  const drawn = drawdowns ?? [{ on: startsOn, amount: principal }];
  const facts: NewFact[] = [
    ...drawn.map(({ on, amount }, index) => drawdownFact(String(index), amount, on)),
    ...rateChanges.map(({ on: valueDate, annualRate, instalment }, index): NewFact => ({
      kind: 'rateReset',
      id: `rate:${index}`,
      ...{ annualRate, valueDate },
      ...(instalment && { instalment }),
    })),
  ];
  const { sameDay: rowsOfDay } = rounding ?? {};
  const servicing = { ...houseServicing, ...(rowsOfDay && { rowsOfDay }) };
  const account = facts.reduce(withFact, {
    ...emptyAccount(terms, { productId: 'pd_1', version: 1, servicing }),
    ...(accruedInterest && { accruedInterest }),
  });
  const ledger = bookOf(bookTermsOf(account), account.facts).wholeLedger();
  return instalmentsOf(ledger, account.facts).map(({ line }) => ({
    dueOn: line.dueOn,
    principal: line.principal.minor,
    interest: line.interest.minor,
  }));
}

import { addDays, cny } from '#kernel';
import type { UnplacedFact } from './book.examples.js';
import { drawn, equalPrincipal, interestOnly, paid, planned, recorded } from './book.examples.js';
import type { BookTerms } from './book.facts.js';
import { bookOf } from './book.js';

const none = cny(0);
const lent = drawn('2025-01-01', 12_000_000);
const monthly = (terms: BookTerms, ...facts: readonly UnplacedFact[]) =>
  bookOf(terms, recorded(lent, ...facts));
const unpaid = (book: ReturnType<typeof bookOf>, day: string) =>
  book
    .ledgerOn(day)
    .items.filter((item) => item.unpaid.minor > 0)
    .map(({ id, unpaid: left }) => [id, left.minor / 100]);
describe('a prepayment on a due day', () => {
  it.each(['merged', 'separate'] as const)('stands beside its instalment, rows %s', (sameDay) => {
    const free = { ...equalPrincipal.schedule, annualRate: '0', rounding: { sameDay } };
    const book = monthly(
      { ...equalPrincipal, schedule: free },
      paid('2025-02-01', 2_000_000, { prepayment: 'reduceTerm' }),
    );
    const { items } = book.wholeLedger();
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
    expect(items.reduce((sum, { amount }) => sum + amount.minor, 0)).toBe(1_200_000_000);
  });
});

describe('a pay-off', () => {
  const terms: BookTerms = {
    ...equalPrincipal,
    schedule: { ...equalPrincipal.schedule, dayCount: 'A/360' },
    prepaymentFee: { kind: 'share', share: '0.01' },
  };
  const small = recorded(drawn('2025-01-01', 120_000));
  it('is balance, interest to the day, penalty and fee', () =>
    expect(bookOf(terms, small).payOffOn('2025-02-11')).toEqual({
      on: '2025-02-11',
      principal: cny(120_000),
      interest: cny(620 + 183.33),
      penalty: cny(25 + 1.55),
      fees: none,
      prepaymentFee: cny(1_100),
      held: none,
      total: cny(121_929.88),
    }));
  it('may have interest to the next due day', () =>
    expect(
      bookOf({ ...terms, payOffInterest: 'toNextDueDay' }, small).payOffOn('2025-02-11').interest,
    ).toEqual(cny(620 + 513.33)));
  it('is the principal alone on the first day', () =>
    expect(bookOf(equalPrincipal, small).payOffOn('2025-01-01').total).toEqual(cny(120_000)));

  it('holds interest that was deferred (F3)', () => {
    const terms: BookTerms = {
      ...equalPrincipal,
      schedule: { ...equalPrincipal.schedule, grace: { interest: 3 } },
    };
    const book = bookOf(terms, recorded(drawn('2025-01-15', 12_000_000)));
    // Two whole months of which nothing was due, and five days of 31 after the first instalments.
    expect(book.payOffOn('2025-03-20').interest).toEqual(
      cny(60_000 + 55_000 + Math.round((50_000 * 100 * 5) / 31) / 100),
    );
  });

  it.each([
    ['CSF', '2025-02-15', 31],
    ['CSF', '2025-02-17', 33],
    ['CSP', '2025-02-14', 30],
    ['CSP', '2025-02-15', 31],
  ] as const)('counts interest on unshifted days, %s on %s (F4)', (convention, on, days) => {
    const terms: BookTerms = {
      ...interestOnly,
      schedule: {
        ...interestOnly.schedule,
        annualRate: '0.0365',
        dayCount: 'A/365F',
        businessDays: { calendar: 'china', convention },
      },
    };
    const book = bookOf(terms, recorded(drawn('2025-01-15', 10_000)));
    expect(book.payOffOn(on).interest).toEqual(cny(days));
  });

  it('loses by the rate in force where the rate floats (break cost)', () => {
    const floats: BookTerms = {
      ...equalPrincipal,
      prepaymentFee: { kind: 'breakCost', reinvestmentRate: '0.05' },
    };
    const reset = {
      kind: 'rateReset',
      id: 'r',
      valueDate: '2025-01-05',
      annualRate: '0.05',
    } as const;
    const fee = (...facts: readonly UnplacedFact[]) =>
      bookOf(floats, recorded(lent, ...facts)).payOffOn('2025-01-10').prepaymentFee.minor;
    expect(fee()).toBeGreaterThan(0);
    expect(fee(reset)).toBe(0);
  });

  it('counts the rate that was set before the first drawdown, or on its day', () => {
    const set = (valueDate: string, uplift?: true) =>
      ({
        kind: 'rateReset',
        id: 'r',
        valueDate,
        annualRate: '0.12',
        ...(uplift && { uplift }),
      }) as const;
    const standing = (...facts: readonly UnplacedFact[]) =>
      bookOf(equalPrincipal, recorded(...facts, drawn('2025-01-01', 120_000))).standingOn(
        '2025-02-11',
      );
    expect(standing().due.interest).toEqual(cny(600));
    expect(standing(set('2025-01-01')).due.interest).toEqual(cny(1_200));
    expect(standing(set('2024-12-01')).due.interest).toEqual(cny(1_200));
    // What misuse adds to the rate does not multiply what overdue amounts bear.
    const penalty = standing().accruedPenalty.minor;
    expect(standing(set('2025-01-01')).accruedPenalty.minor).toBeGreaterThan(2 * penalty - 20);
    expect(standing(set('2025-01-01', true)).accruedPenalty.minor).toBeLessThan(1.1 * penalty);
  });

  it('leaves nothing, and is refused by nobody who pays one fen more', () => {
    const book = monthly(equalPrincipal, paid('2025-03-10', 700_000));
    const { total } = book.payOffOn('2025-06-20');
    const after = (minor: number) =>
      monthly(
        equalPrincipal,
        paid('2025-03-10', 700_000),
        paid('2025-06-20', minor / 100),
      ).standingOn('2025-06-20');
    expect(after(total.minor)).toMatchObject({ isSettled: true, held: none, outstanding: none });
    expect(after(total.minor + 1)).toMatchObject({ isSettled: true, held: cny(0.01) });
    expect(after(total.minor - 1)).toMatchObject({ isSettled: false });
  });
});

describe('a change of the plan', () => {
  const overdue = [lent] as const;

  it('re-ages: all principal and the overdue interest in new instalments', () => {
    const book = bookOf(
      equalPrincipal,
      recorded(
        ...overdue,
        planned('2025-03-10', {
          to: 'reAge',
          terms: { instalments: 6, firstDueOn: '2025-04-01' },
        }),
      ),
    );
    expect(unpaid(book, '2025-03-31').map(([id]) => id)).toEqual([
      '1.penalty.2025-03-10',
      '2.penalty.2025-03-10',
    ]);
    expect(book.standingOn('2025-03-10')).toMatchObject({
      outstanding: cny(12_000_000),
      nextDueOn: '2025-04-01',
    });
    expect(book.planOn('2025-03-10')?.rows).toHaveLength(6);
  });

  it('re-amortises: the overdue is spread over the instalments to come', () => {
    const book = bookOf(
      equalPrincipal,
      recorded(...overdue, planned('2025-02-02', { to: 'reAmortise' })),
    );
    expect(book.planOn('2025-02-02')?.rows.map(({ principal }) => principal.minor)).toEqual([
      ...Array.from({ length: 10 }, () => 109_090_909),
      109_090_910,
    ]);
    // Its own interest of February, and a eleventh of the 60,000 of January.
    expect(book.standingOn('2025-03-01').due.interest.minor).toBeGreaterThan(6_000_000);
    expect(book.standingOn('2025-02-02').overdue.principal).toEqual(none);
  });

  it('shifts: what is not due moves, and bears interest for the longer time', () => {
    const byDays = { ...equalPrincipal.schedule, dayCount: 'A/360' } as const;
    const book = monthly(
      { ...equalPrincipal, schedule: byDays },
      planned('2025-01-20', { to: 'shift', by: { every: 1, unit: 'month' } }),
    );
    expect(book.standingOn('2025-01-20')).toMatchObject({ nextDueOn: '2025-03-01' });
    expect(book.standingOn('2025-03-01').due.interest).toEqual(cny((12_000_000 * 0.06 * 59) / 360));
    expect(book.planOn('2025-01-20')?.maturesOn).toBe('2026-02-01');
  });

  it('reschedules: a longer term at a lower rate, interest made principal', () => {
    const book = monthly(
      equalPrincipal,
      planned('2025-02-01', {
        to: 'reschedule',
        terms: { instalments: 24, annualRate: '0.05' },
        interest: 'capitalised',
      }),
      paid('2025-02-01', 1_060_000),
    );
    // Terms come before what falls due that day: the first instalment is part of the new plan.
    expect(book.planOn('2025-02-02')?.principal).toEqual(cny(12_060_000));
    expect(book.standingOn('2025-02-01')).toMatchObject({
      outstanding: cny(12_060_000),
      held: cny(1_060_000),
    });
  });

  it('goes on at the rate that was set last, of misused money with its markup', () => {
    const reset = {
      kind: 'rateReset',
      id: 'r',
      valueDate: '2025-01-05',
      annualRate: '0.12',
    } as const;
    const misuse = { kind: 'misuse', id: 'm', valueDate: '2025-01-20', markup: '0.5' } as const;
    const anew = planned('2025-02-10', {
      to: 'reschedule',
      terms: { instalments: 12, annualRate: '0.03' },
    });
    const longer = planned('2025-03-10', { to: 'reschedule', terms: { instalments: 18 } });
    const rate = (...facts: readonly UnplacedFact[]) => {
      const rows = monthly(equalPrincipal, ...facts).planOn('2025-03-10')?.rows ?? [];
      return (12 * (rows[1]?.interest.minor ?? 0)) / (rows[0]?.balanceAfter.minor ?? 0);
    };
    expect(rate(reset, longer)).toBeCloseTo(0.12, 6);
    expect(rate(reset, anew, longer)).toBeCloseTo(0.03, 6);
    expect(rate(misuse, anew, longer)).toBeCloseTo(0.045, 6);
  });

  it('accelerates: everything is due at once', () => {
    const book = monthly(equalPrincipal, planned('2025-01-16', { to: 'accelerate' }));
    expect(book.standingOn('2025-01-16')).toMatchObject({
      due: { principal: cny(12_000_000) },
      accruedInterest: none,
      nextDueOn: null,
    });
    expect(book.standingOn('2025-01-17').daysPastDue).toBe(1);
  });
});

describe('a charge', () => {
  it('may be a share of what is overdue', () => {
    const book = monthly(equalPrincipal, {
      kind: 'fee',
      id: 'late',
      valueDate: '2025-02-10',
      fee: { share: '0.05', of: ['principal', 'interest'] },
    });
    expect(book.standingOn('2025-02-10').due.fee).toEqual(cny(53_000));
  });

  it('of a day comes before its money, or as it was recorded', () => {
    const fee = {
      kind: 'fee',
      id: 'f',
      valueDate: '2025-02-01',
      fee: { amount: cny(100) },
    } as const;
    const left = (terms: BookTerms) =>
      monthly(terms, paid('2025-02-01', 60_000), fee).standingOn('2025-02-01').due;
    expect(left(equalPrincipal)).toMatchObject({ fee: none, interest: cny(100) });
    expect(left({ ...equalPrincipal, sameDay: 'asRecorded' })).toMatchObject({
      fee: cny(100),
      interest: none,
    });
  });

  it('is waived by component', () => {
    const book = monthly(equalPrincipal, {
      kind: 'waiver',
      id: 'w',
      valueDate: '2025-02-11',
      amount: cny(2_650),
      component: 'penalty',
    });
    expect(unpaid(book, '2025-02-11')).toEqual([
      ['1.interest', 60_000],
      ['1.principal', 1_000_000],
    ]);
  });
});

describe('facts that make no book', () => {
  it.each([
    ['RepeatedFact', [lent, lent]],
    ['UnknownFact', [lent, { kind: 'reversal', id: 'r', valueDate: '2025-02-01', of: 'x' }]],
    ['InvalidValue', [{ ...lent, valueDate: '2025-02-30' }]],
    ['InvalidValue', [drawn('2025-01-01', 0)]],
    ['MixedCurrencies', [{ ...lent, amount: { minor: 1, currency: 'USD' } }]],
  ] as const)('are refused: %s', (code, facts) =>
    expect(() => bookOf(equalPrincipal, recorded(...facts))).toThrow(code),
  );
  it('are none at all: nothing is owed', () =>
    expect(bookOf(equalPrincipal, []).standingOn(addDays('2025-01-01', 9))).toMatchObject({
      outstanding: none,
      isSettled: false,
    }));
});

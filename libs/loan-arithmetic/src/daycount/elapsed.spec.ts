import { addDays, addMonths, compareRatios, noRatio, plusRatio } from '#kernel';
import fc from 'fast-check';
import { repaymentSchedule } from '../schedule/repayment-schedule.js';
import type { ScheduleTerms } from '../schedule/terms.js';
import { accrualPlan, runningInterest } from '../accrual/accrual.js';
import { DayCount, yearFraction } from './day-count.js';
import { elapsed, partOfPeriod } from './elapsed.js';
import type { InterestPeriod } from './interest-period.js';

const dayCount = fc.constantFrom(...DayCount.all);
/** Regular periods from any day, and stubs at either end, up to four years long. */
const period: fc.Arbitrary<InterestPeriod> = fc
  .record({
    from: fc.integer({ min: 0, max: 2_200 }).map((days) => addDays('2019-01-01', days)),
    months: fc.constantFrom(1, 3, 6, 12, 36),
    odd: fc.option(fc.integer({ min: 1, max: 1_400 }), { nil: undefined }),
    at: fc.constantFrom<('first' | 'last')[]>('first', 'last'),
    last: fc.boolean(),
  })
  .map(({ from, months, odd, at, last }) =>
    odd === undefined
      ? { from, to: addMonths(from, months), months, last }
      : { from, to: addDays(from, odd), stub: { months, at }, last },
  );
const run = { seed: 12, numRuns: 300 };

describe('what has run of a period', () => {
  it('never falls from one day to the next, and ends at the whole, by every day count (F6)', () =>
    fc.assert(
      fc.property(dayCount, period, fc.integer({ min: 0, max: 1_400 }), (count, whole, skip) => {
        let before = noRatio;
        const first = addDays(whole.from, skip);
        for (let day = first; day <= whole.to; day = addDays(day, 1)) {
          const now = elapsed(count, whole, day);
          expect(compareRatios(now, before)).toBeGreaterThanOrEqual(0);
          before = now;
        }
        const all = yearFraction(count, whole.from, whole.to, whole);
        expect(compareRatios(elapsed(count, whole, whole.to), all)).toBe(0);
      }),
      { ...run, numRuns: 60 },
    ));

  it('is the same however the period is split, by every day count (F5)', () =>
    fc.assert(
      fc.property(
        dayCount,
        period,
        fc.array(fc.integer({ min: 0, max: 1_400 }), { maxLength: 4 }),
        (count, whole, splits) => {
          const days = splits.map((after) => addDays(whole.from, after));
          const turns = [...days.filter((day) => day < whole.to).sort(), whole.to];
          let from = whole.from;
          let sum = noRatio;
          for (const to of turns) {
            sum = plusRatio(sum, partOfPeriod(count, whole, from, to));
            from = to;
          }
          const all = yearFraction(count, whole.from, whole.to, whole);
          expect(compareRatios(sum, all)).toBe(0);
        },
      ),
      run,
    ));

  it('is part of an ICMA stub by the regular periods beside it', () => {
    // ICMA rule 251: a short first coupon, and a long first one of 46 days and a half-year.
    const short: InterestPeriod = {
      from: '2025-02-15',
      to: '2025-06-30',
      stub: { months: 6, at: 'first' },
    };
    expect(yearFraction('A/A ICMA', short.from, short.to, short)).toEqual({
      over: 135n * 6n,
      under: 12n * 182n,
    });
    const long: InterestPeriod = { ...short, from: '2024-11-14' };
    const { over, under } = yearFraction('A/A ICMA', long.from, long.to, long);
    expect(Number(over) / Number(under)).toBeCloseTo(46 / 366 + 1 / 2, 12);
  });
});

const loan: ScheduleTerms = {
  method: 'interestOnly',
  principal: { minor: 1_000_000_000, currency: 'CNY' },
  annualRate: '0.06',
  startsOn: '2024-01-31',
  instalments: 3,
  dayCount: 'anniversary',
};

describe('the interest of a loan', () => {
  it('does not rise by a drawdown of one yuan inside the month (对年对月对日)', () => {
    const january = {
      ...loan,
      startsOn: '2025-01-01',
      principal: { minor: 100_000_100, currency: 'CNY' },
    };
    const [row] = repaymentSchedule({
      ...january,
      drawdowns: [
        { on: '2025-01-01', amount: { minor: 100_000_000, currency: 'CNY' } },
        { on: '2025-01-16', amount: { minor: 100, currency: 'CNY' } },
      ],
    }).rows;
    expect(row?.interest.minor).toBe(500_000);
  });

  it('does not run backwards at the end of a month (对年对月对日)', () => {
    const plan = accrualPlan(loan);
    const on = (day: string) => {
      const { over, under } = runningInterest(plan, day);
      return Number(over / under);
    };
    expect(on('2024-03-30')).toBe(5_000_000);
    expect(repaymentSchedule(loan).rows[1]?.interest.minor).toBe(5_000_000);
  });
});

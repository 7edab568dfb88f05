import type { Day } from '#kernel';
import { addDays, daysBetween, Decimal, decimalOf, roundRatio } from '#kernel';
import fc from 'fast-check';
import { DayCount, yearFraction } from '../daycount/day-count.js';
import { dateAfter } from './due-dates/due-dates.js';
import { equalInstalment } from './methods/instalment.js';
import { repaymentSchedule } from './repayment-schedule.js';
import type { RepaymentMethod } from './schedule.codes.js';
import { DueDateRule } from './schedule.codes.js';
import type { Drawdown, Schedule, ScheduleTerms } from './terms.js';

const yuan = (minor: number) => ({ minor, currency: 'CNY' });
const startsOn = fc.integer({ min: 0, max: 3_000 }).map((days) => addDays('2020-01-01', days));
const annualRate = fc
  .integer({ min: 0, max: 3_600 })
  .map((bps) => new Decimal(bps).div(10_000).toFixed());
const dayCounts = DayCount.all.filter((code) => code !== '1/1');

const loans = (methods: readonly RepaymentMethod[]): fc.Arbitrary<ScheduleTerms> =>
  fc
    .record({
      method: fc.constantFrom(...methods),
      minor: fc.integer({ min: 1, max: 900_000_000_00 }),
      annualRate,
      startsOn,
      instalments: fc.integer({ min: 1, max: 60 }),
      every: fc.integer({ min: 1, max: 6 }),
      unit: fc.constantFrom('month', 'quarter', 'week') as fc.Arbitrary<'month'>,
      dayCount: fc.constantFrom(...dayCounts.filter((code) => code !== 'A/A ICMA')),
      dueDates: fc.constantFrom(...DueDateRule.all),
      firstPeriod: fc.option(fc.integer({ min: 5, max: 70 }), { nil: undefined }),
    })
    .map(({ minor, every, unit, firstPeriod, ...terms }) => ({
      ...terms,
      principal: yuan(minor),
      period: { every, unit },
      ...(firstPeriod !== undefined && { firstDueOn: addDays(terms.startsOn, firstPeriod) }),
    }));
const anyMethod = loans(['equalInstalment', 'equalPrincipal', 'interestOnly', 'bullet', 'flat']);
const annuities = loans(['equalInstalment']);

const sum = (schedule: Schedule, part: 'principal' | 'interest' | 'due') =>
  schedule.rows.reduce((total, row) => total + row[part].minor, 0);
const run = { numRuns: 100, seed: 20_250_101 };

describe('any schedule', () => {
  it('repays exactly what was lent, row by row', () =>
    fc.assert(
      fc.property(anyMethod, (terms) => {
        const schedule = repaymentSchedule(terms);
        expect(sum(schedule, 'principal')).toBe(terms.principal.minor);
        expect(sum(schedule, 'interest')).toBe(schedule.interest.minor);
        let balance = terms.principal.minor;
        for (const { principal, interest, due, balanceAfter } of schedule.rows) {
          balance -= principal.minor;
          expect([balanceAfter.minor, due.minor]).toEqual([
            balance,
            principal.minor + interest.minor,
          ]);
          expect(Math.min(principal.minor, interest.minor, balance)).toBeGreaterThanOrEqual(0);
        }
      }),
      run,
    ));

  it('has no two rows on one date, and as many as were asked', () =>
    fc.assert(
      fc.property(anyMethod, (terms) => {
        const { rows } = repaymentSchedule(terms);
        const dates = rows.map(({ dueOn }) => dueOn);
        expect([...new Set(dates)].sort()).toEqual(dates);
        expect(rows).toHaveLength(terms.method === 'bullet' ? 1 : terms.instalments!);
      }),
      run,
    ));

  it('never drifts from its anchor', () =>
    fc.assert(
      fc.property(anyMethod, (terms) => {
        const { firstDueOn, period, dueDates, startsOn: start, method } = terms;
        const { rows } = repaymentSchedule(terms);
        const expected = (number: number): Day =>
          firstDueOn === undefined
            ? dateAfter(start, number, period!, dueDates)
            : dateAfter(firstDueOn, number - 1, period!, dueDates);
        if (method === 'bullet') {
          expect(rows[0]?.dueOn).toBe(expected(terms.instalments!));
        } else {
          expect(rows.map(({ dueOn }) => dueOn)).toEqual(rows.map((_, at) => expected(at + 1)));
        }
      }),
      run,
    ));

  it('repays exactly what was drawn in tranches, and prepaid', () =>
    fc.assert(
      fc.property(
        loans(['equalInstalment', 'equalPrincipal', 'interestOnly']),
        fc.array(
          fc.tuple(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 1, max: 10_000_000 })),
          {
            minLength: 1,
            maxLength: 4,
          },
        ),
        fc.constantFrom('reduceInstalment', 'reduceTerm', 'nextInstalments'),
        (terms, tranches, effect) => {
          const { maturesOn } = repaymentSchedule(terms);
          const drawdowns: readonly Drawdown[] = tranches.map(([percent, minor]) => ({
            on: within(terms.startsOn, maturesOn, percent),
            amount: yuan(minor),
          }));
          const last = drawdowns.reduce((day, { on }) => (on > day ? on : day), '');
          const drawn = drawdowns.reduce((total, { amount }) => total + amount.minor, 0);
          const loan: ScheduleTerms = { ...terms, principal: yuan(drawn), drawdowns };
          const schedule = repaymentSchedule(loan);
          expect(sum(schedule, 'principal')).toBe(drawn);

          const row = schedule.rows.find(({ from }) => from >= last);
          const owed = (row?.balanceAfter.minor ?? 0) + (row?.principal.minor ?? 0);
          if (!row || owed < 2) return;
          const prepayments = [
            { on: row.from, amount: yuan(Math.floor(owed / 2)), effect },
          ] as const;
          const after = repaymentSchedule({ ...loan, prepayments });
          expect(sum(after, 'principal')).toBe(drawn);
          expect(after.interest.minor).toBeLessThanOrEqual(schedule.interest.minor + 60);
        },
      ),
      { ...run, numRuns: 100 },
    ));
});

const within = (from: Day, to: Day, percent: number): Day => {
  return addDays(from, Math.floor(((daysBetween(from, to) - 1) * percent) / 100));
};

describe('equal instalments', () => {
  it('are worth the principal at their rate', () =>
    fc.assert(
      fc.property(annuities, (terms) => {
        let factor = new Decimal(1);
        let worth = new Decimal(0);
        let rounding = new Decimal(1);
        const rows = repaymentSchedule(terms).rows;
        rows.forEach((row, index) => {
          const part = decimalOf(partOf(terms, rows.length, row, index));
          factor = factor.times(part.times(terms.annualRate).plus(1));
          worth = worth.plus(new Decimal(row.due.minor).div(factor));
          rounding = rounding.plus(new Decimal(1).div(factor));
        });
        expect(worth.minus(terms.principal.minor).abs().lte(rounding)).toBe(true);
      }),
      run,
    ));

  it('are equal but for the last, which rounding alone sets apart', () =>
    fc.assert(
      fc.property(annuities, (terms) => {
        const { rows } = repaymentSchedule({ ...terms, annualRate: '0.05', dayCount: 'A/360' });
        const dues = rows.map(({ due }) => due.minor);
        const [first] = rows;
        // Not the loans of some fen, and not a first row of interest alone.
        if (!first || first.due.minor < 1_000 || first.principal.minor === 0) return;
        expect(new Set(dues.slice(0, -1)).size).toBeLessThanOrEqual(1);
        // Half a fen of instalment and half of interest a row, with interest on it to the end.
        const bound = rows.reduce(
          (sum, { from, dueOn }) => sum * (1 + (0.05 * daysBetween(from, dueOn)) / 360) + 1,
          1,
        );
        const last = dues.at(-1) ?? 0;
        expect(Math.abs(last - (dues.at(-2) ?? last))).toBeLessThanOrEqual(bound);
      }),
      run,
    ));

  it('are the same from the quick way and from exact fractions', () =>
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 10n ** 13n }),
        fc.array(fc.integer({ min: 1, max: 92 }), { minLength: 1, maxLength: 24 }),
        fc.integer({ min: 0, max: 3_600 }),
        (principal, days, bps) => {
          const rate = { over: BigInt(bps), under: 10_000n };
          const parts = days.map((count) => ({ over: BigInt(count), under: 360n }));
          const quick = equalInstalment({
            grown: { over: principal, under: 1n },
            rate,
            parts,
            mode: 'halfUp',
          });
          // A = P / Σ 1/Π, in decimals of many more places than the quick way has.
          const Long = Decimal.clone({ precision: 120 });
          let discount = new Long(1);
          let annuity = new Long(1);
          for (const count of days) {
            discount = discount.div(new Long(bps).times(count).div(3_600_000).plus(1));
            annuity = annuity.plus(discount);
          }
          const exact = new Long(principal.toString()).div(annuity).toDecimalPlaces(0, 4);
          expect(quick.toString()).toBe(exact.toFixed());
        },
      ),
      run,
    ));
});

const partOf = (
  terms: ScheduleTerms,
  count: number,
  { from, dueOn }: { readonly from: Day; readonly dueOn: Day },
  index: number,
) => {
  const { period, startsOn: start, firstDueOn, dueDates } = terms;
  const months = { month: 1, quarter: 3, week: 0, day: 0, year: 12 }[period!.unit] * period!.every;
  const regular =
    months > 0 &&
    (index > 0 ||
      firstDueOn === undefined ||
      firstDueOn === dateAfter(start, 1, period!, dueDates));
  const interval = { from, to: dueOn, ...(regular && { months }), last: index === count - 1 };
  return yearFraction(terms.dayCount, from, dueOn, interval);
};

describe('interest', () => {
  it('moves when the days do', () =>
    fc.assert(
      fc.property(startsOn, fc.integer({ min: 1, max: 300 }), (start, days) => {
        const loan = (on: Day): ScheduleTerms => ({
          method: 'bullet',
          principal: yuan(1_000_000_00),
          annualRate: '0.05',
          startsOn: start,
          maturesOn: on,
          dayCount: 'A/360',
        });
        const { interest } = repaymentSchedule(loan(addDays(start, days)));
        const longer = repaymentSchedule(loan(addDays(start, days + 1)));
        expect(longer.interest.minor).toBeGreaterThan(interest.minor);
        const expected = roundRatio(
          { over: BigInt(days) * 500_000_000n, under: 36_000n },
          'halfUp',
        );
        expect(interest.minor).toBe(Number(expected));
      }),
      run,
    ));

  it('differs between day counts that count differently', () => {
    const interests = (['A/360', 'A/365F', '30/360'] as const).map(
      (dayCount) =>
        repaymentSchedule({
          method: 'equalInstalment',
          principal: yuan(1_000_000_00),
          annualRate: '0.05',
          startsOn: '2025-01-31',
          instalments: 12,
          dayCount,
        }).interest.minor,
    );
    expect(new Set(interests).size).toBe(3);
  });
});

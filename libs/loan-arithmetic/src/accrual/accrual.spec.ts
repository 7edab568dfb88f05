import { addDays, cny, daysBetween, minus } from '#kernel';
import fc from 'fast-check';
import { repaymentSchedule } from '../schedule/repayment-schedule.js';
import type { ScheduleTerms } from '../schedule/terms.js';
import { interestTo } from './accrual.examples.js';
import type { AccrualPlan } from './accrual.js';
import { accrualPlan, runningInterest } from './accrual.js';

const terms: ScheduleTerms = {
  method: 'equalPrincipal',
  principal: cny(1_000_000),
  annualRate: '0.0435',
  startsOn: '2025-01-31',
  instalments: 6,
  dayCount: 'A/360',
};
const everyDay = (from: string, to: string) =>
  Array.from({ length: daysBetween(from, to) }, (_, number) => addDays(from, number));

/** What the accrual of a day adds to what was posted before. */
const posted = (plan: AccrualPlan, day: string) =>
  minus(interestTo(plan, addDays(day, 1)), interestTo(plan, day));

describe('the daily accrual', () => {
  const plan = accrualPlan(terms);

  it('keeps full precision between the days it posts', () => {
    const { over, under } = runningInterest(plan, '2025-02-01');
    expect(3n * over).toBe(36_250n * under);
    expect(posted(plan, '2025-01-31')).toEqual(cny(120.83));
    expect(posted(plan, '2025-02-01')).toEqual(cny(120.84));
  });
  it('counts the first day and not the last', () => {
    expect(interestTo(plan, '2025-01-31')).toEqual(cny(0));
    expect(interestTo(plan, '2025-02-28')).toEqual(cny(3_383.33));
  });
  it('is nothing after maturity', () => expect(posted(plan, '2025-07-31')).toEqual(cny(0)));
  it('splits at a rate change and at a drawdown', () => {
    const changed = accrualPlan({
      ...terms,
      drawdowns: [
        { on: '2025-01-31', amount: cny(400_000) },
        { on: '2025-02-10', amount: cny(600_000) },
      ],
      rateChanges: [{ on: '2025-02-20', annualRate: '0.06' }],
    });
    const { over, under } = runningInterest(changed, '2025-02-25');
    expect(Number(over) / Number(under)).toBeCloseTo(
      (100 * (400_000 * 0.0435 * 10 + 1_000_000 * 0.0435 * 10 + 1_000_000 * 0.06 * 5)) / 360,
      6,
    );
  });
  it('posts to the fen what every row has due', () =>
    fc.assert(
      fc.property(
        fc.constantFrom('A/360', 'A/365F', 'A/A ISDA', 'month', '30E/360'),
        fc.integer({ min: 1, max: 500_000_00 }),
        fc.integer({ min: 0, max: 400 }),
        (dayCount, minor, shift) => {
          const loan: ScheduleTerms = {
            ...terms,
            principal: { minor, currency: 'CNY' },
            startsOn: addDays('2024-01-15', shift),
            dayCount,
          };
          const { rows, interest, maturesOn } = repaymentSchedule(loan);
          const accrued = accrualPlan(loan);
          const days = everyDay(loan.startsOn, maturesOn);
          const sum = days.reduce((all, day) => all + posted(accrued, day).minor, 0);
          expect(sum).toBe(interest.minor);
          const [first] = rows;
          expect(interestTo(accrued, first!.dueOn)).toEqual(first!.interest);
        },
      ),
      { numRuns: 25, seed: 5 },
    ));
});

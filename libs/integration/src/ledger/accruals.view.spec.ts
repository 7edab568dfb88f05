import type { Day, Fact } from '#kernel';
import { projects } from '#kernel/testing';
import { loanEvents } from '#lending';
import { loanId, overdue, running, standing, writtenOff } from '#lending/examples';
import { accruals, accruedOn } from './accruals.view.js';

/** What has run until the end of a day, in yuan: interest, penalty, and whether off the books. */
function ran(day: Day, ...facts: readonly Fact[]) {
  const [row] = [...projects(accruals, { id: loanId })(...facts).rows.values()];
  const { interest, penalty, isOffBooks } = accruedOn(row!, day);
  return [interest.minor / 100, penalty.minor / 100, isOffBooks];
}

describe('what has run on a loan', () => {
  it('is nothing before the first drawdown', () =>
    expect(ran('2025-02-28', ...running.slice(0, 2))).toEqual([0, 0, false]));

  it('grows day by day though nothing happens', () => {
    // 120,000 at 3.6 % by 360 days: 12 a day.
    expect(ran('2025-03-02', ...running)).toEqual([12, 0, false]);
    expect(ran('2025-03-11', ...running)).toEqual([120, 0, false]);
  });

  it('stays a claim when it falls due unpaid, and bears penalty', () => {
    const [interest, penalty, isOffBooks] = ran('2025-04-12', ...running, ...overdue);
    expect(interest).toBeGreaterThan(360);
    expect(penalty).toBeGreaterThan(0);
    expect(isOffBooks).toBe(false);
  });

  it.each([
    ['AC-01', 90, '2025-06-30', false],
    ['AC-01', 91, '2025-07-01', true],
  ] as const)('by rule %s, %d days overdue, runs off the books: %s %s', (_, __, day, isOff) =>
    expect(ran(day, ...running, ...overdue)[2]).toBe(isOff),
  );

  it('is nothing once the loan is written off, and there again when that is reversed', () => {
    expect(ran('2025-04-12', ...running, writtenOff)).toEqual([0, 0, false]);
    const reversed = loanEvents.WriteOffReversed({
      clientId: 'cl_1',
      reason: 'Paid after all.',
      standing: standing(),
      valueDate: '2025-03-02',
    });
    expect(ran('2025-03-11', ...running, writtenOff, reversed)[0]).toBe(120);
  });
});

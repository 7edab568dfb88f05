import { clientId } from '#credit/examples';
import type { Fact, Occurrence } from '#kernel';
import { cny } from '#kernel';
import { occurrence } from '#kernel/testing';
import { loanEvents } from '../loan/loan.events.js';
import {
  booked,
  guaranteed,
  overdue,
  running,
  standing,
  writtenOff,
} from '../loan/loan.examples.js';
import type { ExposureRow, KeptExposure } from './client-exposure.rows.js';
import { exposureOn, noExposure } from './client-exposure.rows.js';
import { clientExposure } from './client-exposure.view.js';

/** What the client owes after facts of several loans, on the day of the last of them. */
const exposure = (...loans: readonly (readonly [string, readonly Fact[]])[]): ExposureRow => {
  let row: KeptExposure | undefined;
  for (const [id, facts] of loans) {
    for (const fact of facts) {
      const at: Occurrence = { ...occurrence, id };
      const change = clientExposure.change(fact, at);
      expect(change?.keys ?? [clientId]).toEqual([clientId]);
      row = change?.apply(row, clientId);
    }
  }
  return exposureOn(row ?? noExposure(clientId), '');
};
const usd = (minor: number) => ({ minor, currency: 'USD' });

describe('the exposure of a client', () => {
  it('is nothing without loans', () =>
    expect(exposure()).toEqual({
      clientId,
      loans: [],
      loanCount: 0,
      activeCount: 0,
      nonPerformingCount: 0,
      writtenOffCount: 0,
      settledCount: 0,
      maxDaysPastDue: 0,
      overdueSince: null,
      sums: [],
      guaranteeCoverage: '1',
    }));

  it('adds up the loans, each with how it stands', () =>
    expect(exposure(['ln_1', [...running, ...overdue]], ['ln_2', [...running]])).toMatchObject({
      loanCount: 2,
      activeCount: 2,
      maxDaysPastDue: 1,
      overdueSince: '2025-04-01',
      sums: [{ currency: 'CNY', outstanding: cny(240_000), overdue: cny(10_360) }],
    }));

  it('is of the evening that is asked for, also where nothing was recorded on it', () => {
    const row = exposure(['ln_1', [...running, ...overdue]]);
    expect(row.maxDaysPastDue).toBe(1);
    const kept = clientExposure.change(running[0], { ...occurrence, id: 'ln_1' });
    expect(kept?.keys).toEqual([clientId]);
  });

  it('keeps currencies apart', () =>
    expect(
      exposure(
        ['ln_1', [...running]],
        [
          'ln_2',
          [
            loanEvents.LoanGranted({ ...booked.data, guaranteed: usd(50) }),
            loanEvents.LoanDisbursed({ clientId, amount: usd(100), valueDate: '2025-03-01' }),
          ],
        ],
      ),
    ).toMatchObject({
      sums: [
        { currency: 'CNY', outstanding: cny(120_000), guaranteeCoverage: '0' },
        { currency: 'USD', outstanding: usd(100), guaranteeCoverage: '0.5' },
      ],
      guaranteeCoverage: '0',
    }));

  it('counts a guarantee for its own loan only, up to what is owed', () =>
    expect(
      exposure(['ln_1', [...running, guaranteed(cny(500_000))]], ['ln_2', [...running]]),
    ).toMatchObject({ guaranteeCoverage: '0.5', sums: [{ guaranteed: cny(500_000) }] }));

  it.each([
    [90, 'days61to90', 0],
    [91, 'days91to180', 1],
  ] as const)('with %d days past due in %s has %d non-performing', (days, bucket, count) => {
    const aged = loanEvents.OverdueBucketChanged({
      clientId,
      from: 'days31to60',
      to: bucket,
      standing: standing({ daysPastDue: days, bucket, overdue: cny(1) }),
      valueDate: '2025-07-01',
    });
    expect(exposure(['ln_1', [...running, ...overdue, aged]]).nonPerformingCount).toBe(count);
  });

  it('counts a written-off loan as non-performing until it is settled', () => {
    const past = [...running, ...overdue, writtenOff];
    expect(exposure(['ln_1', past])).toMatchObject({
      nonPerformingCount: 1,
      writtenOffCount: 1,
      activeCount: 0,
      sums: [{ outstanding: cny(0), writtenOff: cny(120_360), guaranteeCoverage: '1' }],
    });
    const settled = loanEvents.LoanSettled({ clientId, valueDate: '2025-06-01' });
    expect(exposure(['ln_1', [...past, settled]])).toMatchObject({
      nonPerformingCount: 0,
      settledCount: 1,
    });
  });
});

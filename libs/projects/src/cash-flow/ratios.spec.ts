import type { Period } from './cash-flow.fields.js';
import { examplePlan as plan } from './cash-flow.examples.js';
import { periodRatios, planRatios } from './ratios.js';
import { sculpted } from './sculpting.js';

const day = '2026-03-02';

describe('the ratios of a plan', () => {
  it('are those of the example of the books', () =>
    expect(planRatios(plan, day)).toEqual({
      lowestDscr: '1.2000',
      meanDscr: '1.3500',
      zone: 'belowPlan',
      llcr: '1.3427',
      plcr: '1.6662',
      tailPeriods: 1,
      tailShare: '0.2174',
    }));

  it('are told for each period, by the debt with which it begins', () =>
    expect(periodRatios(plan, day)).toMatchObject([
      { dscr: '1.2000', zone: 'belowPlan', debt: 34_651_056, llcr: '1.3427', gearing: '0.7760' },
      { dscr: '1.3000', zone: 'onPlan', icr: '8.7292' },
      { dscr: '1.4000', zone: 'onPlan' },
      { dscr: '1.5000', zone: 'onPlan', debt: 9_433_963, llcr: '1.5000' },
      { cashFlow: 15_000_000, debtService: 0, debt: 0 },
    ]));

  it('leave out what has no denominator', () =>
    expect(Object.keys(periodRatios(plan, day).at(-1) ?? {})).not.toContain('dscr'));

  it('tell what the reserve account is to hold for six months', () => {
    const half = (endsOn: string): Period => ({
      ...plan.periods[0]!,
      endsOn,
      principal: 5,
      interest: 2,
    });
    const periods = [half('2026-06-30'), half('2026-12-30'), half('2027-06-30')];
    expect(periodRatios({ ...plan, periods }, day).map((each) => each.reserveTarget)).toEqual([
      7, 7, 0,
    ]);
  });
});

describe('a sculpted debt', () => {
  it('keeps the cover in every period, and is repaid in the last', () => {
    const { debt, periods } = sculpted(plan, '1.30', 4);
    expect(debt).toBe(35_789_833);
    expect(periods.map(({ principal, interest }) => principal + interest)).toEqual([
      9_230_769, 10_000_000, 10_769_231, 11_538_460,
    ]);
    expect(periods.reduce((sum, { principal }) => sum + principal, 0)).toBe(debt);
  });
});

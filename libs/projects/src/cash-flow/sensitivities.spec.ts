import { refusalOf } from '#kernel/testing';
import { examplePlan as plan } from './cash-flow.examples.js';
import { planRatios } from './ratios.js';
import { noShock, shocked, tornado } from './sensitivities.js';

const day = '2026-03-02';

describe('a sensitivity', () => {
  it('of nothing changes nothing', () => expect(shocked(plan, noShock)).toEqual(plan));

  it('of the price takes its share of revenue', () =>
    expect(shocked(plan, { ...noShock, price: '-0.1' }).periods[0]).toMatchObject({
      revenue: 14_400_000,
      operatingCosts: 3_000_000,
    }));

  it('of the cost takes its share of operation and maintenance', () =>
    expect(shocked(plan, { ...noShock, cost: '0.1' }).periods[0]).toMatchObject({
      operatingCosts: 3_300_000,
      maintenanceCapex: 440_000,
    }));

  it('of a delay moves operation, and not the debt service', () => {
    const { periods } = shocked(plan, { ...noShock, delayPeriods: 1 });
    expect(periods[0]).toMatchObject({ revenue: 0, operatingCosts: 0, principal: 7_920_937 });
    expect(periods[1]).toMatchObject({ revenue: 16_000_000, interest: 1_603_807 });
    expect(planRatios({ ...plan, periods }, day)).toMatchObject({
      lowestDscr: '0.0000',
      zone: 'default',
    });
  });

  it('of the rate moves interest and what cash flows are worth', () => {
    const after = shocked(plan, { ...noShock, rate: '0.01' });
    expect(after.ratePerPeriod).toBe('0.07');
    expect(after.periods[0]).toMatchObject({ interest: 2_425_574, principal: 7_920_937 });
  });

  it('of the rate of a debt without interest charges what is owed', () => {
    const free = {
      ...plan,
      ratePerPeriod: '0',
      periods: plan.periods.map((p) => ({ ...p, interest: 0 })),
    };
    expect(shocked(free, { ...noShock, rate: '0.01' }).periods[1]?.interest).toBe(267_301);
  });

  it('is shown by the factor that moves the lowest cover most', () => {
    const swings = { price: '0.1', cost: '0.1', delayPeriods: 1, rate: '0.005' };
    const lines = tornado(plan, swings, day);
    expect(lines.map(({ factor }) => factor)).toEqual(['delay', 'price', 'cost', 'rate']);
    expect(lines[1]).toMatchObject({
      span: '0.3200',
      worse: { lowestDscr: '1.0400', zone: 'default' },
      better: { lowestDscr: '1.3600' },
    });
  });

  it('takes no rate below nothing', () =>
    expect(
      refusalOf(() => tornado(plan, { price: '0', cost: '0', delayPeriods: 0, rate: '0.07' }, day)),
    ).toEqual({ code: 'InvalidValue', field: 'rate' }));
});

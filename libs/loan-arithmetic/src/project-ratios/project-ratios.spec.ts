import { Decimal } from '#kernel';
import fc from 'fast-check';
import { refusalOf } from '#kernel/testing';
import { cashFlowForDebtService, debtCapacity, presentValue } from './cash-flow.js';
import {
  coverZone,
  debtServiceCover,
  debtServiceCovers,
  gearing,
  interestCover,
  lifeCovers,
  reserveTarget,
} from './cover-ratios.js';
import { coverRules } from './cover.rules.js';
import { projectDelay } from './delay.js';

const cashFlows = [12_000, 13_000, 14_000, 15_000, 15_000];
const loanLife = cashFlows.slice(0, 4);
const debt = presentValue([10_000, 10_000, 10_000, 10_000], '0.06');
const invalid = (field: string) => ({ code: 'InvalidValue', field });

describe('the example of a project', () => {
  it('has a debt of the present value of its service', () =>
    expect(debt.div(100).toFixed(4)).toBe('346.5106'));

  it('covers its debt service more every year', () =>
    expect(
      loanLife.map((cashFlow) =>
        debtServiceCover({ cashFlow, principal: 8_000, interest: 2_000 })?.toFixed(2),
      ),
    ).toEqual(['1.20', '1.30', '1.40', '1.50']));

  it('covers its debt over the life of the loan and of the project', () => {
    const at = { rate: '0.06', debts: [debt.toNumber()] };
    expect(lifeCovers({ ...at, cashFlows: loanLife })[0]?.toFixed(4)).toBe('1.3427');
    expect(lifeCovers({ ...at, cashFlows })[0]?.toFixed(4)).toBe('1.6662');
  });

  it('carries at a cover of 1.35 what its sculpted service is worth', () =>
    expect(debtCapacity(loanLife, '1.35', '0.06').toFixed(2)).toBe(
      presentValue(loanLife, '0.06').div('1.35').toFixed(2),
    ));
});

describe('cash flow for debt service', () => {
  it('is what is left of revenue', () =>
    expect(
      cashFlowForDebtService({
        revenue: 1_000,
        operatingCosts: 400,
        tax: 100,
        workingCapitalChange: -50,
        maintenanceCapex: 80,
        reserveMovement: 20,
      }),
    ).toBe(450));

  it('is worth less the higher the rate', () =>
    fc.assert(
      fc.property(
        fc.array(fc.nat(10_000), { minLength: 1, maxLength: 40 }),
        fc.nat(30),
        (flows, percent) => {
          const value = (points: number) =>
            presentValue(flows, new Decimal(points).div(100).toString());
          expect(value(percent + 1).lte(value(percent))).toBe(true);
          expect(value(0).toNumber()).toBe(flows.reduce((sum, flow) => sum + flow, 0));
        },
      ),
      { seed: 7, numRuns: 100 },
    ));
});

describe('a cover', () => {
  it('does not exist without debt service', () =>
    expect(debtServiceCover({ cashFlow: 5, principal: 0, interest: 0 })).toBeUndefined());
  it('has its lowest and its mean over the periods with debt service', () => {
    const covers = debtServiceCovers([
      { cashFlow: 50, principal: 0, interest: 0 },
      { cashFlow: 120, principal: 80, interest: 20 },
      { cashFlow: 150, principal: 80, interest: 20 },
    ]);
    expect([covers?.lowest.toString(), covers?.mean.toString()]).toEqual(['1.2', '1.35']);
    expect(debtServiceCovers([])).toBeUndefined();
  });
  it('counts the reserve account where the contract does', () =>
    expect(
      lifeCovers({ cashFlows: [106], rate: '0.06', debts: [100], reserve: 25 })[0]?.toString(),
    ).toBe('1.25'));
  it('is told when each period begins, and not where no debt is left', () =>
    expect(lifeCovers({ cashFlows: [100, 110], rate: '0.1', debts: [100, 0] }).map(String)).toEqual(
      ['1.818181818181818181818181818181818', 'undefined'],
    ));
  it.each([
    ['1.30', 'onPlan'],
    ['1.2999', 'belowPlan'],
    ['1.20', 'belowPlan'],
    ['1.1999', 'lockUp'],
    ['1.05', 'lockUp'],
    ['1.0499', 'default'],
  ])('of %s is %s', (cover, zone) => {
    const rules = coverRules.filter(({ id }) => id === 'PF-01');
    expect(coverZone(new Decimal(cover), '2025-06-30', rules)).toBe(zone);
  });
  it('of interest is earnings over interest', () => {
    expect(interestCover(450, 100)?.toString()).toBe('4.5');
    expect(interestCover(450, 0)).toBeUndefined();
  });
  it('of assets by debt is gearing', () => expect(gearing(83, 17).toString()).toBe('0.83'));
  it.each([
    ['rate', () => lifeCovers({ cashFlows, rate: '-1', debts: [1] })],
    ['rate', () => lifeCovers({ cashFlows, rate: 'six', debts: [1] })],
    ['cover', () => debtCapacity(cashFlows, '0', '0.06')],
    ['principal', () => debtServiceCover({ cashFlow: 1, principal: -2, interest: 1 })],
    ['interest', () => interestCover(1, -1)],
    ['equity', () => gearing(10, -10)],
    ['debt', () => gearing(-1, 10)],
  ])('refuses a bad %s', (field, calculate) =>
    expect(refusalOf(calculate)).toEqual(invalid(field)),
  );
});

describe('the reserve account', () => {
  it('is to hold the debt service of the next six months', () => {
    const due = (dueOn: string, minor: number) => ({ dueOn, amount: { minor, currency: 'CNY' } });
    const items = [
      due('2025-01-31', 1),
      due('2025-02-01', 10),
      due('2025-07-31', 100),
      due('2025-08-01', 1_000),
    ];
    expect(reserveTarget(items, '2025-01-31')).toBe(110);
    expect(reserveTarget(items, '2025-01-31', 12)).toBe(1_110);
    expect(reserveTarget([due('2025-12-31', 7)], '2025-06-30')).toBe(7);
  });
});

describe('the delay of a project', () => {
  const milestones = [
    { dueOn: '2025-01-31', completedOn: '2025-01-20', budget: 100 },
    { dueOn: '2025-02-28', completedOn: '2025-03-10', budget: 100 },
    { dueOn: '2025-03-31', budget: 200 },
    { dueOn: '2025-04-10', budget: 100 },
    { dueOn: '2025-12-31', budget: 500 },
  ];
  it('counts milestones past their day and still open', () => {
    const delay = projectDelay(milestones, '2025-04-10');
    expect(delay).toMatchObject({ due: 4, late: 1, completedLate: 1 });
    expect(delay.rate?.toString()).toBe('0.25');
    // (100 · 10 + 200 · 10) / 500
    expect(delay.weightedDays?.toString()).toBe('6');
  });
  it('is told as of the day, whatever was completed since', () =>
    expect(projectDelay(milestones, '2025-03-05')).toMatchObject({
      due: 2,
      late: 1,
      completedLate: 0,
    }));
  it('does not exist before the first milestone is due', () =>
    expect(projectDelay(milestones, '2025-01-01')).toEqual({ due: 0, late: 0, completedLate: 0 }));
  it('has no weighted days where nothing is budgeted', () =>
    expect(projectDelay([{ dueOn: '2025-01-01', budget: 0 }], '2025-02-01')).not.toHaveProperty(
      'weightedDays',
    ));
  it('refuses a negative budget', () =>
    expect(
      refusalOf(() => projectDelay([{ dueOn: '2025-01-01', budget: -1 }], '2025-02-01')),
    ).toEqual(invalid('budget')));
});

import { cny } from '#kernel';
import { projectEvents } from '../project/project.events.js';
import type { Period } from './cash-flow.fields.js';
import type { Plan } from './ratios.js';

/** A year that earns so much after all costs, in minor units. */
const year = (endsOn: string, cashFlow: number, principal: number, interest: number): Period => ({
  endsOn,
  revenue: cashFlow + 4_000_000,
  operatingCosts: 3_000_000,
  tax: 500_000,
  workingCapitalChange: 100_000,
  maintenanceCapex: 400_000,
  interest,
  principal,
});

/** CFADS of 120, 130, 140, 150 and 150 thousand, debt service of 100 thousand a year for four years. */
export const examplePlan: Plan = {
  debt: 34_651_056,
  equity: 10_000_000,
  reserve: 0,
  ratePerPeriod: '0.06',
  periods: [
    year('2026-12-31', 12_000_000, 7_920_937, 2_079_063),
    year('2027-12-31', 13_000_000, 8_396_193, 1_603_807),
    year('2028-12-31', 14_000_000, 8_899_963, 1_100_037),
    year('2029-12-31', 15_000_000, 9_433_963, 566_037),
    year('2030-12-31', 15_000_000, 0, 0),
  ],
};

/** The case of the bank is that plan. */
export const planned2026 = projectEvents.CashFlowsPlanned({
  planCase: 'bank',
  debt: cny(346_510.56),
  equity: cny(100_000),
  reserve: cny(0),
  ratePerPeriod: '0.06',
  periods: examplePlan.periods,
  reason: 'Model of the adviser',
  valueDate: '2026-02-01',
});

/** The first year brought less. */
export const recorded2026 = projectEvents.CashFlowRecorded({
  period: { ...year('2026-12-31', 10_000_000, 7_920_937, 2_079_063), reserveMovement: 0 },
  valueDate: '2027-01-31',
});

import type { Day, DecimalText } from '#kernel';
import { Decimal } from '#kernel';
import type { CoverZone } from '#loan-arithmetic';
import {
  cashFlowForDebtService,
  coverZone,
  debtServiceCover,
  debtServiceCovers,
  gearing,
  interestCover,
  lifeCovers,
  reserveTarget,
} from '#loan-arithmetic';
import type { Period } from './cash-flow.fields.js';

/** What ratios are reckoned from; amounts in minor units of one currency. */
export interface Plan {
  /** Debt outstanding, and capital paid in, before the first period. */
  readonly debt: number;
  readonly equity: number;
  /** Balance of the debt service reserve account. */
  readonly reserve: number;
  readonly ratePerPeriod: DecimalText;
  readonly periods: readonly Period[];
}

/** The ratios of a period; a ratio without a denominator is left out. */
export interface PeriodRatios {
  readonly endsOn: Day;
  /** Cash flow available for debt service (CFADS). */
  readonly cashFlow: number;
  readonly debtService: number;
  /** Debt outstanding when the period begins. */
  readonly debt: number;
  /** What the debt service reserve account is to hold when the period ends: six months. */
  readonly reserveTarget: number;
  readonly dscr?: DecimalText;
  /** Life covers when the period begins. */
  readonly llcr?: DecimalText;
  readonly plcr?: DecimalText;
  readonly icr?: DecimalText;
  readonly gearing?: DecimalText;
  readonly zone?: CoverZone;
}

/** The ratios of a whole plan. */
export interface PlanRatios {
  readonly lowestDscr?: DecimalText;
  readonly meanDscr?: DecimalText;
  readonly llcr?: DecimalText;
  readonly plcr?: DecimalText;
  readonly zone?: CoverZone;
  /** Periods after the last debt service in which the project still earns. */
  readonly tailPeriods: number;
  /** CFADS after the last debt service, of all CFADS, as a share of 1. */
  readonly tailShare?: DecimalText;
}

/** Four decimals, as covenants are written. */
export const places = (value: Decimal): DecimalText => value.toFixed(4);

export const cashFlowOf = (period: Period): number => cashFlowForDebtService(period);

const debtsOf = ({ debt, periods }: Plan): readonly number[] => {
  let owed = debt;
  return periods.map(({ principal }) => {
    const before = owed;
    owed -= principal;
    return before;
  });
};

/** The number of periods up to the last that has debt service. */
const loanLifeOf = (periods: readonly Period[]): number =>
  periods.findLastIndex(({ principal, interest }) => principal + interest > 0) + 1;

interface Reckoned {
  readonly flows: readonly number[];
  readonly life: number;
  readonly llcr: readonly (Decimal | undefined)[];
  readonly plcr: readonly (Decimal | undefined)[];
}

/** Life covers are reckoned for the periods whose debts are given, the first of the plan onward. */
function reckoned(plan: Plan, debts: readonly number[]): Reckoned {
  const flows = plan.periods.map(cashFlowOf);
  const life = loanLifeOf(plan.periods);
  const { ratePerPeriod: rate, reserve } = plan;
  const covers = (cashFlows: readonly number[]) => lifeCovers({ cashFlows, rate, debts, reserve });
  const plcr = covers(flows);
  return { flows, life, plcr, llcr: life === flows.length ? plcr : covers(flows.slice(0, life)) };
}

/** Ratios of every period, by the cover rule of a day. */
export function periodRatios(plan: Plan, day: Day): readonly PeriodRatios[] {
  const debts = debtsOf(plan);
  const { flows, llcr, plcr } = reckoned(plan, debts);
  const due = plan.periods.map(({ endsOn, principal, interest }) => ({
    dueOn: endsOn,
    amount: { minor: principal + interest, currency: '' },
  }));
  return plan.periods.map((period, index) => {
    const [cashFlow, debt] = [flows[index] ?? 0, debts[index] ?? 0];
    const { principal, interest, endsOn } = period;
    const dscr = debtServiceCover({ cashFlow, principal, interest });
    const icr = interestCover(period.revenue - period.operatingCosts, interest);
    const [life, whole] = [llcr[index], plcr[index]];
    return {
      endsOn,
      cashFlow,
      debtService: principal + interest,
      debt,
      reserveTarget: reserveTarget(due, endsOn),
      ...(dscr && { dscr: places(dscr), zone: coverZone(dscr, day) }),
      ...(life && { llcr: places(life) }),
      ...(whole && { plcr: places(whole) }),
      ...(icr && { icr: places(icr) }),
      ...(debt + plan.equity > 0 && { gearing: places(gearing(debt, plan.equity)) }),
    };
  });
}

/** Ratios of the whole plan, by the cover rule of a day. */
export function planRatios(plan: Plan, day: Day): PlanRatios {
  const { flows, life, llcr, plcr } = reckoned(plan, [plan.debt]);
  const covers = debtServiceCovers(
    plan.periods.map((period, index) => ({ ...period, cashFlow: flows[index] ?? 0 })),
  );
  const sum = (some: readonly number[]) => some.reduce((total, flow) => total + flow, 0);
  const [first, whole] = [llcr[0], plcr[0]];
  const total = sum(flows);
  return {
    ...(covers && {
      lowestDscr: places(covers.lowest),
      meanDscr: places(covers.mean),
      zone: coverZone(covers.lowest, day),
    }),
    ...(first && { llcr: places(first) }),
    ...(whole && { plcr: places(whole) }),
    tailPeriods: flows.length - life,
    ...(total > 0 && { tailShare: places(new Decimal(sum(flows.slice(life))).div(total)) }),
  };
}

import type { Day, DecimalText, Money, Openings, Rows } from '#kernel';
import {
  Decimal,
  defineView,
  everyone,
  IsCode,
  IsDecimalText,
  IsId,
  NotFound,
  pick,
  ViewQuery,
} from '#kernel';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { PlanCase } from '../cash-flow/cash-flow.codes.js';
import type { Period } from '../cash-flow/cash-flow.fields.js';
import type { PeriodRatios, Plan, PlanRatios } from '../cash-flow/ratios.js';
import { cashFlowOf, periodRatios, planRatios } from '../cash-flow/ratios.js';
import type { SculptedPlan } from '../cash-flow/sculpting.js';
import { sculpted } from '../cash-flow/sculpting.js';
import type { TornadoLine } from '../cash-flow/sensitivities.js';
import { tornado } from '../cash-flow/sensitivities.js';
import { projectEvents } from '../project/project.events.js';

/** The plan of a case as it was agreed last. */
export interface KeptPlan {
  readonly planCase: PlanCase;
  readonly debt: Money;
  readonly equity: Money;
  readonly reserve: Money;
  readonly ratePerPeriod: DecimalText;
  readonly periods: readonly Period[];
  readonly reason: string;
  readonly plannedOn: Day;
}

/** The cash flows of a project: the plans of its cases, and what came. */
export interface CashFlowRow {
  readonly projectId: string;
  readonly clientId: string;
  readonly currency: string;
  readonly plans: readonly KeptPlan[];
  /** By the last day of their period, the earliest first. */
  readonly actuals: readonly Period[];
}

/** A period that is over: planned and actual cash flow, in minor units. */
export interface Comparison {
  readonly endsOn: Day;
  readonly planned?: number;
  readonly actual: number;
  readonly difference?: number;
  /** Actual CFADS over the debt service that was actually paid. */
  readonly dscr?: DecimalText;
}

/** A case with its ratios, and what came against it. */
export interface CashFlowCase extends Omit<KeptPlan, 'periods'> {
  readonly projectId: string;
  readonly clientId: string;
  readonly ratios: PlanRatios;
  readonly periods: readonly (Period & PeriodRatios)[];
  readonly actuals: readonly Comparison[];
}

/** What becomes of a case when one factor after the other is changed. */
export interface Tornado {
  readonly projectId: string;
  readonly clientId: string;
  readonly planCase: PlanCase;
  readonly base: PlanRatios;
  /** The factor that moves the lowest DSCR most on top. */
  readonly lines: readonly TornadoLine[];
}

/** The debt that a case carries. */
export interface Sculpting extends SculptedPlan {
  readonly projectId: string;
  readonly clientId: string;
  readonly planCase: PlanCase;
}

abstract class CaseQuery<T> extends ViewQuery<T> {
  @IsId() readonly projectId!: string;

  @IsCode(PlanCase) readonly planCase!: PlanCase;
}

/** A case of the cash-flow plan with CFADS, DSCR, LLCR, PLCR, ICR, gearing and tail. */
export class GetCashFlowCase extends CaseQuery<CashFlowCase> {}

/**
 * How the lowest DSCR of a case moves with price, cost, delay and rate: the table of a tornado. With
 * `Accept: image/svg+xml` it is the picture, titled and described.
 */
export class GetTornado extends CaseQuery<Tornado> {
  /** By how much of itself the price changes; a tenth unless stated. */
  @IsOptional() @IsDecimalText({ min: '0', max: '1' }) readonly price?: DecimalText;

  /** By how much of themselves costs change; a tenth unless stated. */
  @IsOptional() @IsDecimalText({ min: '0', max: '1' }) readonly cost?: DecimalText;

  /** By how many periods the start is delayed; one unless stated. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(0) @Max(40) readonly delayPeriods?: number;

  /** What is added to the rate of a period, and taken off it; 0.005, or the rate if it is less. */
  @IsOptional() @IsDecimalText({ min: '0', max: '0.2' }) readonly rate?: DecimalText;
}

/** The debt that a case carries at a cover, sculpted on its cash flows. */
export class GetSculpting extends CaseQuery<Sculpting> {
  /** The debt service cover to be kept; 1.30 unless stated. */
  @IsOptional() @IsDecimalText({ min: '1', max: '10' }) readonly cover?: DecimalText;

  /** In how many periods the debt is repaid; all unless stated. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(240) readonly loanPeriods?: number;
}

const events = pick(projectEvents, 'ProjectRegistered', 'CashFlowsPlanned', 'CashFlowRecorded');

const opens: Openings<CashFlowRow, typeof events> = {
  ProjectRegistered: ({ projectId, clientId, currency }) => ({
    projectId,
    clientId,
    currency,
    plans: [],
    actuals: [],
  }),
};

const on: Rows<CashFlowRow, typeof events> = {
  CashFlowsPlanned: ({ projectId: _, clientId: _client, valueDate, ...plan }, row) => ({
    ...row,
    plans: [
      ...row.plans.filter(({ planCase }) => planCase !== plan.planCase),
      { ...plan, plannedOn: valueDate },
    ],
  }),
  CashFlowRecorded: ({ period }, row) => ({
    ...row,
    actuals: [...row.actuals.filter(({ endsOn }) => endsOn !== period.endsOn), period].toSorted(
      (a, b) => (a.endsOn < b.endsOn ? -1 : 1),
    ),
  }),
};

function planOf({ plans }: CashFlowRow, planCase: PlanCase): KeptPlan {
  const plan = plans.find((each) => each.planCase === planCase);
  if (plan === undefined) throw NotFound({ field: 'planCase', planCase });
  return plan;
}

const figuresOf = ({ debt, equity, reserve, ratePerPeriod, periods }: KeptPlan): Plan => ({
  debt: debt.minor,
  equity: equity.minor,
  reserve: reserve.minor,
  ratePerPeriod,
  periods,
});

function compared(row: CashFlowRow, { periods }: KeptPlan, day: Day): readonly Comparison[] {
  const plan = { debt: 0, equity: 0, reserve: 0, ratePerPeriod: '0' };
  return row.actuals.map((actual): Comparison => {
    const period = periods.find(({ endsOn }) => endsOn === actual.endsOn);
    const found = cashFlowOf(actual);
    const planned = period && cashFlowOf(period);
    const { lowestDscr } = planRatios({ ...plan, periods: [actual] }, day);
    return {
      endsOn: actual.endsOn,
      actual: found,
      ...(planned !== undefined && { planned, difference: found - planned }),
      ...(lowestDscr !== undefined && { dscr: lowestDscr }),
    };
  });
}

function caseOn(row: CashFlowRow, planCase: PlanCase, day: Day): CashFlowCase {
  const kept = planOf(row, planCase);
  const plan = figuresOf(kept);
  const ratios = periodRatios(plan, day);
  return {
    ...kept,
    projectId: row.projectId,
    clientId: row.clientId,
    ratios: planRatios(plan, day),
    periods: kept.periods.flatMap((period, index) => {
      const found = ratios[index];
      return found === undefined ? [] : [{ ...period, ...found }];
    }),
    actuals: compared(row, kept, day),
  };
}

/** The cash flows of every project, planned and actual. */
export const cashFlows = defineView({
  name: 'project-cash-flows',
  events,
  opens,
  on,
  scope: { client: 'clientId' },
  queries: { GetCashFlowCase, GetTornado, GetSculpting },
  allow: { GetCashFlowCase: everyone, GetTornado: everyone, GetSculpting: everyone },
  answer: {
    GetCashFlowCase: async ({ projectId, planCase }, rows, { today = '' }) =>
      caseOn(await rows.get(projectId), planCase, today),
    GetTornado: async ({ projectId, planCase, ...asked }, rows, { today = '' }) => {
      const row = await rows.get(projectId);
      const plan = figuresOf(planOf(row, planCase));
      const { price = '0.1', cost = '0.1', delayPeriods = 1 } = asked;
      const rate = asked.rate ?? Decimal.min('0.005', plan.ratePerPeriod).toFixed();
      return {
        projectId,
        clientId: row.clientId,
        planCase,
        base: planRatios(plan, today),
        lines: tornado(plan, { price, cost, delayPeriods, rate }, today),
      };
    },
    GetSculpting: async ({ projectId, planCase, cover = '1.30', loanPeriods = 240 }, rows) => {
      const row = await rows.get(projectId);
      const debt = sculpted(figuresOf(planOf(row, planCase)), cover, loanPeriods);
      return { projectId, clientId: row.clientId, planCase, ...debt };
    },
  },
});

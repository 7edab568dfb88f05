import type { Context } from '#kernel';
import { none, valueDateOf } from '#kernel';
import { checkCurrency } from '../project/funding.js';
import { checkHappened } from '../project/milestones.js';
import { projectEvents } from '../project/project.events.js';
import { projectRefusals as refuse } from '../project/project.refusals.js';
import type { Project } from '../project/project.state.js';
import type * as commands from './cash-flow.commands.js';

const { CashFlowsPlanned, CashFlowRecorded } = projectEvents;

export function cashFlowsPlanned(
  command: commands.PlanCashFlows,
  { currency }: Project,
  { today }: Pick<Context, 'today'>,
) {
  const { planCase, debt, equity, ratePerPeriod, periods, reason } = command;
  const reserve = command.reserve ?? none({ currency });
  checkCurrency(debt, currency, 'debt');
  checkCurrency(equity, currency, 'equity');
  checkCurrency(reserve, currency, 'reserve');
  periods.forEach(({ endsOn }, index) => {
    const before = periods[index - 1]?.endsOn;
    if (before !== undefined && endsOn <= before) {
      throw refuse.PeriodsOutOfOrder({ field: 'periods', before, found: endsOn });
    }
  });
  const repaid = periods.reduce((sum, { principal }) => sum + principal, 0);
  if (repaid > debt.minor) {
    throw refuse.RepaysMoreThanDebt({ field: 'periods', debt: debt.minor, repaid });
  }
  return CashFlowsPlanned({
    planCase,
    debt,
    equity,
    reserve,
    ratePerPeriod,
    periods: structuredClone(periods),
    reason,
    valueDate: today,
  });
}

export function cashFlowRecorded(
  { period, valueDate }: commands.RecordCashFlow,
  _: Project,
  { today }: Pick<Context, 'today'>,
) {
  checkHappened(period.endsOn, today, 'period.endsOn');
  return CashFlowRecorded({
    period: structuredClone(period),
    valueDate: valueDateOf(valueDate, { today, notBefore: period.endsOn }),
  });
}

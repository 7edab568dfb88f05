import type { Context, Day } from '#kernel';
import { addMonths } from '#kernel';
import { outstandingOf } from '../facility/facilities.js';
import { commitmentFeePaid } from '../facility/fees.js';
import { facilityRefusals } from '../facility/facility.refusals.js';
import { checkCurrency } from '../project/funding.js';
import { checkHappened } from '../project/milestones.js';
import { projectEvents } from '../project/project.events.js';
import { projectRefusals } from '../project/project.refusals.js';
import type { Project } from '../project/project.state.js';
import type { CashFlowRow } from '../views/cash-flows.view.js';
import type * as commands from './accounts.commands.js';
import { accountsRefusals as refuse } from './accounts.refusals.js';
import { waterfall } from './waterfall.js';

const { DistributionsLocked, DistributionsReleased } = projectEvents;
const { AccountsAgreed, ProjectReceiptRecorded, WaterfallPaid, SourceRepaid } = projectEvents;

export function accountsAgreed(
  { projectId: _, ...told }: commands.AgreeAccounts,
  _project: Project,
  { today }: Context,
) {
  return AccountsAgreed({ ...told, valueDate: today });
}

export function receiptRecorded(
  { receiptId, amount, valueDate }: commands.RecordProjectReceipt,
  project: Project,
  { today }: Context,
) {
  if (project.accounts === undefined) throw refuse.AccountsMissing();
  if (project.recorded.includes(`receipt:${receiptId}`)) {
    throw refuse.ReceivedBefore({ field: 'receiptId', receiptId });
  }
  checkCurrency(amount, project.currency, 'amount');
  checkHappened(valueDate, today, 'valueDate');
  return ProjectReceiptRecorded({ receiptId, amount, valueDate });
}

/** Distributions as a covenant leaves them: locked or released, once each. */
export function distributionsLocked(
  { covenantId, locked }: commands.LockDistributions,
  { locks }: Project,
  { today }: Context,
) {
  if (locks.includes(covenantId) === locked) return [];
  const fact = locked ? DistributionsLocked : DistributionsReleased;
  return fact({ covenantId, valueDate: today });
}

const claimed = ['operating', 'tax', 'fee', 'interest', 'principal'] as const;

export function waterfallPaid(
  command: commands.RunWaterfall,
  project: Project,
  { today, plan }: Context & { readonly plan: CashFlowRow | undefined },
) {
  const { runId, sourceId, valueDate } = command;
  const { accounts, currency, sources, recorded } = project;
  if (accounts === undefined) throw refuse.AccountsMissing();
  if (recorded.includes(`run:${runId}`)) throw refuse.PaidOutBefore({ field: 'runId', runId });
  if (!sources.some((each) => each.sourceId === sourceId)) {
    throw projectRefusals.SourceUnknown({ field: 'sourceId', sourceId });
  }
  for (const field of claimed) checkCurrency(command[field], currency, field);
  checkHappened(valueDate, today, 'valueDate');
  if (valueDate < accounts.lastRunOn) {
    throw refuse.RunBeforeLast({ field: 'valueDate', lastRunOn: accounts.lastRunOn });
  }
  const left = outstandingOf(project, sourceId);
  if (command.principal.minor > left) {
    throw facilityRefusals.RepaidOverDrawn({ field: 'principal', sourceId, left });
  }
  const [operating, tax, fee, interest, principal] = claimed.map((field) => command[field].minor);
  const reserveTarget = serviceAhead(plan, valueDate, accounts.reserveMonths);
  const result = waterfall(
    {
      operating: operating ?? 0,
      tax: tax ?? 0,
      fee: fee ?? 0,
      interest: interest ?? 0,
      principal: principal ?? 0,
    },
    {
      ...accounts,
      reserveTarget,
      owed: left - (principal ?? 0),
      isLocked: project.locks.length > 0,
    },
  );
  const repaid = result.payments
    .filter(({ step }) => step === 'principal' || step === 'sweep')
    .reduce((sum, { paid }) => sum + paid, 0);
  const run = { runId, sourceId, currency, reserveTarget, ...result, valueDate };
  const repayment = { sourceId, repaymentId: runId, amount: { minor: repaid, currency } };
  return [
    WaterfallPaid(run),
    ...commitmentFeePaid(command, project, result),
    ...(repaid === 0 ? [] : [SourceRepaid({ ...repayment, valueDate })]),
  ];
}

/** Interest and principal that the plan of the bank, or else the base case, has for some months to come. */
function serviceAhead(row: CashFlowRow | undefined, day: Day, months: number): number {
  const plans = row?.plans ?? [];
  const found =
    plans.find(({ planCase }) => planCase === 'bank') ??
    plans.find(({ planCase }) => planCase === 'base');
  const last = addMonths(day, months);
  return (found?.periods ?? [])
    .filter(({ endsOn }) => endsOn > day && endsOn <= last)
    .reduce((sum, { interest, principal }) => sum + interest + principal, 0);
}

import type { Context } from '#kernel';
import { Decimal } from '#kernel';
import { isDrawn } from '../drawdown/drawdowns.js';
import { drawdownRefusals } from '../drawdown/drawdown.refusals.js';
import { checkCurrency, checkNamedOnce } from '../project/funding.js';
import { checkHappened } from '../project/milestones.js';
import { projectEvents } from '../project/project.events.js';
import { projectRefusals } from '../project/project.refusals.js';
import type { Project } from '../project/project.state.js';
import { FundingKind } from '../projects.codes.js';
import type * as commands from './facility.commands.js';
import { facilityRefusals as refuse } from './facility.refusals.js';

const { SyndicateAgreed, SourceRepaid } = projectEvents;

export function syndicateAgreed(
  { sourceId, members, reason, valueDate }: commands.AgreeSyndicate,
  project: Project,
  { today }: Context,
) {
  checkDebt(project, sourceId);
  checkNamedOnce(
    members.map(({ memberId }) => memberId),
    'members',
  );
  const whole = members.reduce((sum, { share }) => sum.plus(share), new Decimal(0));
  if (!whole.equals(1)) throw refuse.SharesNotWhole({ field: 'members', found: whole.toString() });
  return SyndicateAgreed({
    sourceId,
    members: structuredClone(members),
    reason,
    valueDate: valueDate ?? today,
  });
}

export function sourceRepaid(
  { sourceId, repaymentId, amount, valueDate }: commands.RecordSourceRepayment,
  project: Project,
  { today }: Context,
) {
  checkDebt(project, sourceId);
  if (project.recorded.includes(`repayment:${repaymentId}`)) {
    throw refuse.RepaidBefore({ field: 'repaymentId', repaymentId });
  }
  checkCurrency(amount, project.currency, 'amount');
  checkHappened(valueDate, today, 'valueDate');
  const left = outstandingOf(project, sourceId);
  if (amount.minor > left) throw refuse.RepaidOverDrawn({ field: 'amount', sourceId, left });
  return SourceRepaid({ sourceId, repaymentId, amount, valueDate });
}

/** What of a debt is drawn and not repaid, in minor units. */
export const outstandingOf = ({ drawdowns, repaid }: Project, sourceId: string): number =>
  drawdowns
    .filter((each) => each.sourceId === sourceId && isDrawn(each))
    .reduce((sum, { amount }) => sum + amount, 0) - (repaid[sourceId] ?? 0);

function checkDebt({ sources }: Project, sourceId: string): void {
  const source = sources.find((each) => each.sourceId === sourceId);
  if (source === undefined) throw projectRefusals.SourceUnknown({ field: 'sourceId', sourceId });
  if (FundingKind(source.kind).isCapital) {
    throw drawdownRefusals.NotADebt({ field: 'sourceId', sourceId });
  }
}

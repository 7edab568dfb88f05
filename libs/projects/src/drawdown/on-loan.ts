import type { Context } from '#kernel';
import { defineClaim } from '#kernel';
import { commitmentFeeLowered } from '../facility/fees.js';
import { projectEvents } from '../project/project.events.js';
import { projectRefusals } from '../project/project.refusals.js';
import type { Drawdown, Project } from '../project/project.state.js';
import { FundingKind } from '../projects.codes.js';
import type { DrawdownState } from './drawdown.codes.js';
import type * as commands from './drawdown.commands.js';
import { drawdownRefusals as refuse } from './drawdown.refusals.js';
import type { WithLoan } from './with-loan.js';

const { FacilityLoanTied, DrawdownPaidOut, DrawdownFailed, DrawdownTakenBack } = projectEvents;

/** A loan is that of one source of one project. */
export const tiedLoan = defineClaim('projectLoan', (loanId) =>
  refuse.LoanTied({ field: 'loanId', loanId }),
);

export function facilityLoanTied(
  { sourceId, loanId }: commands.TieFacilityLoan,
  { sources, loans, clientId, currency }: Project,
  { today, loan }: WithLoan,
) {
  const source = sources.find((each) => each.sourceId === sourceId);
  if (source === undefined) throw projectRefusals.SourceUnknown({ field: 'sourceId', sourceId });
  if (FundingKind(source.kind).isCapital) throw refuse.NotADebt({ field: 'sourceId', sourceId });
  const isOfProject = loan?.clientId === clientId && loan.currency === currency;
  if (!isOfProject) throw refuse.LoanNotOfProject({ field: 'loanId', loanId });
  if (loans[sourceId] === loanId) return [];
  if (loans[sourceId] !== undefined) throw refuse.SourceTied({ field: 'sourceId', sourceId });
  if (Object.values(loans).includes(loanId)) throw refuse.LoanTied({ field: 'loanId', loanId });
  return FacilityLoanTied({ sourceId, loanId, valueDate: today });
}

/** The drawdown that its loan tells of, in the state it is then in; nothing where it was told before. */
function onLoanIn(state: DrawdownState, { drawdowns, currency }: Project, id: string) {
  const found = drawdowns.find((each) => each.drawdownId === id && each.state === state);
  const loanId = found?.loanId;
  if (found === undefined || loanId === undefined) return undefined;
  const amount = { minor: found.amount, currency };
  return { drawdown: found, told: { ...partOf(found), loanId, amount } };
}
const partOf = ({ drawdownId, sourceId }: Drawdown) => ({ drawdownId, sourceId });

export function drawdownPaidOut(
  { drawdownId, valueDate }: commands.MarkDrawdownPaidOut,
  project: Project,
  { today }: Context,
) {
  const found = onLoanIn('approved', project, drawdownId);
  if (found === undefined) return [];
  const lowered = commitmentFeeLowered(found.drawdown, project, { drawnOn: valueDate, today });
  return [DrawdownPaidOut({ ...found.told, valueDate }), lowered].flat();
}

export function drawdownFailed(
  { drawdownId, reason }: commands.MarkDrawdownFailed,
  project: Project,
  { today }: Context,
) {
  const found = onLoanIn('approved', project, drawdownId);
  return found === undefined ? [] : DrawdownFailed({ ...found.told, reason, valueDate: today });
}

export function drawdownTakenBack(
  { drawdownId, reason, valueDate }: commands.MarkDrawdownTakenBack,
  project: Project,
) {
  const found = onLoanIn('paidOut', project, drawdownId);
  return found === undefined ? [] : DrawdownTakenBack({ ...found.told, reason, valueDate });
}

import type { Context, Money } from '#kernel';
import { sumOf } from '#kernel';
import { checkCurrency, checkNamedOnce } from '../project/funding.js';
import { checkHappened, mostParts } from '../project/milestones.js';
import { projectEvents } from '../project/project.events.js';
import type { Source } from '../project/project.fields.js';
import { projectRefusals } from '../project/project.refusals.js';
import type { Drawdown, Project } from '../project/project.state.js';
import { FundingKind } from '../projects.codes.js';
import { checkContingency, checkException } from './contingency.js';
import { isCounted } from './drawdown.codes.js';
import type * as commands from './drawdown.commands.js';
import { drawdownRefusals as refuse } from './drawdown.refusals.js';
import type { PaymentOrder } from './with-loan.js';

const { DrawdownRequested, DrawdownCertified, DrawdownApproved } = projectEvents;
const { DrawdownDeclined, CapitalPaidIn } = projectEvents;

export function drawdownRequested(
  command: commands.RequestDrawdown,
  project: Project,
  { today, actor }: Context,
) {
  const { drawdownId, sourceId, lines, milestoneId, purpose, exception, payee, way } = command;
  const { drawdowns, currency, milestones } = project;
  if (drawdowns.some((each) => each.drawdownId === drawdownId)) {
    throw refuse.DrawdownMentionedBefore({ field: 'drawdownId', drawdownId });
  }
  if (drawdowns.length >= mostParts) throw projectRefusals.TooManyParts({ field: 'drawdownId' });
  const source = sourceOf(project, sourceId);
  if (FundingKind(source.kind).isCapital) throw refuse.NotADebt({ field: 'sourceId', sourceId });
  checkAvailable(source, today);
  for (const { amount } of lines) checkCurrency(amount, currency, 'lines');
  checkLines(lines, project);
  checkContingency(command, project, today);
  if (project.loans[sourceId] !== undefined) checkPayee(command);
  const amount = sumOf(
    lines.map((line) => line.amount),
    currency,
  );
  const left = source.amount.minor - drawnOf(project, (each) => each.sourceId === sourceId);
  if (amount.minor > left) throw refuse.DrawdownOverSource({ field: 'lines', sourceId, left });
  const milestone = milestones.find((each) => each.milestoneId === milestoneId);
  if (milestoneId !== undefined && milestone?.state !== 'certified') {
    throw refuse.MilestoneNotCertified({ field: 'milestoneId', milestoneId });
  }
  return DrawdownRequested({
    drawdownId,
    sourceId,
    lines: structuredClone(lines),
    amount,
    ...(milestoneId !== undefined && { milestoneId }),
    purpose,
    ...(exception !== undefined && { exception }),
    ...(payee && { payee: structuredClone(payee) }),
    ...(way && { way }),
    requestedBy: actor.id,
    valueDate: today,
  });
}

export function drawdownCertified(
  { drawdownId, engineer, evidence }: commands.CertifyDrawdown,
  project: Project,
  { today }: Context,
) {
  openOf(project, drawdownId);
  const papers = structuredClone(evidence);
  return DrawdownCertified({ drawdownId, engineer, evidence: papers, valueDate: today });
}

export function drawdownApproved(
  { drawdownId }: commands.ApproveDrawdown,
  project: Project,
  { today, actor }: Context,
) {
  const drawdown = openOf(project, drawdownId);
  if (drawdown.state !== 'certified') throw refuse.CertificateMissing({ drawdownId });
  checkException(drawdown, actor.roles);
  const source = sourceOf(project, drawdown.sourceId);
  checkAvailable(source, today);
  checkCapital(drawdown, project);
  const { sourceId, amount } = drawdown;
  const money = { minor: amount, currency: project.currency };
  return DrawdownApproved({
    drawdownId,
    sourceId,
    amount: money,
    approvedBy: actor.id,
    ...orderOf(drawdown, project),
    valueDate: today,
  });
}

export function drawdownDeclined(
  { drawdownId, reason }: commands.DeclineDrawdown,
  project: Project,
  { today, actor }: Context,
) {
  openOf(project, drawdownId);
  return DrawdownDeclined({ drawdownId, reason, declinedBy: actor.id, valueDate: today });
}

export function capitalPaidIn(
  { paymentId, sourceId, amount, valueDate }: commands.PayInCapital,
  project: Project,
  { today }: Context,
) {
  if (project.recorded.includes(`capital:${paymentId}`)) {
    throw refuse.PaidInBefore({ field: 'paymentId', paymentId });
  }
  const source = sourceOf(project, sourceId);
  if (!FundingKind(source.kind).isCapital) throw refuse.NotCapital({ field: 'sourceId', sourceId });
  checkCurrency(amount, project.currency, 'amount');
  checkHappened(valueDate, today, 'valueDate');
  const left = source.amount.minor - (project.paidIn[sourceId] ?? 0);
  if (amount.minor > left) throw refuse.CapitalOverpaid({ field: 'amount', left });
  return CapitalPaidIn({ paymentId, sourceId, amount, valueDate });
}

/** What the loan of a source is to pay, where it has one. */
function orderOf(
  { sourceId, payee, way, purpose: use, requestedBy: instructedBy }: Drawdown,
  { loans }: Project,
): { readonly order?: PaymentOrder } {
  const loanId = loans[sourceId];
  if (loanId === undefined) return {};
  if (payee === undefined || way === undefined) throw refuse.PayeeMissing({ field: 'payee' });
  return { order: { loanId, payee, way, use, instructedBy } };
}

function checkPayee({ payee, way }: Pick<commands.RequestDrawdown, 'payee' | 'way'>): void {
  if (payee === undefined || way === undefined) {
    throw refuse.PayeeMissing({ field: payee === undefined ? 'payee' : 'way' });
  }
}

/** Whoever asked for a drawdown does not approve it. */
export const requesterOf = (
  { drawdowns }: Project,
  { drawdownId }: { readonly drawdownId: string },
): readonly (string | undefined)[] => [
  drawdowns.find((each) => each.drawdownId === drawdownId)?.requestedBy,
];

/** Refuses a budget that gives a line less than was drawn for it. */
export function checkDrawn(
  budget: readonly { readonly lineId: string; readonly amount: Money }[],
  { drawdowns }: Project,
): void {
  const drawn = new Map<string, number>();
  for (const { state, lines } of drawdowns) {
    if (!isCounted(state)) continue;
    for (const { lineId, amount } of lines) {
      drawn.set(lineId, (drawn.get(lineId) ?? 0) + amount.minor);
    }
  }
  for (const [lineId, minor] of drawn) {
    const line = budget.find((each) => each.lineId === lineId);
    if ((line?.amount.minor ?? 0) < minor) {
      throw refuse.BudgetBelowDrawn({ field: 'lines', lineId, drawn: minor });
    }
  }
}

function sourceOf({ sources }: Project, sourceId: string): Source {
  const source = sources.find((each) => each.sourceId === sourceId);
  if (source === undefined) throw projectRefusals.SourceUnknown({ field: 'sourceId', sourceId });
  return source;
}

function openOf({ drawdowns }: Project, drawdownId: string): Drawdown {
  const drawdown = drawdowns.find((each) => each.drawdownId === drawdownId);
  if (!drawdown) throw refuse.DrawdownNotFound({ field: 'drawdownId', drawdownId });
  const { state } = drawdown;
  if (state !== 'requested' && state !== 'certified') throw refuse.DrawdownDecided({ state });
  return drawdown;
}

function checkAvailable({ availableFrom, availableUntil }: Source, today: string): void {
  if (availableFrom !== undefined && today < availableFrom) {
    throw refuse.DrawdownBeforeAvailability({ field: 'sourceId', availableFrom, today });
  }
  if (availableUntil !== undefined && today > availableUntil) {
    throw refuse.DrawdownAfterAvailability({ field: 'sourceId', availableUntil, today });
  }
}

/** Whether money was released. */
const isReleased = ({ state }: Drawdown): boolean => state === 'approved' || state === 'paidOut';

/** Whether money has come: where a loan pays it, once the loan has. */
export const isDrawn = ({ state, loanId }: Drawdown): boolean =>
  state === 'paidOut' || (state === 'approved' && loanId === undefined);

/** What is drawn or asked for, in minor units. */
const drawnOf = ({ drawdowns }: Project, which: (each: Drawdown) => boolean): number =>
  drawdowns
    .filter((each) => isCounted(each.state) && which(each))
    .reduce((sum, { amount }) => sum + amount, 0);

function checkLines(lines: commands.RequestDrawdown['lines'], project: Project): void {
  checkNamedOnce(
    lines.map(({ lineId }) => lineId),
    'lines',
  );
  for (const { lineId, amount } of lines) {
    const line = project.budget.find((each) => each.lineId === lineId);
    if (!line) throw projectRefusals.BudgetLineUnknown({ field: 'lines', lineId });
    const drawn = project.drawdowns
      .filter(({ state }) => isCounted(state))
      .flatMap((each) => each.lines.filter((part) => part.lineId === lineId))
      .reduce((sum, part) => sum + part.amount.minor, 0);
    const left = line.amount.minor - drawn;
    if (amount.minor > left) throw refuse.DrawdownOverBudgetLine({ field: 'lines', lineId, left });
  }
}

/**
 * Holds the capital paid in against the debt drawn: all of it first, or the same share of both. Whole
 * numbers are compared crosswise, so that nothing is rounded.
 */
function checkCapital({ amount }: Drawdown, project: Project): void {
  const { sources, equityTiming, paidIn } = project;
  const total = (isCapital: boolean) =>
    sources
      .filter(({ kind }) => FundingKind(kind).isCapital === isCapital)
      .reduce((sum, source) => sum + source.amount.minor, 0);
  const [capital, debt] = [total(true), total(false)];
  const paid = Object.values(paidIn).reduce((sum, minor) => sum + minor, 0);
  const drawn = amount + drawnOf(project, isReleased);
  const isEnough =
    equityTiming === 'first'
      ? paid >= capital
      : BigInt(paid) * BigInt(debt) >= BigInt(drawn) * BigInt(capital);
  if (!isEnough) throw refuse.CapitalBehind({ paid, capital, drawn, debt, timing: equityTiming });
}

import type { Day } from '#kernel';
import { addDays } from '#kernel';
import type { RunWaterfall } from '../accounts/accounts.commands.js';
import type { WaterfallResult } from '../accounts/waterfall.js';
import { isDrawn } from '../drawdown/drawdowns.js';
import type { WithLoan } from '../drawdown/with-loan.js';
import { projectEvents } from '../project/project.events.js';
import type { Source } from '../project/project.fields.js';
import type { Drawdown, Project } from '../project/project.state.js';
import type * as commands from './facility.commands.js';
import { commitmentFee } from './reckoning.js';

const { CommitmentFeeAccrued, CommitmentFeeLowered, CommitmentFeePaid } = projectEvents;

/** The day before which a fee is due at the end of a day: whole months, or all once none may be drawn. */
function dueUntil({ availableUntil }: Source, day: Day): Day {
  const next = addDays(day, 1);
  const ends = availableUntil === undefined ? undefined : addDays(availableUntil, 1);
  return ends !== undefined && ends <= next ? ends : `${next.slice(0, 7)}-01`;
}

/** The fee on what is not drawn, once for each day; charged to the loan while that one runs. */
export function commitmentFeeAccrued(
  { sourceId, day }: commands.AccrueCommitmentFee,
  { sources, drawdowns, fees }: Project,
  { loan }: WithLoan,
) {
  const source = sources.find((each) => each.sourceId === sourceId);
  const from = fees[sourceId]?.until;
  if (source === undefined || from === undefined) return [];
  const until = dueUntil(source, day);
  if (until <= from) return [];
  const draws = drawdowns
    .filter((each) => each.sourceId === sourceId && isDrawn(each))
    .flatMap(({ drawnOn, amount }) => (drawnOn === undefined ? [] : [{ on: drawnOn, amount }]));
  const { stretches, fee } = commitmentFee({ ...source, draws }, from, until);
  if (fee.minor <= 0) return [];
  const { currency, minor } = fee;
  const bearer = loan?.status === 'active' ? loan.loanId : undefined;
  const setOff = bearer === undefined ? 0 : Math.min(fees[sourceId]?.credit ?? 0, minor);
  return CommitmentFeeAccrued({
    ...{ sourceId, from, until, stretches, valueDate: day },
    amount: { minor: minor - setOff, currency },
    ...(setOff > 0 && { setOff: { minor: setOff, currency } }),
    rate: source.commitmentFee ?? '0',
    ...(bearer !== undefined && { loanId: bearer }),
  });
}

/** What the fee is less by where money came on a day that was accrued as if it had not. */
export function commitmentFeeLowered(
  { drawdownId, sourceId, amount: minor }: Drawdown,
  { sources, fees, currency }: Project,
  { drawnOn, today }: { readonly drawnOn: Day; readonly today: Day },
) {
  const [source, kept] = [sources.find((each) => each.sourceId === sourceId), fees[sourceId]];
  if (source === undefined || kept === undefined) return [];
  const { since, until, loanId } = kept;
  const from = drawnOn > since ? drawnOn : since;
  if (from >= until) return [];
  const { fee } = commitmentFee({ ...source, amount: { minor, currency }, draws: [] }, from, until);
  if (fee.minor === 0) return [];
  return CommitmentFeeLowered({
    ...{ sourceId, drawdownId, from, until, amount: fee, valueDate: today },
    rate: source.commitmentFee ?? '0',
    ...(loanId !== undefined && { loanId }),
  });
}

/** What a run of payments has paid of the fees that the accounts owe; other fees may be more. */
export function commitmentFeePaid(
  { runId, sourceId, valueDate }: RunWaterfall,
  { fees, currency }: Project,
  { payments }: WaterfallResult,
) {
  const paid = payments.find(({ step }) => step === 'fee')?.paid ?? 0;
  const minor = Math.min(paid, fees[sourceId]?.owed ?? 0);
  const amount = { minor, currency };
  return minor <= 0 ? [] : [CommitmentFeePaid({ sourceId, runId, amount, valueDate })];
}

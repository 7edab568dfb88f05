import type { Day } from '#kernel';
import { addDays } from '#kernel';
import type { RunWaterfall } from '../accounts/accounts.commands.js';
import type { WaterfallResult } from '../accounts/waterfall.js';
import type { WithLoan } from '../drawdown/on-loan.js';
import { projectEvents } from '../project/project.events.js';
import type { Source } from '../project/project.fields.js';
import type { Project } from '../project/project.state.js';
import type * as commands from './facility.commands.js';
import { commitmentFee } from './reckoning.js';

const { CommitmentFeeAccrued, CommitmentFeePaid } = projectEvents;

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
    .filter((each) => each.sourceId === sourceId)
    .flatMap(({ drawnOn, amount }) => (drawnOn === undefined ? [] : [{ on: drawnOn, amount }]));
  const { stretches, fee } = commitmentFee({ ...source, draws }, from, until);
  if (fee.minor <= 0) return [];
  return CommitmentFeeAccrued({
    ...{ sourceId, from, until, stretches, amount: fee, valueDate: day },
    rate: source.commitmentFee ?? '0',
    ...(loan?.status === 'active' && { loanId: loan.loanId }),
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
  return minor === 0 ? [] : [CommitmentFeePaid({ sourceId, runId, amount, valueDate })];
}

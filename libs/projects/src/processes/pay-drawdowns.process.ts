import type { Labels, Occurrence } from '#kernel';
import { defineProcess, pick, sweep } from '#kernel';
import { ForwardDrawdown, loanEvents } from '#lending';
import {
  MarkDrawdownFailed,
  MarkDrawdownPaidOut,
  MarkDrawdownTakenBack,
} from '../drawdown/drawdown.commands.js';
import { projectEvents } from '../project/project.events.js';
import type { DrawdownRow } from '../views/drawdowns.view.js';
import { projectDrawdowns, proposalIdOf } from '../views/drawdowns.view.js';

/** What is approved in a project is instructed on its loan, where a second person releases it. */
export const payDrawdowns = defineProcess({
  name: 'pay-drawdowns',
  events: projectEvents,
  on: {
    DrawdownApproved: ({ drawdownId, amount, order }) =>
      order === undefined
        ? []
        : [ForwardDrawdown.of({ ...order, amount, proposalId: proposalIdOf(drawdownId) })],
  },
});

interface Told {
  readonly loanId: string;
}
interface Proposed extends Told {
  readonly proposalId: string;
}
interface Reversed extends Told {
  readonly drawdownId: string;
  readonly reason: string;
}
interface Declined extends Proposed {
  readonly reason: string;
}
interface TurnedAway extends Proposed {
  readonly because: Labels;
}

const failed = <D extends Proposed>(reasonOf: (data: D) => string) =>
  sweep(
    ({ loanId, proposalId }: D) => projectDrawdowns.rows({ loanId, proposalId }),
    ({ projectId, drawdownId }: DrawdownRow, data: D) => [
      MarkDrawdownFailed.of({ projectId, drawdownId, reason: reasonOf(data) }),
    ],
  );

/** What becomes of a drawdown on its loan is marked in the project that asked for it. */
export const followDrawdowns = defineProcess({
  name: 'follow-drawdowns',
  events: pick(
    loanEvents,
    'LoanDisbursed',
    'LoanProposalDeclined',
    'DrawdownTurnedAway',
    'DrawdownReversed',
  ),
  sweeps: {
    LoanDisbursed: sweep(
      ({ loanId, drawdown }: Told & { readonly drawdown?: { readonly drawdownId: string } }) =>
        drawdown && projectDrawdowns.rows({ loanId, proposalId: drawdown.drawdownId }),
      ({ projectId, drawdownId }: DrawdownRow, _, { valueDate }: Occurrence) => [
        MarkDrawdownPaidOut.of({ projectId, drawdownId, valueDate }),
      ],
    ),
    DrawdownReversed: sweep(
      ({ loanId, drawdownId }: Reversed) =>
        projectDrawdowns.rows({ loanId, proposalId: drawdownId }),
      ({ projectId, drawdownId }: DrawdownRow, { reason }: Reversed, { valueDate }: Occurrence) => [
        MarkDrawdownTakenBack.of({ projectId, drawdownId, reason, valueDate }),
      ],
    ),
    LoanProposalDeclined: failed(({ reason }: Declined) => reason),
    DrawdownTurnedAway: failed(({ because }: TurnedAway) => `${because.en} · ${because.zh}`),
  },
});

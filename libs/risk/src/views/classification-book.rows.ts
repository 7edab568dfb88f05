import type { Day, Money, Rows } from '#kernel';
import type { LoanClass } from '#lending';
import type { Stage } from '#lending';
import { each, none } from '#kernel';
import type { LoanStanding } from '#lending';
import { loanEvents, standingEvents } from '#lending';
import { classificationEvents } from '../classification/classification.events.js';
import type { Finding } from '../classification/classify.js';
import type { Hold } from '../classification/upgrade.js';
import type { ExpectedLoss } from '../staging/loss-of-claim.js';
import type { StageFinding } from '../staging/stage.js';

/** How far the decision on a class has come. */
export type ClassStep = 'none' | 'first' | 'confirmed';

/** The class of one claim, what the rules call for, and how far the decision has come. */
export interface ClassificationRow {
  readonly loanId: string;
  readonly clientId: string;
  readonly currency: string;
  readonly outstanding: Money;
  /** Paid out, and neither at its end nor off the books. */
  readonly runs: boolean;
  /** The class that stands. */
  readonly class: LoanClass;
  readonly since?: Day;
  /** What the rules called for last. */
  readonly proposed: LoanClass;
  readonly stage: Stage;
  readonly stageFindings: readonly StageFinding[];
  /** What is expected to be lost of it, as of the last evening on which that was news. */
  readonly expectedLoss?: ExpectedLoss & { readonly on: Day };
  readonly daysPastDue: number;
  readonly findings: readonly Finding[];
  readonly held?: Hold;
  /** Whether the class that stands is not the one that the rules call for. */
  readonly isOpen: boolean;
  readonly step: ClassStep;
  /** What was given or confirmed, while it is not decided. */
  readonly stated?: LoanClass;
  readonly decisions: readonly { readonly on: Day; readonly class: LoanClass }[];
}

/** A claim before anything is known of it. */
export const unclassified = (loanId: string): ClassificationRow => ({
  loanId,
  clientId: '',
  currency: 'CNY',
  outstanding: { minor: 0, currency: 'CNY' },
  runs: false,
  class: 'normal',
  proposed: 'normal',
  stage: 'stage1',
  stageFindings: [],
  daysPastDue: 0,
  findings: [],
  isOpen: false,
  step: 'none',
  decisions: [],
});

/** The class that stood at the end of a day. */
export const classOn = ({ decisions }: ClassificationRow, day: Day): LoanClass =>
  decisions.findLast(({ on }) => on <= day)?.class ?? 'normal';

const { LoanSettled, LoanReopened, LoanWrittenOff, LoanTransferred } = loanEvents;
export const events = {
  ...classificationEvents,
  ...standingEvents,
  LoanSettled,
  LoanReopened,
  LoanWrittenOff,
  LoanTransferred,
};

interface Standing {
  readonly clientId: string;
  readonly standing: LoanStanding;
}
const stands = (
  { clientId, standing: { outstanding } }: Standing,
  row: ClassificationRow,
): ClassificationRow => ({
  ...row,
  clientId,
  currency: outstanding.currency,
  outstanding,
  runs: outstanding.minor > 0,
});

const ended = (
  { clientId }: { readonly clientId: string },
  row: ClassificationRow,
): ClassificationRow => ({ ...row, clientId, runs: false, outstanding: none(row.outstanding) });

const opened = (row: ClassificationRow): ClassificationRow => ({
  ...row,
  isOpen: row.proposed !== row.class,
});

export const on: Rows<ClassificationRow, typeof events> = {
  ...each(standingEvents, stands),
  LoanSettled: ended,
  LoanWrittenOff: ended,
  LoanTransferred: ended,
  LoanReopened: (_, row) => ({ ...row, runs: true }),
  LossExpected: ({ clientId, loss, valueDate }, row) => ({
    ...row,
    clientId,
    expectedLoss: { ...loss, on: valueDate },
  }),
  ClassProposed: ({ clientId, class: proposed, stage, held, ...data }, row) => {
    const { held: _, ...before } = row;
    const { stageFindings, daysPastDue, findings } = data;
    const found = {
      clientId,
      proposed,
      stage,
      stageFindings,
      daysPastDue,
      findings,
      ...(held && { held }),
    };
    return opened({ ...before, ...found });
  },
  ClassFirstGiven: ({ class: stated }, row) => ({ ...row, step: 'first', stated }),
  ClassConfirmed: ({ class: stated }, row) => ({ ...row, step: 'confirmed', stated }),
  ClassDecided: ({ class: decided, valueDate: since }, { stated: _, ...row }) =>
    opened({
      ...row,
      class: decided,
      since,
      step: 'none',
      decisions: [...row.decisions, { on: since, class: decided }],
    }),
};

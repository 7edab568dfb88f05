import type { Day, Figure, Occurrence } from '#kernel';
import { defineProcess, sweep } from '#kernel';
import { loanEvents } from '#lending';
import { businessDayEvents } from '#platform';
import { clientFigures } from '../client-figures/client-figures.view.js';
import { figuresOn, loanFiguresOn } from '../client-figures/figures-of-client.js';
import type { WithLoans } from '../client-figures/loans-of-client.js';
import { earlyWarningRule } from '../early-warning/early-warning.rules.js';
import { AssessClient } from '../warning/warning.commands.js';
import { warningEvents } from '../warning/warning.events.js';

interface OfLoan {
  readonly clientId: string;
  readonly origin?: object;
}

/** The day for which the figures of the loans are known: a late fact never belongs to its own day. */
const dayFor = ({ loans }: WithLoans, valueDate: Day): Day =>
  loans.reduce((day, { countedOn }) => (countedOn > day ? countedOn : day), valueDate);

/** The client of a loan is judged at once, by the figures that events change. */
const atOnce = sweep(
  // What is taken over from another system is judged at the end of a day, once and not fact by fact.
  ({ clientId, origin }: OfLoan) =>
    origin === undefined ? clientFigures.rows({ clientId }) : undefined,
  (row, _, { valueDate }: Occurrence) => {
    const day = dayFor(row, valueDate);
    return [AssessClient.of({ clientId: row.clientId, day, figures: loanFiguresOn(row, day) })];
  },
);

interface Observed {
  readonly rule: string;
  readonly version: number;
  readonly observed: Figure | null;
}

/**
 * Events are answered side by side, so the figures of an earlier one may be judged last. Whatever
 * such a judgement changes is looked at again: where the client now shows another figure than the
 * one observed, it is judged anew, until both agree.
 */
const again = sweep(
  (_: unknown, { id }: Occurrence) => clientFigures.rows({ clientId: id }),
  (row, { rule, version, observed }: Observed, { valueDate }: Occurrence) => {
    const day = dayFor(row, valueDate);
    const figures = loanFiguresOn(row, day);
    const watched = earlyWarningRule(rule, version)?.watch;
    const now = watched && figures[watched];
    return now === undefined || now === observed
      ? []
      : [AssessClient.of({ clientId: row.clientId, day, figures })];
  },
);

/**
 * Compares the clients of the bank with the rules of early warning: one client at once when
 * something happens to a loan that may call for a level, and all that have dealings at the end of
 * each business day. Figures that only time changes, such as the days without contact, are judged
 * at the end of the day alone; so is a repayment, which matters when a bucket changes.
 */
export const assessClients = defineProcess({
  name: 'assess-clients',
  events: { ...loanEvents, ...warningEvents, ...businessDayEvents },
  sweeps: {
    LoanFellOverdue: atOnce,
    OverdueBucketChanged: atOnce,
    LoanCameCurrent: atOnce,
    RepaymentReversed: atOnce,
    LoanRecalculated: atOnce,
    LoanSettled: atOnce,
    LoanReopened: atOnce,
    LoanWrittenOff: atOnce,
    RecoveryRecorded: atOnce,
    GuaranteeRecorded: atOnce,
    GuaranteeReleased: atOnce,
    WarningRaised: again,
    WarningEscalated: again,
    WarningEased: again,
    WarningLifted: again,
    BusinessDayClosed: sweep(
      () => clientFigures.rows({ watched: true }),
      (row, { day }: { readonly day: Day }) => [
        AssessClient.of({ clientId: row.clientId, day, figures: figuresOn(row, day) }),
      ],
    ),
  },
});

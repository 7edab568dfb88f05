import { cny } from '#kernel';
import { loanEvents } from '#lending';
import { occurrence, reacts } from '#kernel/testing';
import { businessDayEvents } from '#platform';
import type { ClientFiguresRow } from '../client-figures/client-figures.view.js';
import * as loans from '../client-figures/loans.examples.js';
import { nothingKnown } from '../memory/known-of-client.js';
import { AssessClient } from '../warning/warning.commands.js';
import { warningEvents } from '../warning/warning.events.js';
import { warnedYellow } from '../warning/warning.examples.js';
import { assessClients } from './assess-clients.process.js';

const { clientId } = loans;
const row: ClientFiguresRow = {
  clientId,
  loans: [
    {
      loanId: 'L-1',
      status: 'running',
      since: '2025-03-01',
      outstanding: cny(1_000),
      secured: false,
      guaranteed: cny(0),
      daysPastDue: 1,
      countedOn: '2025-04-02',
      claim: cny(0),
    },
  ],
  applications: [],
  contacts: [],
  cadence: 'ordinary',
  profile: {},
  ...nothingKnown,
  standing: [],
  watched: true,
};
const figures = { otherLoansNonPerforming: 0, guaranteeCoverage: null, loansWrittenOff: 0 };
const origin = { kind: 'migration', source: 'loans.csv', assumed: [] } as const;

/** The rows a process goes through upon a fact. */
const goesThrough = (fact: Parameters<typeof assessClients.sweep>[0]) =>
  assessClients.sweep(fact)?.over(fact.data, { ...occurrence, id: clientId })?.where;

describe('early warning', () => {
  it('judges a client at once when a loan falls overdue, by what events change', () => {
    expect(goesThrough(loans.fellOverdue)).toEqual({ clientId });
    reacts(assessClients)(loans.fellOverdue, {}, [row]).then(
      AssessClient.of({
        clientId,
        day: '2025-04-02',
        figures: { ...figures, daysPastDue: 1 },
      }),
    );
  });

  it('judges for the day that the figures are of, when an earlier one is caught up with', () => {
    const [loan] = row.loans;
    const later = { ...loan!, daysPastDue: 8, countedOn: '2025-04-09' };
    reacts(assessClients)(loans.fellOverdue, {}, [{ ...row, loans: [later] }]).then(
      AssessClient.of({ clientId, day: '2025-04-09', figures: { ...figures, daysPastDue: 8 } }),
    );
  });

  it('judges everybody watched at the end of a day, also by what time changes', () => {
    const closed = businessDayEvents.BusinessDayClosed({
      day: '2025-09-03',
      valueDate: '2025-09-03',
    });
    expect(goesThrough(closed)).toEqual({ watched: true });
    reacts(assessClients)(closed, {}, [row]).then(
      AssessClient.of({
        clientId,
        day: '2025-09-03',
        figures: { ...figures, daysPastDue: 155, daysBeyondCadence: 2 },
      }),
    );
  });

  it('leaves what was taken over from another system to the end of the day', () => {
    const settled = loanEvents.LoanSettled({ clientId, valueDate: '2001-05-01', origin });
    expect(goesThrough(settled)).toBeUndefined();
  });

  it('leaves repayments to the end of the day, unless a bucket changes', () =>
    expect([...assessClients.types].sort()).toEqual([
      'BusinessDayClosed',
      'GuaranteeRecorded',
      'GuaranteeReleased',
      'LoanCameCurrent',
      'LoanFellOverdue',
      'LoanRecalculated',
      'LoanReopened',
      'LoanSettled',
      'LoanWrittenOff',
      'OverdueBucketChanged',
      'RecoveryRecorded',
      'RepaymentReversed',
      'WarningEased',
      'WarningEscalated',
      'WarningLifted',
      'WarningRaised',
    ]));

  it('looks again at what changed, and judges anew where the figures are others by now', () => {
    const raised = (observed: number) =>
      warningEvents.WarningRaised({ ...warnedYellow.data, observed, valueDate: '2025-04-04' });
    expect(goesThrough(raised(3))).toEqual({ clientId });
    reacts(assessClients)(raised(3), {}, [row]).then();
    reacts(assessClients)(raised(40), {}, [row]).then(
      AssessClient.of({ clientId, day: '2025-04-04', figures: { ...figures, daysPastDue: 3 } }),
    );
  });

  it('does not look again at what only the end of a day can tell', () =>
    reacts(assessClients)(
      warningEvents.WarningRaised({ ...warnedYellow.data, rule: 'EW-04', version: 1 }),
      {},
      [row],
    ).then());
});

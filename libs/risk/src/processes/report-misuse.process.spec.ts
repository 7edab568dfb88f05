import { reacts } from '#kernel/testing';
import { loanEvents } from '#lending';
import { standing } from '#lending/examples';
import { followingId } from '#platform';
import { ReportObservation } from '../signal/signal.commands.js';
import { reportMisuse } from './report-misuse.process.js';

const misused = loanEvents.LoanMisused({
  loanId: 'ln_1',
  clientId: 'cl_1',
  finding: '资金流入股市',
  markup: '0.50',
  annualRate: '0.0540',
  evidence: [],
  standing: standing(),
  valueDate: '2026-02-11',
});
const reported = (happenedOn: string) =>
  ReportObservation.of({
    signalId: followingId('si', 'ln_1', 'misuse'),
    clientId: 'cl_1',
    code: 'proceedsMisused',
    title: '资金流入股市',
    happenedOn,
  });
const found = (at: string) => reacts(reportMisuse)(misused, { id: 'ln_1', at });

describe('money that was not used as agreed', () => {
  it('is a signal at its client', () =>
    found('2026-02-11T09:00:00.000Z').then(reported('2026-02-11')));

  it('is one of today, though the day is closed and the loan counts it from the next', () =>
    found('2026-02-10T12:00:00.000Z').then(reported('2026-02-10')));
});

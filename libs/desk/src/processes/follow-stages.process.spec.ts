import { applicationEvents } from '#credit';
import { clientId, reviewed, submitted } from '#credit/examples';
import { EnterContactStage } from '#engagement';
import { reacts } from '#kernel/testing';
import { loanEvents } from '#lending';
import { followStages } from './follow-stages.process.js';

const entered = (stage: 'application' | 'approval' | 'postLoan') =>
  EnterContactStage.of({ clientId, stage });
const origin = { kind: 'migration', source: 'sba_loans.csv', assumed: [] } as const;
const drawn = { clientId, amount: { minor: 1_000, currency: 'CNY' }, valueDate: '2026-03-02' };

describe('the stage of contacts', () => {
  it('follows from an application, its review, and a drawdown', () => {
    reacts(followStages)(submitted).then(entered('application'));
    reacts(followStages)(reviewed).then(entered('approval'));
    reacts(followStages)(loanEvents.LoanDisbursed(drawn)).then(entered('postLoan'));
  });

  it('does not follow from what is taken over from another system', () => {
    reacts(followStages)(
      applicationEvents.ApplicationSubmitted({ ...submitted.data, origin }),
    ).then();
    reacts(followStages)(loanEvents.LoanDisbursed({ ...drawn, origin })).then();
  });
});

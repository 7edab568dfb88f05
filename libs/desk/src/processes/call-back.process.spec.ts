import { CallBackClient, PromptManager } from '#engagement';
import { reacts } from '#kernel/testing';
import { loanEvents } from '#lending';
import { callBackAfterLoan } from './call-back.process.js';

const amount = { minor: 100, currency: 'CNY' };
const disbursed = (origin?: object) =>
  loanEvents.LoanDisbursed({
    loanId: 'ln_1',
    clientId: 'cl_1',
    amount,
    valueDate: '2026-03-02',
    ...origin,
  });
const survey = {
  surveyId: 'sv_1',
  title: { en: 'After your loan', zh: '贷后回访' },
  channels: ['phone', 'email'],
};

describe('a loan that is drawn down', () => {
  it('invites the client to the survey that is running, and asks the manager to call', () =>
    reacts(callBackAfterLoan)(disbursed(), { valueDate: '2026-03-02' }, [survey]).then(
      CallBackClient.of({
        invitationId: 'iv_sv_1.ln_1',
        surveyId: 'sv_1',
        clientId: 'cl_1',
        channel: 'phone',
        about: 'ln_1',
      }),
      PromptManager.of({
        taskId: 'tk_sv_1.ln_1',
        clientId: 'cl_1',
        title: '贷后回访 (After your loan)',
        dueOn: '2026-03-16',
        source: 'survey',
        sourceId: 'ln_1',
      }),
    ));

  it('asks nobody about a drawdown of the past', () => {
    const origin = { kind: 'migration', source: 'old', assumed: [] } as const;
    reacts(callBackAfterLoan)(disbursed({ origin }), {}, []).then();
  });
});

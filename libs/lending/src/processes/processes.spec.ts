import { clientId, terms } from '#credit/examples';
import { applicationEvents, loanIdOf } from '#credit';
import { approved } from '#credit/examples';
import { reacts } from '#kernel/testing';
import { businessDayEvents } from '#platform';
import { EndCommitment } from '#credit';
import { loanEvents } from '../loan/loan.events.js';
import { AgeLoan, GrantLoan, LapseLoan } from '../loan/loan.commands.js';
import { ageLoans } from './age-loans.process.js';
import { tellCredit } from './commitments.process.js';
import { lapseLoans } from './lapse-loans.process.js';
import { grantLoan } from './grant-loan.process.js';

describe('an approval', () => {
  it('opens the one loan of its application', () =>
    reacts(grantLoan)(approved, { id: 'ap_7Q2' }).then(
      GrantLoan.of({
        loanId: 'ln_7Q2',
        applicationId: 'ap_7Q2',
        clientId,
        managerId: 'rm-7',
        terms,
        ...(approved.data.product && { product: approved.data.product }),
        approvedOn: '2025-02-20',
        validUntil: '2025-08-19',
      }),
    ));

  it('that was migrated comes with its loan', () =>
    reacts(grantLoan)(
      applicationEvents.ApplicationApproved({
        ...approved.data,
        origin: { kind: 'migration', source: 'sba_loans.csv', assumed: [] },
      }),
    ).then());

  it('names the loan after the application, whatever that is called', () =>
    expect(['ap_7Q2', '7Q2', 'sba:1'].map(loanIdOf)).toEqual(['ln_7Q2', 'ln_7Q2', 'ln_sba:1']));
});

describe('the end of a business day', () => {
  const closed = businessDayEvents.BusinessDayClosed({
    day: '2025-04-02',
    valueDate: '2025-04-02',
  });

  it('judges the running loans for which it brings something', () => {
    expect(ageLoans.sweep(closed)?.over(closed.data, {} as never)?.where).toEqual({
      status: 'active',
      nextAgeingOn: { upTo: '2025-04-02' },
    });
    reacts(ageLoans)(closed, {}, [{ loanId: 'ln_1' }, { loanId: 'ln_2' }]).then(
      AgeLoan.of({ loanId: 'ln_1', day: '2025-04-02' }),
      AgeLoan.of({ loanId: 'ln_2', day: '2025-04-02' }),
    );
  });

  it('lapses the loans whose approval was valid until the day before, and nothing was drawn', () => {
    expect(lapseLoans.sweep(closed)?.over(closed.data, {} as never)?.where).toEqual({
      drawableUntil: { above: '', upTo: '2025-04-01' },
    });
    reacts(lapseLoans)(closed, {}, [{ loanId: 'ln_1' }]).then(
      LapseLoan.of({ loanId: 'ln_1', day: '2025-04-02' }),
    );
  });
});

it('a loan that lapsed ends the commitment of its application', () =>
  reacts(tellCredit)(
    loanEvents.LoanLapsed({ clientId, applicationId: 'ap_7Q2', valueDate: '2025-08-20' }),
  ).then(EndCommitment.of({ applicationId: 'ap_7Q2', code: 'expired', valueDate: '2025-08-20' })));

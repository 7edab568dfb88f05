import { applicationId, clientId, terms } from '#credit/examples';
import type { Money } from '#kernel';
import { cny, moneyRefusals, valueDateRefusals } from '#kernel';
import { givenLoan as given } from './deciding.fixture.js';
import {
  GrantLoan,
  LapseLoan,
  RecordGuarantee,
  RecordRecovery,
  RecordRepayment,
  ReleaseGuarantee,
  SignAgreement,
} from './loan.commands.js';
import { loanEvents } from './loan.events.js';
import {
  booked,
  instructed,
  loanId,
  overdue,
  running,
  signed,
  writtenOff,
} from './loan.examples.js';
import { loanRefusals } from './loan.refusals.js';
import type { SignatoryFields } from './signatories.js';

const { LoanPlaced } = loanEvents;
const on = (valueDate: string, yuan: number) =>
  RecordRepayment.of({ loanId, amount: cny(yuan), valueDate });
describe('a loan before it is paid out', () => {
  it('opens with the terms of its approval', () =>
    given()
      .when(
        GrantLoan.of({
          loanId,
          clientId,
          applicationId,
          managerId: 'rm-7',
          terms,
          approvedOn: '2025-02-20',
        }),
      )
      .then(booked, LoanPlaced({ managerId: 'rm-7', units: [], valueDate: '2025-02-20' })));

  it('is signed', () =>
    given(booked)
      .when(SignAgreement.of({ loanId, agreementNumber: '2025-0017', valueDate: '2025-02-25' }))
      .then(signed));

  it('is signed by people of both sides, each on a day up to that of the agreement', () => {
    const sign = (...signatories: SignatoryFields[]) =>
      given(booked).when(
        SignAgreement.of({
          loanId,
          agreementNumber: '2025-0017',
          signatories,
          valueDate: '2025-02-25',
        }),
      );
    const bank = { party: 'bank', name: '李华' } as const;
    const client = { party: 'client', name: '王芳', capacity: '法定代表人' } as const;
    const early = { ...bank, signedOn: '2025-02-24' };
    expect(sign(early, client).facts()[0]?.data).toMatchObject({
      signatories: [early, { ...client, signedOn: '2025-02-25' }],
    });
    sign(client).refuses(loanRefusals.SignatureMissing, { missing: ['bank'] });
    sign(bank, { ...client, name: '李华' }).refuses(loanRefusals.SignatoryOfBoth);
    sign({ ...bank, signedOn: '2025-02-19' }, client).refuses(valueDateRefusals.ValueDateTooEarly);
    sign(bank, { ...client, signedOn: '2025-02-26' }).refuses(valueDateRefusals.ValueDateInFuture);
  });

  it('is not signed before it is approved', () =>
    given(booked)
      .when(SignAgreement.of({ loanId, agreementNumber: '2025-0017', valueDate: '2025-02-19' }))
      .refuses(valueDateRefusals.ValueDateTooEarly, { notBefore: '2025-02-20' }));

  it('takes no repayment', () =>
    given(booked, signed).when(on('2025-03-01', 1)).refuses(loanRefusals.LoanNotDisbursed));

  it('lapses after the last day of its approval, and not once it is drawn', () => {
    const granted = loanEvents.LoanGranted({ ...booked.data, validUntil: '2025-08-19' });
    const lapse = (day: string) => LapseLoan.of({ loanId, day });
    const lapsed = loanEvents.LoanLapsed({ clientId, applicationId, valueDate: '2025-08-20' });
    given(granted, signed).when(lapse('2025-08-19')).changesNothing();
    given(granted, signed).when(lapse('2025-08-20')).then(lapsed);
    given(granted, signed, lapsed).when(lapse('2025-08-21')).changesNothing();
    const asked = instructed(120_000, '1');
    const told = { declinedBy: 'process:lapse-loans', reason: expect.stringContaining('lapsed') };
    expect(
      given(granted, signed, asked)
        .when(lapse('2025-08-20'), { actor: { id: 'process:lapse-loans', roles: [] } })
        .facts(),
    ).toMatchObject([lapsed, { type: 'LoanProposalDeclined', data: { proposalId: '1', ...told } }]);
    given(granted, ...running.slice(1))
      .when(lapse('2025-08-20'))
      .changesNothing();
    given(booked, signed).when(lapse('2026-08-20')).changesNothing();
    given(granted, lapsed)
      .when(SignAgreement.of({ loanId, agreementNumber: '2025-0017', valueDate: '2025-02-25' }))
      .refuses(loanRefusals.LoanNotGranted);
  });
});

describe('a write-off', () => {
  it('turns what comes in into recoveries, and ends with the last of them', () => {
    const past = [...running, ...overdue, writtenOff];
    given(...past)
      .when(on('2025-05-02', 1))
      .refuses(loanRefusals.LoanNotActive);
    const recover = (yuan: number) =>
      RecordRecovery.of({ loanId, amount: cny(yuan), valueDate: '2025-06-01' });
    const recovery = (recoveryId: string, yuan: number) =>
      loanEvents.RecoveryRecorded({
        clientId,
        recoveryId,
        amount: cny(yuan),
        valueDate: '2025-06-01',
      });
    given(...past)
      .when(recover(120_000))
      .then(recovery('1', 120_000));
    given(...past, recovery('1', 120_000))
      .when(recover(360))
      .then(recovery('2', 360), loanEvents.LoanSettled({ clientId, valueDate: '2025-06-01' }));
    given(...past, recovery('1', 120_000))
      .when(recover(360.01))
      .refuses(loanRefusals.RecoveryExceedsClaim, { claim: cny(360) });
  });

  it('takes no recovery twice, and none in another currency under the same id', () => {
    const recover = (amount: Money) => RecordRecovery.of({ loanId, amount, recoveryId: 'b-1' });
    const past = [...running, ...overdue, writtenOff];
    const first = given(...past)
      .when(recover(cny(5)))
      .facts();
    const then = given(...past, ...first);
    then.when(recover(cny(5))).changesNothing();
    then.when(recover({ minor: 500, currency: 'USD' })).refuses(loanRefusals.RecoveryRepeated);
  });

  it('comes before a recovery', () =>
    given(...running)
      .when(RecordRecovery.of({ loanId, amount: cny(1) }))
      .refuses(loanRefusals.LoanNotWrittenOff));
});

describe('a guarantee', () => {
  const record = (guaranteeId: string, yuan: number) =>
    RecordGuarantee.of({ loanId, guaranteeId, type: 'realEstate', value: cny(yuan) });

  it('adds its value, and a new valuation takes the place of the old one', () => {
    const first = given(booked).when(record('g-1', 80_000)).facts();
    const second = given(booked, ...first)
      .when(record('g-2', 10_000))
      .facts();
    const again = given(booked, ...first, ...second)
      .when(record('g-1', 50_000))
      .facts();
    expect([first, second, again].map(([fact]) => fact?.data)).toMatchObject([
      { guaranteed: cny(80_000) },
      { guaranteed: cny(90_000) },
      { guaranteed: cny(60_000) },
    ]);
  });

  it.each(['constructor', '__proto__'])('may be called %s', (guaranteeId) =>
    expect(given(booked).when(record(guaranteeId, 1)).facts()[0]?.data).toMatchObject({
      guaranteed: cny(1),
    }),
  );

  it('is of the currency of the loan', () =>
    given(booked)
      .when(
        RecordGuarantee.of({
          loanId,
          guaranteeId: 'g-1',
          type: 'equity',
          value: { minor: 1, currency: 'USD' },
        }),
      )
      .refuses(moneyRefusals.MixedCurrencies));

  it('is given back', () => {
    const recorded = given(booked).when(record('g-1', 80_000)).facts();
    const release = ReleaseGuarantee.of({ loanId, guaranteeId: 'g-1', reason: 'Loan repaid' });
    expect(
      given(booked, ...recorded)
        .when(release)
        .facts()[0]?.data,
    ).toMatchObject({ guaranteed: cny(0) });
    given(booked).when(release).changesNothing();
  });
});

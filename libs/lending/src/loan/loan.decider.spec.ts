import { applicationId, clientId, terms } from '#credit/examples';
import { cny, moneyRefusals, valueDateRefusals } from '#kernel';
import { decides } from '#kernel/testing';
import { loan } from './loan.decider.js';
import {
  DisburseLoan,
  GrantLoan,
  RecordGuarantee,
  RecordRecovery,
  RecordRepayment,
  ReleaseGuarantee,
  SignAgreement,
  WriteOffLoan,
} from './loan.commands.js';
import { loanEvents } from './loan.events.js';
import {
  booked,
  disbursed,
  loanId,
  overdue,
  running,
  signed,
  writtenOff,
} from './loan.examples.js';
import { loanRefusals } from './loan.refusals.js';

const { LoanPlaced } = loanEvents;
const given = decides(loan);
const on = (valueDate: string, yuan: number) =>
  RecordRepayment.of({ loanId, amount: cny(yuan), valueDate });
const disburse = (yuan: number, valueDate = '2025-03-01') =>
  DisburseLoan.of({ loanId, amount: cny(yuan), valueDate });

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

  it('is not signed before it is approved', () =>
    given(booked)
      .when(SignAgreement.of({ loanId, agreementNumber: '2025-0017', valueDate: '2025-02-19' }))
      .refuses(valueDateRefusals.ValueDateTooEarly, { notBefore: '2025-02-20' }));

  it('pays nothing out before it is signed', () =>
    given(booked).when(disburse(120_000)).refuses(loanRefusals.LoanNotSigned));

  it('takes no repayment', () =>
    given(booked, signed).when(on('2025-03-01', 1)).refuses(loanRefusals.LoanNotDisbursed));
});

describe('a disbursement', () => {
  it('records the money and the schedule that follows from it', () =>
    given(booked, signed)
      .when(disburse(120_000))
      .then(...disbursed));

  it('never exceeds what was granted', () =>
    given(booked, signed)
      .when(disburse(120_000.01))
      .refuses(loanRefusals.PrincipalExceeded, { available: cny(120_000) }));

  it('does not count for a day to come', () =>
    given(booked, signed)
      .when(disburse(1, '2026-03-03'))
      .refuses(valueDateRefusals.ValueDateInFuture));

  it('is not in another currency', () =>
    given(booked, signed)
      .when(DisburseLoan.of({ loanId, amount: { minor: 1, currency: 'USD' } }))
      .refuses(moneyRefusals.MixedCurrencies));

  it('may come in several drawdowns, each of which changes the instalments after it', () => {
    const first = given(booked, signed).when(disburse(60_000)).facts();
    const facts = given(booked, signed, ...first)
      .when(disburse(60_000, '2025-04-15'))
      .facts();
    expect(facts.map(({ type }) => type)).toEqual(['LoanDisbursed', 'ScheduleRecalculated']);
    expect(facts[1]?.data).toMatchObject({
      because: 'drawdown',
      rows: expect.arrayContaining([
        expect.objectContaining({ number: 1, principal: cny(5_000), interest: cny(180) }),
        expect.objectContaining({ number: 12, balanceAfter: cny(0) }),
      ]),
    });
    expect(() =>
      given(booked, signed, ...first, ...facts)
        .when(disburse(0.01, '2025-04-16'))
        .facts(),
    ).toThrow('PrincipalExceeded');
  });
});

describe('a write-off', () => {
  const writeOff = WriteOffLoan.of({
    loanId,
    reason: 'The debtor is bankrupt',
    valueDate: '2025-04-30',
  });

  it('takes principal, interest and penalty up to the day off the books', () =>
    // 360.00 overdue, 29 days on 110,000 at 3.6 %, and on 10,360 at 5.4 %.
    given(...running, ...overdue)
      .when(writeOff)
      .then(loanEvents.LoanWrittenOff({ ...writtenOff.data, interest: cny(360 + 319 + 45.07) })));

  it('needs a running loan', () =>
    given(booked).when(writeOff).refuses(loanRefusals.LoanNotActive));

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
    given(booked).when(release).refuses(loanRefusals.GuaranteeUnknown);
  });
});

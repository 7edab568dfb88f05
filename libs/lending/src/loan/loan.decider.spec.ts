import { cny, moneyRefusals } from '#kernel';
import { decides } from '#kernel/testing';
import { loan } from './loan.decider.js';
import {
  AgeLoan,
  DisburseLoan,
  OpenLoan,
  RecordGuarantee,
  RecordRecovery,
  RecordRepayment,
  ReleaseGuarantee,
  ReverseRepayment,
  SignAgreement,
  WriteOffLoan,
} from './loan.commands.js';
import { loanEvents } from './loan.events.js';
import {
  applicationId,
  booked,
  clientId,
  disbursed,
  loanId,
  overdue,
  running,
  signed,
  standing,
  terms,
  writtenOff,
} from './loan.examples.js';
import { loanRefusals } from './loan.refusals.js';
import { valueDateRefusals } from '../value-date.js';

const given = decides(loan);
const on = (valueDate: string, yuan: number) =>
  RecordRepayment.of({ loanId, amount: cny(yuan), valueDate });
const disburse = (yuan: number, valueDate = '2025-03-01') =>
  DisburseLoan.of({ loanId, amount: cny(yuan), valueDate });

describe('a loan before it is paid out', () => {
  it('opens with the terms of its approval', () =>
    given()
      .when(
        OpenLoan.of({
          loanId,
          clientId,
          applicationId,
          managerId: 'rm-7',
          terms,
          approvedOn: '2025-02-20',
        }),
      )
      .then(booked));

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

describe('a repayment', () => {
  it('pays what is due, interest before principal, and says how the loan then stands', () =>
    given(...running)
      .when(on('2025-04-01', 10_360))
      .then(
        loanEvents.RepaymentRecorded({
          clientId,
          repaymentId: '1',
          amount: cny(10_360),
          valueDate: '2025-04-01',
          allocation: [
            {
              itemId: '1.interest',
              instalment: 1,
              component: 'interest',
              timing: 'due',
              amount: cny(360),
            },
            {
              itemId: '1.principal',
              instalment: 1,
              component: 'principal',
              timing: 'due',
              amount: cny(10_000),
            },
          ],
          overpaid: cny(0),
          standing: standing({
            on: '2025-04-01',
            outstanding: cny(110_000),
            nextDueOn: '2025-05-01',
            nextDue: cny(10_330),
            nextAgeingOn: '2025-05-01',
          }),
        }),
      ));

  it('does not count for a day before the money was paid out', () =>
    given(...running)
      .when(on('2025-02-28', 1))
      .refuses(valueDateRefusals.ValueDateTooEarly));

  it('is recorded once under its id', () => {
    const posted = { loanId, repaymentId: 'p-1', amount: cny(1), valueDate: '2025-04-01' };
    const repayment = RecordRepayment.of(posted);
    const recorded = given(...running)
      .when(repayment)
      .facts();
    given(...running, ...recorded)
      .when(repayment)
      .changesNothing();
    given(...running, ...recorded)
      .when(RecordRepayment.of({ ...posted, amount: cny(2) }))
      .refuses(loanRefusals.RepaymentRepeated);
  });

  it('without an id gets the next number that is free', () => {
    const own = given(...running)
      .when(RecordRepayment.of({ loanId, repaymentId: '2', amount: cny(1) }))
      .facts();
    expect(
      given(...running, ...own)
        .when(RecordRepayment.of({ loanId, amount: cny(1) }))
        .facts()[0]?.data,
    ).toMatchObject({ repaymentId: '3' });
  });

  it('brings an overdue loan back', () => {
    const facts = given(...running, ...overdue)
      .when(on('2025-04-05', 10_360))
      .facts();
    expect(facts.map(({ type }) => type)).toEqual(['RepaymentRecorded', 'LoanCameCurrent']);
    expect(facts[1]?.data).toMatchObject({
      from: 'days1to7',
      valueDate: '2025-04-05',
      standing: { overdue: cny(0), outstanding: cny(110_000), nextAgeingOn: '2025-05-01' },
    });
  });

  it('settles the loan when it is the last, and what is too much is overpaid', () => {
    const [repaid, settled] = given(...running)
      .when(on('2025-03-15', 122_341))
      .facts();
    expect(repaid?.data).toMatchObject({ overpaid: cny(1), standing: { outstanding: cny(0) } });
    expect(settled).toEqual(loanEvents.LoanSettled({ clientId, valueDate: '2025-03-15' }));
  });

  it('on a settled loan is overpaid', () => {
    const settled = given(...running)
      .when(on('2025-03-15', 122_340))
      .facts();
    const facts = given(...running, ...settled)
      .when(on('2025-03-16', 5))
      .facts();
    expect(facts.map(({ type }) => type)).toEqual(['RepaymentRecorded']);
    expect(facts[0]?.data).toMatchObject({ allocation: [], overpaid: cny(5) });
  });
});

describe('a late repayment', () => {
  const later = given(...running)
    .when(on('2025-05-01', 10_360))
    .facts();
  const late = given(...running, ...later)
    .when(on('2025-04-01', 10_360))
    .facts();

  it('counts for its own day', () =>
    expect(late[0]?.data).toMatchObject({
      valueDate: '2025-04-01',
      allocation: [{ itemId: '1.interest' }, { itemId: '1.principal' }],
      standing: { on: '2025-04-01', outstanding: cny(110_000) },
    }));

  it('is followed by one recalculation of all that came after', () => {
    expect(late.map(({ type }) => type)).toEqual(['RepaymentRecorded', 'LoanRecalculated']);
    expect(late[1]?.data).toMatchObject({
      valueDate: '2025-05-01',
      reallocations: [
        {
          repaymentId: '1',
          allocation: [
            { itemId: '2.interest', amount: cny(330) },
            { itemId: '2.principal', amount: cny(10_000) },
            { itemId: '3.interest', amount: cny(30) },
          ],
        },
      ],
      standing: { on: '2025-05-01', outstanding: cny(100_000) },
    });
  });

  it('shows that the loan was never overdue', () => {
    const facts = given(...running, ...overdue)
      .when(on('2025-03-31', 10_360))
      .facts();
    expect(facts.map(({ type }) => type)).toEqual([
      'RepaymentRecorded',
      'LoanCameCurrent',
      'LoanRecalculated',
    ]);
    expect(facts.map(({ data }) => (data as { valueDate: string }).valueDate)).toEqual([
      '2025-03-31',
      '2025-03-31',
      '2025-04-02',
    ]);
  });
});

describe('a reversal', () => {
  const paid = given(...running)
    .when(on('2025-04-01', 10_360))
    .facts();
  const reverse = ReverseRepayment.of({ loanId, repaymentId: '1', reason: 'Cheque bounced' });

  it('leaves the loan as if the repayment had never been', () => {
    const facts = given(...running, ...paid)
      .when(reverse)
      .facts();
    expect(facts.map(({ type }) => type)).toEqual(['RepaymentReversed']);
    expect(facts[0]?.data).toMatchObject({
      valueDate: '2025-04-01',
      standing: { outstanding: cny(120_000), due: cny(10_360), nextAgeingOn: '2025-04-01' },
    });
  });

  it('is done once', () => {
    const reversed = given(...running, ...paid)
      .when(reverse)
      .facts();
    given(...running, ...paid, ...reversed)
      .when(reverse)
      .changesNothing();
  });

  it('needs a repayment', () =>
    given(...running)
      .when(reverse)
      .refuses(loanRefusals.RepaymentUnknown));

  it('lets a settled loan run again', () => {
    const settled = given(...running)
      .when(on('2025-04-01', 122_340))
      .facts();
    const facts = given(...running, ...settled)
      .when(reverse)
      .facts();
    expect(facts.map(({ type }) => type)).toEqual(['RepaymentReversed', 'LoanReopened']);
  });

  it('takes an overdue loan through all the buckets it would have been in', () => {
    const second = given(...running, ...overdue)
      .when(on('2025-04-05', 10_360))
      .facts();
    const past = [...running, ...overdue, ...second];
    const aged = given(...past)
      .when(AgeLoan.of({ loanId, day: '2025-05-02' }))
      .facts();
    const facts = given(...past, ...aged)
      .when(reverse)
      .facts();
    expect(
      facts.map(({ type, data }) => [type, (data as { valueDate: string }).valueDate]),
    ).toEqual([
      ['RepaymentReversed', '2025-04-05'],
      ['LoanFellOverdue', '2025-04-02'],
      ['OverdueBucketChanged', '2025-04-09'],
      ['OverdueBucketChanged', '2025-05-02'],
    ]);
  });
});

describe('the end of a business day', () => {
  const age = (day: string) => AgeLoan.of({ loanId, day });

  it('finds nothing before an instalment is due', () =>
    given(...running)
      .when(age('2025-03-31'))
      .changesNothing());

  it('finds what fell due and what is overdue, and catches up missed days in order', () =>
    given(...running)
      .when(age('2025-04-02'))
      .then(...overdue));

  it('finds a day only once', () =>
    given(...running, ...overdue)
      .when(age('2025-04-02'))
      .changesNothing());

  it('moves an overdue loan from bucket to bucket', () => {
    const facts = given(...running, ...overdue)
      .when(age('2025-05-02'))
      .facts();
    expect(
      facts.map(({ type, data }) => [type, (data as { valueDate: string }).valueDate]),
    ).toEqual([
      ['OverdueBucketChanged', '2025-04-09'],
      ['InstalmentFellDue', '2025-05-01'],
      ['OverdueBucketChanged', '2025-05-02'],
    ]);
    expect(facts[2]?.data).toMatchObject({
      from: 'days8to30',
      to: 'days31to60',
      standing: { daysPastDue: 31, due: cny(20_690), overdue: cny(20_690) },
    });
  });

  it('passes over what was paid in time', () => {
    const paid = given(...running)
      .when(on('2025-04-01', 10_360))
      .facts();
    given(...running, ...paid)
      .when(age('2025-04-30'))
      .changesNothing();
  });

  it('takes a payment of a day it had not judged yet in its place', () => {
    const paid = given(...running)
      .when(on('2025-04-04', 10_360))
      .facts();
    const facts = given(...running, ...paid)
      .when(age('2025-04-10'))
      .facts();
    expect(
      facts.map(({ type, data }) => [type, (data as { valueDate: string }).valueDate]),
    ).toEqual([
      ['InstalmentFellDue', '2025-04-01'],
      ['LoanFellOverdue', '2025-04-02'],
      ['LoanCameCurrent', '2025-04-04'],
    ]);
  });

  it('that lies before a known payment ends with how the loan stands after it', () => {
    const paid = given(...running)
      .when(on('2025-04-20', 360))
      .facts();
    const facts = given(...running, ...paid)
      .when(age('2025-04-02'))
      .facts();
    expect(facts.map(({ type }) => type)).toEqual([
      'InstalmentFellDue',
      'LoanFellOverdue',
      'LoanRecalculated',
    ]);
    expect(facts[2]?.data).toMatchObject({
      valueDate: '2025-04-20',
      standing: { overdue: cny(10_000), nextAgeingOn: '2025-04-09' },
    });
  });
});

describe('a write-off', () => {
  const writeOff = WriteOffLoan.of({
    loanId,
    reason: 'The debtor is bankrupt',
    valueDate: '2025-04-30',
  });

  it('takes principal and due interest off the books', () =>
    given(...running, ...overdue)
      .when(writeOff)
      .then(writtenOff));

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

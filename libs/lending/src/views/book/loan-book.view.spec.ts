import { applicationId, clientId, terms } from '#credit/examples';
import type { Fact } from '#kernel';
import { cny } from '#kernel';
import { decides, projects } from '#kernel/testing';
import { loan } from '../../loan/loan.decider.js';
import {
  AgeLoan,
  PayOffLoan,
  RecordRepayment,
  ReverseRepayment,
} from '../../loan/loan.commands.js';
import { loanEvents } from '../../loan/loan.events.js';
import {
  booked,
  guaranteed,
  loanId,
  overdue,
  running,
  writtenOff,
} from '../../loan/loan.examples.js';
import { ResetRate } from '../../loan/servicing/servicing.commands.js';
import { RecordMisuse } from '../../loan/use/use.commands.js';
import type { KeptLoan } from './loan-book.rows.js';
import { loanOn, never } from './loan-book.rows.js';
import { loanBook } from './loan-book.view.js';

const given = projects(loanBook, { id: loanId });
const deciding = decides(loan);
const repay = (yuan: number, valueDate: string) =>
  RecordRepayment.of({ loanId, amount: cny(yuan), valueDate });

describe('the loan book', () => {
  it('goes with the client to another manager', () =>
    given(
      booked,
      loanEvents.LoanPlaced({
        clientId,
        managerId: 'rm-8',
        units: ['u-2', 'u-1'],
        valueDate: '2025-03-02',
      }),
    ).matches({ managerId: 'rm-8', originatedBy: 'rm-7', units: ['u-2', 'u-1'] }));

  it('opens a row with the terms of the loan', () =>
    given(booked).then({
      loanId,
      clientId,
      applicationId,
      managerId: 'rm-7',
      originatedBy: 'rm-7',
      units: [],
      status: 'granted',
      product: 'workingCapital',
      purpose: 'workingCapital',
      guaranteeType: 'realEstate',
      termMonths: 12,
      everyMonths: 1,
      method: 'equalPrincipal',
      annualRate: '0.036',
      dayCount: '30E/360',
      industry: { scheme: 'GBT4754', code: 'C' },
      region: { scheme: 'CN', code: '61' },
      currency: 'CNY',
      approved: cny(120_000),
      approvedOn: '2025-02-20',
      approvalYear: '2025',
      grantedOn: '2025-02-20',
      revolving: false,
      disbursed: cny(0),
      guaranteed: cny(0),
      writtenOff: cny(0),
      recovered: cny(0),
      settledOn: null,
      migrated: false,
      rates: [],
      inDifficulty: false,
      extensions: 0,
      class: 'normal',
      stage: 'stage1',
      on: '2025-02-20',
      outstanding: cny(0),
      due: cny(0),
      overdue: cny(0),
      overpaid: cny(0),
      daysPastDue: 0,
      bucket: 'current',
      overdueSince: null,
      nextDueOn: null,
      nextDue: cny(0),
      nextAgeingOn: null,
      accruedInterest: cny(0),
      penalty: cny(0),
      unpaidSince: never,
      lateFrom: never,
      basis: {
        on: '2025-02-20',
        currency: 'CNY',
        outstanding: 0,
        held: 0,
        open: [],
        coming: [],
        interest: [],
        overdue: { mode: 'halfUp', dayCount: '30E/360' },
      },
    }));

  it('shows what is drawn, and what is due next', () =>
    given(...running).matches({
      status: 'active',
      disbursed: cny(120_000),
      disbursedOn: '2025-03-01',
      maturesOn: '2026-03-01',
      outstanding: cny(120_000),
      nextDueOn: '2025-04-01',
      nextDue: cny(10_360),
    }));

  it('shows what is overdue, since when', () =>
    given(...running, ...overdue).matches({
      due: cny(10_360),
      overdue: cny(10_360),
      overdueSince: '2025-04-01',
      bucket: 'days1to7',
      nextAgeingOn: '2025-04-09',
    }));

  it('shows a settled loan at nothing, and a reopened one as it was', () => {
    const settled = deciding(...running)
      .when(PayOffLoan.of({ loanId, amount: cny(120_168), valueDate: '2025-03-15' }))
      .facts();
    given(...running, ...settled).matches({
      status: 'settled',
      settledOn: '2025-03-15',
      outstanding: cny(0),
      nextDueOn: null,
    });
    const reopened = deciding(...running, ...settled)
      .when(ReverseRepayment.of({ loanId, repaymentId: '1', reason: 'Posted twice' }))
      .facts();
    given(...running, ...settled, ...reopened).matches({
      status: 'active',
      settledOn: null,
      outstanding: cny(120_000),
      nextDueOn: '2025-04-01',
    });
  });

  it('keeps what was written off and recovered', () =>
    given(
      ...running,
      ...overdue,
      writtenOff,
      loanEvents.RecoveryRecorded({
        clientId,
        recoveryId: '1',
        amount: cny(5),
        valueDate: '2025-06-01',
      }),
    ).matches({
      status: 'writtenOff',
      outstanding: cny(0),
      overdue: cny(0),
      writtenOff: cny(120_360),
      recovered: cny(5),
      nextAgeingOn: null,
    }));

  it('stands after a late repayment as if it had come in time', () => {
    const ageing = AgeLoan.of({ loanId, day: '2025-05-03' });
    const intime = deciding(...running)
      .when(repay(10_360, '2025-04-01'))
      .facts();
    const aged = deciding(...running, ...intime)
      .when(ageing)
      .facts();
    const before = deciding(...running)
      .when(ageing)
      .facts();
    const late = deciding(...running, ...before)
      .when(repay(10_360, '2025-04-01'))
      .facts();
    const row = given(...running, ...intime, ...aged).rows.get(loanId);
    expect(given(...running, ...before, ...late).rows.get(loanId)).toEqual(row);
  });

  describe('of misused money', () => {
    const found = deciding(...running)
      .when(RecordMisuse.of({ loanId, finding: '资金流入股市', valueDate: '2025-03-10' }), {
        today: '2025-03-10',
      })
      .facts();
    const reset = (from: string, annualRate: string) =>
      deciding(...running)
        .when(ResetRate.of({ loanId, from, annualRate, reason: '基准利率下调' }), {
          today: '2025-03-10',
        })
        .facts();
    const rates = (...facts: readonly Fact[]) => {
      const [row] = [...given(...running, ...facts).rows.values()] as KeptLoan[];
      return ['2025-03-09', '2025-03-10', '2025-06-01', '2025-07-01'].map(
        (day) => row && loanOn(row, day).annualRate,
      );
    };

    it('shows what it bears: each contract rate with the markup', () => {
      expect(rates(...found)).toEqual(['0.036', '0.054', '0.054', '0.054']);
      const later = reset('2025-06-01', '0.03');
      expect(rates(...found, ...later)).toEqual(['0.036', '0.054', '0.045', '0.045']);
      expect(rates(...later, ...found)).toEqual(['0.036', '0.054', '0.045', '0.045']);
    });

    it('keeps the rate of a later day when an earlier one is set', () => {
      const both = [...reset('2025-07-01', '0.02'), ...reset('2025-06-01', '0.03')];
      expect(rates(...both)).toEqual(['0.036', '0.036', '0.03', '0.02']);
    });
  });

  it('takes in guarantees', () =>
    given(booked, guaranteed(cny(80_000))).matches({ guaranteed: cny(80_000) }));

  it('adds each loan once to each dimension of the portfolio', () => {
    const sums = {
      approved: 12_000_000,
      guaranteed: 0,
      disbursed: 12_000_000,
      outstanding: 12_000_000,
      overdue: 0,
      writtenOff: 0,
      recovered: 0,
    };
    const adding = (dimension: string, value: string) => ({
      group: { dimension, value, status: 'active', currency: terms.amount.currency },
      sums,
    });
    given(...running).adds(
      'portfolio',
      adding('status', 'active'),
      adding('region', 'CN:61'),
      adding('industry', 'GBT4754:C'),
      adding('approvalYear', '2025'),
      adding('product', 'workingCapital'),
      adding('method', 'equalPrincipal'),
      adding('manager', 'rm-7'),
      adding('unit', 'unknown'),
      adding('purpose', 'workingCapital'),
      adding('guarantee', 'realEstate'),
      adding('class', 'normal'),
      adding('stage', 'stage1'),
    );
  });
});

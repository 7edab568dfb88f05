import { applicationId, clientId, terms } from '#credit/examples';
import type { Money } from '#kernel';
import { cny, moneyRefusals } from '#kernel';
import { decides, projects } from '#kernel/testing';
import { loanBook } from '../../views/book/loan-book.view.js';
import { AgeLoan, MigrateLoan, RecordRepayment } from '../loan.commands.js';
import { loan } from '../loan.decider.js';
import { loanId, officer } from '../loan.examples.js';
import { loanRefusals } from '../loan.refusals.js';
import { ApproveProposal } from '../proposal/proposal.commands.js';

const usd = (dollars: number): Money => ({ minor: dollars * 100, currency: 'USD' });
const origin = { kind: 'migration', source: 'sba_loans.csv', assumed: ['settledOn'] } as const;
const row = {
  loanId,
  clientId,
  applicationId,
  managerId: 'sba',
  terms: {
    ...terms,
    amount: usd(60_000),
    termMonths: 84,
    region: { scheme: 'US', code: 'IN' },
    industry: { scheme: 'NAICS', code: '00' },
  },
  approvedOn: '1997-02-28',
  approvalYear: '1997',
  guaranteed: usd(48_000),
  disbursement: { amount: usd(60_000), valueDate: '1999-02-28' },
  origin,
} as const;

const given = decides(loan);
const types = (facts: readonly { readonly type: string }[]) => facts.map(({ type }) => type);
const booked = (command: MigrateLoan) =>
  projects(loanBook, { id: loanId })(...given().when(command).facts()).rows.get(loanId);

describe('a migrated loan', () => {
  it('that was paid in full is opened, disbursed and settled in one', () => {
    const command = MigrateLoan.of({ ...row, outcome: 'settled', settledOn: '2004-02-28' });
    expect(types(given().when(command).facts())).toEqual([
      'LoanGranted',
      'LoanDisbursed',
      'LoanSettled',
    ]);
    expect(booked(command)).toMatchObject({
      status: 'settled',
      migrated: true,
      approved: usd(60_000),
      guaranteed: usd(48_000),
      disbursed: usd(60_000),
      outstanding: usd(0),
      approvalYear: '1997',
      grantedOn: '1997-02-28',
      nextAgeingOn: null,
    });
  });

  it('that was written off keeps the amount of its source', () =>
    expect(
      booked(
        MigrateLoan.of({
          ...row,
          outcome: 'writtenOff',
          writeOff: { principal: usd(20_000), valueDate: '2001-05-01' },
        }),
      ),
    ).toMatchObject({ status: 'writtenOff', writtenOff: usd(20_000), outstanding: usd(0) }));

  it('may be settled after a write-off', () =>
    expect(
      booked(
        MigrateLoan.of({
          ...row,
          outcome: 'settled',
          settledOn: '2004-02-28',
          writeOff: { principal: usd(0), valueDate: '2001-05-01' },
        }),
      ),
    ).toMatchObject({ status: 'settled', writtenOff: usd(0), settledOn: '2004-02-28' }));

  it('may have been paid out before its approval, and in more than was granted', () =>
    expect(
      booked(
        MigrateLoan.of({
          ...row,
          terms: { ...row.terms, revolving: true },
          disbursement: { amount: usd(90_000), valueDate: '1996-12-31' },
          outcome: 'settled',
          settledOn: '2004-02-28',
        }),
      ),
    ).toMatchObject({ disbursed: usd(90_000), disbursedOn: '1996-12-31', revolving: true }));

  it('may have come to nobody knows what', () => {
    const command = MigrateLoan.of({ ...row, approvalYear: 'unknown', outcome: 'unknown' });
    expect(types(given().when(command).facts())).toEqual([
      'LoanGranted',
      'LoanDisbursed',
      'LoanOutcomeUnreported',
    ]);
    expect(booked(command)).toMatchObject({
      status: 'unknown',
      approvalYear: 'unknown',
      disbursed: usd(60_000),
      outstanding: usd(0),
    });
  });

  it.each(['settled', 'writtenOff'] as const)('that was %s needs the day of it', (outcome) =>
    given()
      .when(MigrateLoan.of({ ...row, outcome }))
      .refuses(loanRefusals.OutcomeIncomplete),
  );

  it('is in one currency', () =>
    given()
      .when(
        MigrateLoan.of({
          ...row,
          disbursement: { amount: cny(1), valueDate: '1999-02-28' },
          outcome: 'unknown',
        }),
      )
      .refuses(moneyRefusals.MixedCurrencies));

  it('may run on: it is granted, and a second person approves how it stands', () => {
    const takeOver = { takenOverOn: '2026-02-28', principal: usd(12_000), due: [] };
    const { disbursement: _, ...rest } = row;
    const running = { ...rest, terms: { ...row.terms, termMonths: 12 } };
    const command = MigrateLoan.of({ ...running, outcome: 'running', takeOver });
    const facts = given().when(command).facts();
    expect(types(facts)).toEqual(['LoanGranted', 'LoanPlaced', 'LoanProposalMade']);
    const approve = ApproveProposal.of({ loanId, proposalId: '1' });
    const approved = given(...facts)
      .when(approve, { actor: officer })
      .facts();
    expect(types(approved)).toEqual(['LoanProposalApproved', 'LoanTakenOver', 'ScheduleAgreed']);
    const all = [...facts, ...approved];
    const booked = projects(loanBook, { id: loanId })(...all).rows.get(loanId);
    expect(booked).toMatchObject({ status: 'active', outstanding: usd(12_000), migrated: true });
    const repayment = RecordRepayment.of({ loanId, amount: usd(1), valueDate: '2026-03-01' });
    expect(
      types(
        given(...all)
          .when(repayment)
          .facts(),
      ),
    ).toEqual(['RepaymentRecorded']);
    given()
      .when(MigrateLoan.of({ ...row, outcome: 'running', takeOver }))
      .refuses(loanRefusals.OutcomeIncomplete, { field: 'disbursement' });
    given()
      .when(MigrateLoan.of({ ...running, outcome: 'running' }))
      .refuses(loanRefusals.OutcomeIncomplete, { field: 'takeOver' });
    given()
      .when(MigrateLoan.of({ ...running, outcome: 'unknown', takeOver }))
      .refuses(loanRefusals.OutcomeIncomplete, { field: 'takeOver' });
  });

  it('is at its end: it takes no repayment and is not judged', () => {
    const facts = given()
      .when(MigrateLoan.of({ ...row, outcome: 'settled', settledOn: '2004-02-28' }))
      .facts();
    given(...facts)
      .when(RecordRepayment.of({ loanId, amount: usd(1) }))
      .refuses(loanRefusals.LoanNotDisbursed);
    given(...facts)
      .when(AgeLoan.of({ loanId, day: '2026-03-02' }))
      .changesNothing();
  });
});

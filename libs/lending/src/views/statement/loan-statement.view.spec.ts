import type { Facts } from '#kernel';
import { cny } from '#kernel';
import { decides, projects, refusalOf } from '#kernel/testing';
import { RecordRepayment, ReverseRepayment } from '../../loan/loan.commands.js';
import { loan } from '../../loan/loan.decider.js';
import type { loanEvents } from '../../loan/loan.events.js';
import { loanId, overdue, running, writtenOff } from '../../loan/loan.examples.js';
import { loanStatement, payOffFor, scheduleOf, statementOf } from './loan-statement.view.js';

type LoanFact = Facts<typeof loanEvents>;

const rowOf = (...facts: readonly { readonly type: string; readonly data: unknown }[]) =>
  projects(loanStatement, { id: loanId })(...facts).rows.get(loanId)!;
const deciding = decides(loan);
const repay = (repaymentId: string, yuan: number, valueDate: string) =>
  RecordRepayment.of({ loanId, repaymentId, amount: cny(yuan), valueDate });

const later = deciding(...running)
  .when(repay('p-1', 10_360, '2025-05-01'))
  .facts();
const late = deciding(...running, ...later)
  .when(repay('p-2', 10_360, '2025-04-01'))
  .facts();
const past = [...running, ...later, ...late];

describe('the schedule of a loan', () => {
  it('shows of each instalment what is paid, and when the last of it was', () => {
    const { lines } = scheduleOf(rowOf(...past), '2025-05-31');
    expect(lines).toHaveLength(12);
    expect(lines.slice(0, 3)).toMatchObject([
      { number: 1, paidPrincipal: cny(10_000), paidInterest: cny(360), paidOn: '2025-04-01' },
      { number: 2, unpaid: cny(0), paidOn: '2025-05-01' },
      { number: 3, dueOn: '2025-06-01', paidInterest: cny(0), unpaid: cny(10_300) },
    ]);
    expect(lines[2]).not.toHaveProperty('paidOn');
  });
});

describe('the statement of a loan', () => {
  it('lists repayments by value date, each with what it pays by all that is known', () => {
    const { repayments, drawdowns } = statementOf(rowOf(...past));
    expect(drawdowns).toEqual([{ on: '2025-03-01', amount: cny(120_000) }]);
    expect(repayments).toMatchObject([
      { repaymentId: 'p-2', allocation: [{ itemId: '1.interest' }, { itemId: '1.principal' }] },
      {
        repaymentId: 'p-1',
        allocation: [{ itemId: '2.interest' }, { itemId: '2.principal' }],
        overpaid: cny(30),
      },
    ]);
  });

  it('says the same as the recorded decisions', () => {
    const [, recalculated] = late as readonly [LoanFact, LoanFact];
    const { repayments } = statementOf(rowOf(...past));
    expect(recalculated.data).toMatchObject({
      reallocations: [{ repaymentId: 'p-1', allocation: repayments[1]?.allocation }],
    });
  });

  it('as of before the late fact was recorded pays the first instalment with the later money', () =>
    expect(statementOf(rowOf(...running, ...later)).repayments).toMatchObject([
      {
        repaymentId: 'p-1',
        allocation: [
          { itemId: '1.penalty.2025-05-01', amount: cny(46.62) },
          { itemId: '1.interest' },
          { itemId: '1.principal' },
        ],
      },
    ]));

  it('keeps a repayment that was taken back, which pays nothing', () => {
    const reversed = deciding(...past)
      .when(ReverseRepayment.of({ loanId, repaymentId: 'p-2', reason: 'Cheque bounced' }))
      .facts();
    expect(statementOf(rowOf(...past, ...reversed)).repayments[0]).toMatchObject({
      repaymentId: 'p-2',
      reversedBecause: 'Cheque bounced',
      allocation: [],
      overpaid: cny(0),
    });
  });

  it('has a pay-off figure for a day, and none once the loan is off the books', () => {
    expect(payOffFor(rowOf(...past), '2025-05-01')).toEqual({
      loanId,
      on: '2025-05-01',
      principal: cny(100_000),
      interest: cny(0),
      fees: cny(0),
      penalty: cny(0),
      prepaymentFee: cny(0),
      held: cny(30),
      total: cny(99_970),
    });
    expect(
      refusalOf(() => payOffFor(rowOf(...running, ...overdue, writtenOff), '2025-05-01')),
    ).toEqual({ code: 'LoanNotActive', field: undefined });
    expect(refusalOf(() => payOffFor(rowOf(...past), '2025-02-28'))).toEqual({
      code: 'ValueDateTooEarly',
      field: 'valueDate',
    });
  });

  it('ends with what was written off', () =>
    expect(statementOf(rowOf(...running, ...overdue, writtenOff)).writtenOff).toEqual({
      principal: cny(120_000),
      interest: cny(360),
      on: '2025-04-30',
    }));
});

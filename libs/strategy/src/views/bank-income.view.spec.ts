import { cny } from '#kernel';
import { projects } from '#kernel/testing';
import { loanEvents } from '#lending';
import { standing } from '#lending/examples';
import { bankIncome, theBankIncome } from './bank-income.view.js';

const given = projects(bankIncome, { id: theBankIncome });
const { RepaymentRecorded, RepaymentReversed, LoanRecalculated, SuspenseApplied } = loanEvents;
const loan = { clientId: 'cl_1', standing: standing() };
const rule = { id: 'AL-01', version: 1 };
const share = (component: 'interest' | 'principal' | 'penalty', yuan: number) => ({
  ...{ itemId: `1.${component}`, instalment: 1, component, timing: 'due' as const },
  amount: cny(yuan),
});
const allocation = [share('interest', 360), share('principal', 10_000)];
const paid = RepaymentRecorded({
  ...loan,
  ...{ repaymentId: '1', amount: cny(11_000), overpaid: cny(640), rule, allocation },
  valueDate: '2025-04-01',
});
const income = (month: string, yuan: number) => ({ month, minor: cny(yuan).minor });

describe('the income of the bank', () => {
  it('is the interest that a repayment paid, in the month of the repayment', () =>
    given(paid).matches({ months: [income('2025-04', 360)] }));

  it('is taken back with a repayment that counts as never having been', () =>
    given(
      paid,
      RepaymentReversed({
        ...loan,
        ...{ repaymentId: '1', amount: cny(11_000), allocation, reason: 'Bounced.' },
        valueDate: '2025-04-01',
      }),
    ).matches({ months: [income('2025-04', 0)] }));

  it('follows what a late fact makes of a repayment, in its own month', () =>
    given(
      paid,
      LoanRecalculated({
        ...loan,
        reallocations: [
          {
            ...{ repaymentId: '1', paidOn: '2025-04-01', overpaid: cny(640), was: allocation },
            allocation: [share('penalty', 10), share('interest', 360), share('principal', 9_990)],
          },
        ],
        valueDate: '2025-05-03',
      }),
    ).matches({ months: [income('2025-04', 370)] }));

  it('counts what money in suspense pays on a due date', () =>
    given(
      paid,
      SuspenseApplied({
        ...loan,
        allocation: [share('interest', 330)],
        rule,
        valueDate: '2025-05-01',
      }),
    ).matches({ months: [income('2025-04', 360), income('2025-05', 330)] }));
});

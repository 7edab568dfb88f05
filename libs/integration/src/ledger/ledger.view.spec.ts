import type { Fact } from '#kernel';
import { cny } from '#kernel';
import { projects } from '#kernel/testing';
import { loanEvents } from '#lending';
import { booked, disbursed, loanId, standing, writtenOff } from '#lending/examples';
import type { Amounts } from './booking.js';
import { noBooks } from './booking.js';
import { journalOf } from './journal.js';
import type { LedgerRow } from './ledger.view.js';
import { ledger } from './ledger.view.js';

const { RepaymentRecorded, RepaymentReversed, LoanRecalculated, RecoveryRecorded } = loanEvents;
const clientId = booked.data.clientId;
const of = (valueDate: string) => ({ clientId, valueDate });
const share = (component: 'principal' | 'interest' | 'penalty', yuan: number) => ({
  ...{ itemId: `1-${component}`, instalment: 1, component, amount: cny(yuan) },
  timing: 'due' as const,
});
const rule = { id: 'order', version: 1 } as never;
const paid = RepaymentRecorded({
  ...of('2025-04-01'),
  ...{ repaymentId: 'r-1', amount: cny(11_000), overpaid: cny(640), rule },
  allocation: [share('interest', 360), share('principal', 10_000)],
  standing: standing(),
});
const opening = [booked, ...disbursed];

/** What stands on the accounts, in yuan; what is nothing is left out. */
function accounts(...facts: readonly Fact[]): Amounts {
  const [row] = [...projects(ledger, { id: loanId })(...opening, ...facts).rows.values()];
  const entries = Object.entries((row as LedgerRow).balances);
  expect(entries.reduce((sum, [, minor]) => sum + minor, 0)).toBe(0);
  return Object.fromEntries(
    entries.filter(([, minor]) => minor !== 0).map(([account, minor]) => [account, minor / 100]),
  );
}

const drawn = booked.data.terms.amount.minor / 100;

describe('the books of a loan', () => {
  it('owe what was paid out', () => expect(accounts()).toEqual({ loans: drawn, clearing: -drawn }));

  it('take a repayment apart, what is too much into suspense', () =>
    expect(accounts(paid)).toEqual({
      loans: drawn - 10_000,
      clearing: 11_000 - drawn,
      interestIncome: -360,
      suspense: -640,
    }));

  it('are as before when a repayment is reversed', () =>
    expect(
      accounts(
        paid,
        RepaymentReversed({
          ...of('2025-04-02'),
          ...{ repaymentId: 'r-1', amount: cny(11_000), allocation: [], reason: 'Bounced.' },
          standing: standing(),
        }),
      ),
    ).toEqual(accounts()));

  it('book a payment anew when a late fact changes what it pays', () => {
    const now = { outstanding: cny(drawn - 9_990), overpaid: cny(640) };
    const late = LoanRecalculated({
      ...of('2025-04-03'),
      standing: standing(now),
      reallocations: [
        {
          ...{ repaymentId: 'r-1', paidOn: '2025-04-01', was: [], overpaid: cny(640) },
          allocation: [share('penalty', 10), share('interest', 360), share('principal', 9_990)],
        },
      ],
    });
    expect(accounts(paid, late)).toEqual({
      loans: drawn - 9_990,
      clearing: 11_000 - drawn,
      penaltyIncome: -10,
      interestIncome: -360,
      suspense: -640,
    });
  });

  it('charge a write-off to the allowance, and credit it with what is recovered', () =>
    expect(
      accounts(
        writtenOff,
        RecoveryRecorded({ ...of('2025-06-01'), recoveryId: 'c-1', amount: cny(5_000) }),
      ),
    ).toEqual({ clearing: 5_000 - drawn, allowance: drawn - 5_000 }));
});

describe('a journal', () => {
  const row = (balances: Amounts): LedgerRow => ({
    ...{ loanId, clientId, currency: 'CNY' },
    balances: { ...noBooks.balances, ...balances },
  });
  const facts = [{ type: 'RepaymentRecorded', valueDate: '2025-04-01' }];

  it('says what moved on each account, debits and credits alike', () =>
    expect(
      journalOf({
        before: row({ loans: 500, clearing: -500 }),
        after: row({ loans: 400, clearing: -390, interestIncome: -10 }),
        facts,
      }).map(({ account, number, debit, credit }) => [account, number, debit, credit]),
    ).toEqual([
      ['clearing', '1011', 110, 0],
      ['loans', '1303', 0, 100],
      ['interestIncome', '6011', 0, 10],
    ]));

  it('has nothing of a loan on whose books nothing moved', () =>
    expect(journalOf({ before: row({ loans: 5 }), after: row({ loans: 5 }), facts })).toEqual([]));
});

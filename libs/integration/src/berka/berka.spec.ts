import { BadLine } from '../bad-line.js';
import { berkaCommands, monthsOf } from './berka-facts.js';
import { loanOf, transactionOf } from './berka-row.js';

const line = (date: string, type: string, amount: string, balance: string, k_symbol = '') => ({
  ...{ trans_id: '1', account_id: '25', date, type, amount, balance, k_symbol },
});
const loan = { loan_id: '7', account_id: '25', date: '960816', duration: '12', status: 'D' };
const transactions = [
  line('960628', 'credit', '900.00', '900.00'),
  line('960703', 'withdrawal', '1000.5', '-100.5'),
  line('960705', 'credit', '150.5', '50.00'),
  line('960705', 'withdrawal in cash', '10', '40', 'sanction interest if negative balance'),
].map(transactionOf);

describe('a line of the Czech bank', () => {
  it('is a transaction in hellers, or a loan that went well or not', () => {
    expect(transactions[1]).toEqual({
      account: '25',
      on: '1996-07-03',
      credit: false,
      amount: 100_050,
      balance: -10_050,
      penalty: false,
    });
    expect(loanOf(loan)).toMatchObject({ grantedOn: '1996-08-16', months: 12, bad: true });
    expect(loanOf({ ...loan, status: 'C' }).bad).toBe(false);
  });

  it.each([
    [{ date: '961301' }, 'date'],
    [{ type: 'gift' }, 'type'],
    [{ amount: '1e3' }, 'amount'],
    [{ account_id: 'x' }, 'account_id'],
  ])('with %j cannot be read', (change, field) => {
    const read = () => transactionOf({ ...line('960628', 'credit', '1', '1'), ...change });
    expect(read).toThrow(expect.objectContaining({ field }) as Error);
    expect(read).toThrow(BadLine);
  });
});

describe('an account of the Czech bank', () => {
  it('behaves in each month up to the day before its loan, what was there before included', () =>
    expect(monthsOf(transactions, '1996-08-15')).toMatchObject([
      { upTo: '1996-06-30', figures: { inflow: 90_000, lowest: 90_000, credits: 1 } },
      {
        upTo: '1996-07-31',
        figures: {
          ...{ inflow: 15_050, outflow: 101_050, lowest: -10_050, highest: 90_000 },
          ...{ closing: 4_000, credits: 1, debits: 2, daysOverdrawn: 2, penalties: 1 },
        },
      },
      { upTo: '1996-08-15', figures: { inflow: 0, closing: 4_000, average: 4_000 } },
    ]));

  it('is a client, its months, and the loan that was not repaid', () => {
    const commands = berkaCommands(loanOf(loan), transactions, 'trans.csv');
    expect(commands.map(({ constructor }) => constructor.name)).toEqual([
      'MigrateClient',
      ...['ReportAccountBehaviour', 'ReportAccountBehaviour', 'ReportAccountBehaviour'],
      'MigrateOutcome',
    ]);
    expect(commands.at(-1)).toMatchObject({
      outcome: 'notRepaid',
      happenedOn: '1997-08-16',
      origin: { assumed: ['outcome', 'happenedOn', 'knownOn'] },
    });
    expect(berkaCommands({ ...loanOf(loan), bad: false }, transactions, 'x')).toHaveLength(4);
  });
});

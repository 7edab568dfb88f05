import { daysPastDue } from '../ageing/days-past-due.js';
import { allocate } from './allocate.js';
import { charged, itemOf, paid } from './allocation.examples.js';
import { allocationRules } from './allocation.rules.js';
import type { LedgerFact } from './facts.js';
import type { Ledger } from './ledger.js';
import { unpaidOn } from './ledger.js';

const fen = (minor: number) => ({ minor, currency: 'CNY' });
const yuan = (facts: readonly LedgerFact[]) => allocate(facts, { currency: 'CNY' });
const item = (ledger: Ledger, id: string) => ledger.items.find((each) => each.id === id)!;
const sharesOf = (ledger: Ledger, id: string) =>
  ledger.outcomes
    .find(({ fact }) => fact.id === id)!
    .shares.map(({ itemId, amount }) => `${itemId} ${amount.minor}`);

const schedule = charged('2025-02-05', [
  itemOf(1, 'interest', '2025-03-05', 200),
  itemOf(1, 'principal', '2025-03-05', 800),
  itemOf(2, 'interest', '2025-04-05', 150),
  itemOf(2, 'principal', '2025-04-05', 850),
]);

describe('a back-dated payment', () => {
  const demand = [schedule];
  const twentieth = paid('2025-03-20', 1_000, 7);
  const sixteenth = paid('2025-03-16', 1_000, 8);

  it('pays the demand that was open on its value date', () => {
    expect(sharesOf(yuan([...demand, twentieth]), 'payment-7')).toEqual(['I1 200', 'P1 800']);

    const ledger = yuan([...demand, twentieth, sixteenth]);
    expect(sharesOf(ledger, 'payment-8')).toEqual(['I1 200', 'P1 800']);
    expect(sharesOf(ledger, 'payment-7')).toEqual(['I2 150', 'P2 850']);
  });

  it('gives what the payments would have given in their order', () =>
    expect(yuan([...demand, twentieth, sixteenth])).toEqual(
      yuan([...demand, sixteenth, twentieth]),
    ));

  it('of the same value date comes after what was recorded before it', () => {
    const before = paid('2025-03-20', 200, 7);
    const after = paid('2025-03-20', 300, 8);
    const ledger = yuan([...demand, after, before]);
    expect(sharesOf(ledger, 'payment-7')).toEqual(['I1 200']);
    expect(sharesOf(ledger, 'payment-8')).toEqual(['P1 300']);
  });

  it('takes the days past due back to its value date', () => {
    const before = yuan([...demand, twentieth]).items;
    const after = yuan([...demand, twentieth, sixteenth]).items;
    expect(
      ['2025-03-15', '2025-03-16', '2025-03-19', '2025-03-20'].map((day) => [
        daysPastDue(before, day),
        daysPastDue(after, day),
      ]),
    ).toEqual([
      [10, 10],
      [11, 0],
      [14, 0],
      [0, 0],
    ]);
  });

  it('shows what was unpaid on any day', () => {
    const { items } = yuan([...demand, paid('2025-03-20', 500, 7), paid('2025-03-16', 300, 8)]);
    const principal = items.find(({ id }) => id === 'P1')!;
    expect(
      ['2025-02-04', '2025-02-05', '2025-03-16', '2025-03-20'].map(
        (day) => unpaidOn(principal, day).minor,
      ),
    ).toEqual([0, 800, 700, 200]);
  });
});

describe('a reversal', () => {
  const payment = paid('2025-03-05', 1_000, 1);
  const reversal: LedgerFact = {
    kind: 'reversal',
    id: 'r',
    valueDate: '2025-03-09',
    position: 2,
    of: payment.id,
  };

  it('counts a payment as never having been', () =>
    expect(yuan([schedule, payment, reversal])).toEqual(yuan([schedule])));

  it('restores when it is itself reversed', () =>
    expect(
      yuan([schedule, payment, reversal, { ...reversal, id: 'again', position: 3, of: 'r' }]),
    ).toEqual(yuan([schedule, payment])));

  it('opens a loan again that a cancelled waiver had closed', () => {
    const waiver: LedgerFact = {
      kind: 'waiver',
      id: 'w',
      valueDate: '2025-03-06',
      position: 3,
      component: 'principal',
      amount: fen(850),
    };
    const closed = yuan([schedule, paid('2025-03-05', 1_150, 1), waiver]);
    expect(closed.items.filter(({ unpaid }) => unpaid.minor > 0)).toEqual([]);
    const open = yuan([
      schedule,
      paid('2025-03-05', 1_150, 1),
      waiver,
      { ...reversal, of: 'w', position: 4 },
    ]);
    expect(item(open, 'P2').unpaid).toEqual(fen(850));
  });

  it('of a charge leaves nothing to be withdrawn', () => {
    const fee = charged('2025-03-01', [itemOf(9, 'fee', '2025-03-01', 50)], 2);
    const withdrawal: LedgerFact = {
      kind: 'withdrawal',
      id: 'w',
      valueDate: '2025-03-02',
      position: 3,
      itemIds: ['F9'],
    };
    const undone: LedgerFact = { ...reversal, position: 4, of: fee.id };
    expect(yuan([schedule, fee, withdrawal, undone]).items).toEqual(yuan([schedule]).items);
    const redone: LedgerFact = { ...reversal, id: 'rr', position: 5, of: undone.id };
    expect(item(yuan([schedule, fee, withdrawal, undone, redone]), 'F9').withdrawn).toEqual(
      fen(50),
    );
  });
});

describe('facts of one day', () => {
  const fee = charged('2025-03-05', [itemOf(9, 'fee', '2025-03-05', 50)], 3, 'fee');
  const payment = paid('2025-03-05', 200, 2);
  it('may count in the order of their recording', () => {
    expect(sharesOf(yuan([schedule, payment, fee]), 'payment-2')).toEqual(['I1 200']);
    const rules = allocationRules.map((rule) => ({ ...rule, direction: 'vertical' as const }));
    const first = allocate([schedule, payment, fee], { currency: 'CNY', rules });
    expect(sharesOf(first, 'payment-2')).toEqual(['F9 50', 'I1 150']);
    const recorded = { currency: 'CNY', rules, sameDay: 'asRecorded' } as const;
    expect(sharesOf(allocate([schedule, payment, fee], recorded), 'payment-2')).toEqual(['I1 200']);
  });
});

import { refusalOf } from '#kernel/testing';
import type { AllocationTerms } from './allocate.js';
import { allocate } from './allocate.js';
import { charged, itemOf, paid } from './allocation.examples.js';
import type { LedgerFact } from './facts.js';
import type { Ledger } from './ledger.js';

const fen = (minor: number) => ({ minor, currency: 'CNY' });

const yuan = (facts: readonly LedgerFact[], terms: Partial<AllocationTerms> = {}) =>
  allocate(facts, { currency: 'CNY', ...terms });

/** What a fact paid, as `item amount`, in the order of payment. */
const sharesOf = (ledger: Ledger, id: string) =>
  ledger.outcomes
    .find(({ fact }) => fact.id === id)!
    .shares.map(({ itemId, amount }) => `${itemId} ${amount.minor}`);

const item = (ledger: Ledger, id: string) => ledger.items.find((each) => each.id === id)!;

const march = [itemOf(1, 'interest', '2025-03-05', 200), itemOf(1, 'principal', '2025-03-05', 800)];
const april = [itemOf(2, 'interest', '2025-04-05', 150), itemOf(2, 'principal', '2025-04-05', 850)];
const schedule = charged('2025-02-05', [...march, ...april]);
const late = { ...itemOf(1, 'penalty', '2025-04-01', 30), id: 'late' };

describe('an allocation', () => {
  it('pays penalty, fee, interest and principal of the oldest instalment first', () => {
    const fee = itemOf(1, 'fee', '2025-03-05', 10);
    const ledger = yuan([
      schedule,
      charged('2025-04-01', [late, fee], 1),
      paid('2025-04-06', 1_200, 2),
    ]);
    expect(sharesOf(ledger, 'payment-2')).toEqual([
      'late 30',
      'F1 10',
      'I1 200',
      'P1 800',
      'I2 150',
      'P2 10',
    ]);
    expect(item(ledger, 'P2')).toMatchObject({ paid: fen(10), unpaid: fen(840) });
  });

  it('pays what is left of an older instalment before a newer one, the earlier penalty first', () => {
    const penalties = [
      { ...itemOf(1, 'penalty', '2025-04-10', 30), id: 'a' },
      { ...itemOf(1, 'penalty', '2025-04-08', 20), id: 'b' },
    ];
    const ledger = yuan([
      schedule,
      paid('2025-04-02', 1_000, 1),
      charged('2025-04-10', penalties, 2),
      paid('2025-04-15', 60, 3),
    ]);
    expect(sharesOf(ledger, 'payment-3')).toEqual(['b 20', 'a 30', 'I2 10']);
  });

  it('names the rule, the class and the timing it judged by', () => {
    const ledger = yuan([schedule, paid('2025-04-05', 1_100, 1)]);
    expect(ledger.outcomes[0]).toMatchObject({
      assetClass: 'performing',
      rule: { id: 'AL-01', version: 1 },
      shares: [{ timing: 'pastDue' }, { timing: 'pastDue' }, { timing: 'due', itemId: 'I2' }],
    });
  });

  it('pays the next instalment in advance, and keeps what is beyond as overpaid', () => {
    const ledger = yuan([schedule, paid('2025-02-20', 2_500, 1)]);
    expect(sharesOf(ledger, 'payment-1')).toEqual(['I1 200', 'P1 800', 'I2 150', 'P2 850']);
    expect(ledger).toMatchObject({ overpaid: fen(500), outcomes: [{ overpaid: fen(500) }] });
  });

  it('pays principal first over all instalments of a non-performing loan', () => {
    const ledger = yuan([
      schedule,
      charged('2025-04-01', [late], 1),
      {
        kind: 'assetClass',
        id: 'npl',
        valueDate: '2025-06-30',
        position: 2,
        assetClass: 'nonPerforming',
      },
      paid('2025-07-01', 1_900, 3),
    ]);
    expect(sharesOf(ledger, 'payment-3')).toEqual(['P1 800', 'P2 850', 'I1 200', 'I2 50']);
    expect(ledger.outcomes[0]?.rule).toEqual({ id: 'AL-04', version: 1 });
  });

  it('judges a payment on the day of the classification by the class before it', () =>
    expect(
      yuan([
        schedule,
        {
          kind: 'assetClass',
          id: 'npl',
          valueDate: '2025-06-30',
          position: 1,
          assetClass: 'nonPerforming',
        },
        paid('2025-06-30', 100, 2),
      ]).outcomes[0]?.assetClass,
    ).toBe('performing'));

  it('pays costs of enforcement before everything', () => {
    const cost = { ...itemOf(2, 'cost', '2025-04-01', 70), id: 'court' };
    const npl: LedgerFact = {
      kind: 'assetClass',
      id: 'npl',
      valueDate: '2025-04-10',
      position: 2,
      assetClass: 'nonPerforming',
    };
    const ledger = yuan([
      schedule,
      charged('2025-04-01', [cost], 1),
      npl,
      paid('2025-04-11', 100, 3),
    ]);
    expect(sharesOf(ledger, 'payment-3')).toEqual(['court 70', 'P1 30']);
  });

  it('gives a prepayment to principal only, from the end of the schedule', () => {
    const ledger = yuan([schedule, paid('2025-02-20', 900, 1, { type: 'prepayment' })]);
    expect(sharesOf(ledger, 'payment-1')).toEqual(['P2 850', 'P1 50']);
  });

  it('divides a prepayment equally over the instalments where the payer asks for it', () => {
    const three = [800, 100, 800].map((minor, index) =>
      itemOf(index + 1, 'principal', `2025-0${index + 3}-05`, minor),
    );
    const ledger = yuan([
      charged('2025-02-05', three),
      paid('2025-02-20', 501, 1, { type: 'prepayment', advance: 'reamortise' }),
    ]);
    expect(sharesOf(ledger, 'payment-1')).toEqual(['P1 201', 'P2 100', 'P3 200']);
  });

  it('divides again what is left over by instalments that are full', () => {
    const three = [100, 250, 800].map((minor, index) =>
      itemOf(index + 1, 'principal', `2025-0${index + 3}-05`, minor),
    );
    const ledger = yuan([
      charged('2025-02-05', three),
      paid('2025-02-20', 690, 1, { type: 'prepayment', advance: 'reamortise' }),
    ]);
    expect(sharesOf(ledger, 'payment-1')).toEqual(['P1 100', 'P2 250', 'P3 340']);
  });

  it('uses an interest subsidy for interest only', () => {
    const ledger = yuan([schedule, paid('2025-03-05', 500, 1, { type: 'interestSubsidy' })]);
    expect(sharesOf(ledger, 'payment-1')).toEqual(['I1 200', 'I2 150']);
    expect(ledger.overpaid).toEqual(fen(150));
  });

  it('waives the component it names and no other', () => {
    const ledger = yuan([
      schedule,
      charged('2025-04-01', [late], 1),
      {
        kind: 'waiver',
        id: 'w',
        valueDate: '2025-04-02',
        position: 2,
        component: 'penalty',
        amount: fen(50),
      },
    ]);
    expect(ledger.outcomes[0]).toMatchObject({
      shares: [{ itemId: 'late' }],
      unused: fen(20),
      overpaid: fen(0),
    });
    expect(item(ledger, 'late')).toMatchObject({ waived: fen(30), clearedOn: '2025-04-02' });
    expect(item(ledger, 'I1').unpaid).toEqual(fen(200));
  });

  it('waives over several items, oldest first, or those it names', () => {
    const waiver = { kind: 'waiver' as const, id: 'w', valueDate: '2025-04-02', position: 2 };
    const interest = { ...waiver, component: 'interest' as const, amount: fen(220) };
    expect(sharesOf(yuan([schedule, interest]), 'w')).toEqual(['I1 200', 'I2 20']);
    const named = { ...interest, itemIds: ['I2'] };
    expect(sharesOf(yuan([schedule, named]), 'w')).toEqual(['I2 150']);
  });

  it('uses and gives back no more than was overpaid', () => {
    const ledger = yuan([
      schedule,
      paid('2025-02-20', 2_300, 1),
      charged('2025-05-01', [itemOf(3, 'fee', '2025-05-01', 100)], 2),
      {
        kind: 'application',
        id: 'use',
        valueDate: '2025-05-01',
        position: 3,
        amount: fen(120),
        type: 'repayment',
      },
      { kind: 'refund', id: 'back', valueDate: '2025-05-02', position: 4, amount: fen(250) },
    ]);
    expect(ledger.overpaid).toEqual(fen(0));
    expect(ledger.outcomes.slice(1)).toMatchObject([
      { shares: [{ itemId: 'F3', amount: fen(100) }], unused: fen(20) },
      { shares: [], unused: fen(50) },
    ]);
  });

  it('is owed a refund whose payment bounced afterwards (F10)', () => {
    const bounced = yuan([
      schedule,
      paid('2025-02-20', 2_500, 1),
      { kind: 'refund', id: 'back', valueDate: '2025-02-25', position: 2, amount: fen(500) },
      { kind: 'reversal', id: 'bounced', valueDate: '2025-03-01', position: 3, of: 'payment-1' },
    ]);
    expect(item(bounced, 'back.refund')).toMatchObject({
      component: 'refund',
      dueOn: '2025-02-25',
      unpaid: fen(500),
    });
    expect(bounced.overpaid).toEqual(fen(0));
  });

  it('is refused where its sums could not be kept exactly (F10)', () => {
    const most = Number.MAX_SAFE_INTEGER;
    expect(() => yuan([paid('2025-02-20', most, 1), paid('2025-02-20', most, 2)])).toThrow(
      'AmountTooLarge',
    );
  });

  it('sees the items of a day before the payments of that day', () =>
    expect(
      sharesOf(yuan([paid('2025-03-05', 1_000, 1), charged('2025-03-05', march, 2)]), 'payment-1'),
    ).toEqual(['I1 200', 'P1 800']));

  it('takes a new schedule in place of what is not paid of the old', () => {
    const again = { ...itemOf(3, 'principal', '2025-05-05', 850) };
    const ledger = yuan([
      schedule,
      {
        kind: 'withdrawal',
        id: 'restructured',
        valueDate: '2025-03-10',
        position: 2,
        itemIds: ['I2', 'P2'],
      },
      charged('2025-03-10', [again], 2, 'new-schedule'),
      paid('2025-05-05', 1_850, 3),
    ]);
    expect(sharesOf(ledger, 'payment-3')).toEqual(['I1 200', 'P1 800', 'P3 850']);
    expect(item(ledger, 'P2')).toMatchObject({ withdrawn: fen(850), clearedOn: '2025-03-10' });
  });

  it('leaves nothing after the figure that is owed in full', () => {
    const owed = yuan([schedule]).items.reduce((sum, each) => sum + each.unpaid.minor, 0);
    const ledger = yuan([schedule, paid('2025-03-20', owed, 1)]);
    expect(ledger.items.every(({ unpaid }) => unpaid.minor === 0)).toBe(true);
    expect(ledger.overpaid).toEqual(fen(0));
  });
});

describe('facts that cannot be', () => {
  const reversal: LedgerFact = {
    kind: 'reversal',
    id: 'r',
    valueDate: '2025-03-09',
    position: 2,
    of: 'nothing',
  };
  it.each<[string, LedgerFact[], string, string]>([
    ['a fact twice', [schedule, schedule], 'RepeatedFact', 'id'],
    ['an item twice', [schedule, charged('2025-02-06', march, 2)], 'RepeatedFact', 'items.id'],
    ['a reversal of nothing', [schedule, reversal], 'UnknownFact', 'of'],
    ['a day that does not exist', [paid('2025-02-29', 1, 1)], 'InvalidValue', 'valueDate'],
    ['a payment of nothing', [paid('2025-02-28', 0, 1)], 'InvalidValue', 'amount'],
    ['a payment below nothing', [paid('2025-02-28', -5, 1)], 'InvalidValue', 'amount'],
    ['half a fen', [paid('2025-02-28', 0.5, 1)], 'InvalidValue', 'amount'],
    [
      'another currency',
      [{ ...paid('2025-02-28', 1, 1), amount: { minor: 1, currency: 'USD' } }],
      'MixedCurrencies',
      'amount',
    ],
    [
      'a withdrawal of no item',
      [{ kind: 'withdrawal', id: 'w', valueDate: '2025-02-28', position: 1, itemIds: ['P9'] }],
      'UnknownItem',
      'itemIds',
    ],
  ])('refuse %s', (_, facts, code, field) =>
    expect(refusalOf(() => yuan(facts))).toEqual({ code, field }),
  );

  it('refuse a withdrawal on a day before the item is there', () => {
    const early = { kind: 'withdrawal' as const, id: 'w', valueDate: '2025-02-04', position: 1 };
    expect(refusalOf(() => yuan([schedule, { ...early, itemIds: ['P1'] }]))).toEqual({
      code: 'UnknownItem',
      field: 'itemIds',
    });
  });

  it('refuse a payment that no rule covers', () =>
    expect(refusalOf(() => yuan([paid('2025-02-28', 1, 1)], { rules: [] }))).toEqual({
      code: 'NoAllocationRule',
      field: 'type',
    }));
});

import { Decimal } from '#kernel';
import { refusalOf } from '#kernel/testing';
import type { AltmanModel, AltmanZone } from './altman.codes.js';
import { altmanRules } from './altman.rules.js';
import { altmanScore } from './altman.js';
import { expectedLoss, lifetimeValue, netValue, riskAdjustedReturn } from './client-value.js';
import { defaultRate } from './default-rate.js';
import { workingCapitalNeed } from './working-capital.js';

const day = '2025-06-30';
const invalid = (field: string) => ({ code: 'InvalidValue', field });
/** X1 0.10, X2 0.15, X3 0.05, X4 0.60, X5 0.80. */
const figures = {
  workingCapital: 1_000,
  retainedEarnings: 1_500,
  ebit: 500,
  equity: 3_750,
  totalLiabilities: 6_250,
  sales: 8_000,
  totalAssets: 10_000,
};

describe('an Altman score', () => {
  it.each<[AltmanModel, string, AltmanZone]>([
    ['z', '1.655', 'distress'],
    ['zPrime', '1.4045', 'grey'],
    ['zDoublePrime', '2.111', 'grey'],
    ['zEmerging', '5.361', 'grey'],
  ])('by %s of the example is %s, %s', (model, score, zone) => {
    const scored = altmanScore(model, figures, day);
    expect([scored.score.toString(), scored.zone]).toEqual([score, zone]);
  });

  it.each<[AltmanModel, string, string]>([
    ['z', '2.99', '1.81'],
    ['zPrime', '2.90', '1.23'],
    ['zDoublePrime', '2.60', '1.10'],
    ['zEmerging', '5.85', '4.35'],
  ])('by %s is grey up to and including both cut-offs', (model, safe, distress) => {
    const rule = altmanRules.find((each) => each.model === model)!;
    const zoneAt = (score: string) => {
      const flat = { ...rule, constant: score, weights: ['0', '0', '0', '0', '0'] as const };
      return altmanScore(model, figures, day, [flat]).zone;
    };
    const above = new Decimal(safe).plus('0.0001').toString();
    const below = new Decimal(distress).minus('0.0001').toString();
    expect([above, safe, distress, below].map(zoneAt)).toEqual([
      'safe',
      'grey',
      'grey',
      'distress',
    ]);
  });

  it.each(['totalAssets', 'totalLiabilities'])('refuses %s of nothing', (field) =>
    expect(refusalOf(() => altmanScore('z', { ...figures, [field]: 0 }, day))).toEqual(
      invalid(field),
    ),
  );

  it('refuses a model without a rule', () =>
    expect(refusalOf(() => altmanScore('z', figures, day, []))).toEqual(invalid('model')));
});

describe('the need for working capital', () => {
  const example = {
    sales: 10_000,
    margin: '0.10',
    growth: '0.20',
    inventoryDays: '60',
    receivableDays: '90',
    payableDays: '45',
    prepaidDays: '10',
    advanceReceiptDays: '15',
    ownFunds: 1_000,
    presentLoans: 500,
    otherSources: 200,
  };

  it('of the example is 30.00 at 3.6 turns', () => {
    const { turns, need, newLoan } = workingCapitalNeed(example);
    expect([turns.toString(), need.toString(), newLoan.toString()]).toEqual([
      '3.6',
      '3000',
      '1300',
    ]);
  });
  it('leaves no room where the sources are enough', () =>
    expect(workingCapitalNeed({ ...example, ownFunds: 4_000 }).newLoan.toString()).toBe('-1700'));
  it.each([
    ['inventoryDays', { payableDays: '145' }],
    ['margin', { margin: 'ten' }],
    ['sales', { sales: -1 }],
  ])('refuses a bad %s', (field, bad) =>
    expect(refusalOf(() => workingCapitalNeed({ ...example, ...bad }))).toEqual(invalid(field)),
  );
});

describe('the default rate', () => {
  const book = [
    { since: '2023-01-01' },
    { since: '2023-01-01', defaultedOn: '2024-12-31' },
    { since: '2023-01-01', defaultedOn: '2025-06-30' },
    { since: '2024-12-31', defaultedOn: '2025-12-31' },
    { since: '2023-01-01', defaultedOn: '2026-01-01' },
    { since: '2023-01-01', until: '2024-06-30' },
    { since: '2025-02-01', defaultedOn: '2025-03-01' },
  ];
  it('counts who performed at the start and defaulted in the year after', () =>
    expect(defaultRate(book, '2024-12-31')?.toString()).toBe('0.5'));
  it('does not exist for an empty book', () =>
    expect(defaultRate([], '2025-01-01')).toBeUndefined());
});

describe('the value of a client', () => {
  it('is what is left of its income', () =>
    expect(
      netValue({
        interestIncome: 500,
        transferCost: 300,
        fees: 50,
        costToServe: 40,
        expectedLossChange: 10,
      }),
    ).toBe(200));
  it('is weighed against capital after expected loss', () => {
    const loss = expectedLoss('0.02', '0.45', 100_000);
    expect(loss.toString()).toBe('900');
    expect(riskAdjustedReturn(5_000, 2_100, loss, 8_000).toString()).toBe('0.25');
  });
  it('over life shrinks with retention and discount', () =>
    // 100 · 0.9/1.25 + 100 · (0.9/1.25)²
    expect(lifetimeValue([100, 100], '0.9', '0.25').toString()).toBe('123.84'));
  it.each([
    ['economicCapital', () => riskAdjustedReturn(1, 1, new Decimal(0), 0)],
    ['retention', () => lifetimeValue([1], '1.1', '0.1')],
    ['discountRate', () => lifetimeValue([1], '0.9', '-1')],
    ['defaultProbability', () => expectedLoss('-0.1', '0.4', 1)],
  ])('refuses a bad %s', (field, calculate) =>
    expect(refusalOf(calculate)).toEqual(invalid(field)),
  );
});

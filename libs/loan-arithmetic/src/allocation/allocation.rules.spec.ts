import { refusalOf } from '#kernel/testing';
import { allocate } from './allocate.js';
import { charged, itemOf, paid } from './allocation.examples.js';
import { AssetClass, PaymentType } from './allocation.codes.js';
import type { AllocationRule } from './allocation.rules.js';
import { allocationRule, allocationRules } from './allocation.rules.js';

const base: AllocationRule = {
  id: 'X',
  version: 1,
  inForceFrom: '2020-01-01',
  label: { en: 'Agreed', zh: '约定' },
  payment: 'any',
  assetClass: 'any',
  order: [],
  direction: 'horizontal',
  advance: 'nextInstalment',
};
const day = '2025-06-30';
const chosen = (rules: readonly AllocationRule[], on = day) =>
  allocationRule(rules, 'prepayment', 'nonPerforming', on).id;

describe('the rule for a payment', () => {
  const forClass: AllocationRule = { ...base, id: 'class', assetClass: 'nonPerforming' };
  const forPayment: AllocationRule = { ...base, id: 'payment', payment: 'prepayment' };
  const forBoth: AllocationRule = { ...forPayment, id: 'both', assetClass: 'nonPerforming' };

  it('is the one that says most', () => {
    expect(chosen([base, forClass])).toBe('class');
    expect(chosen([forClass, base, forPayment])).toBe('payment');
    expect(chosen([forPayment, forBoth, forClass])).toBe('both');
  });

  it('is the one of its day', () => {
    const later = { ...forBoth, inForceFrom: '2025-07-01' };
    expect([chosen([forClass, later]), chosen([forClass, later], '2025-07-01')]).toEqual([
      'class',
      'both',
    ]);
    const newer = {
      ...forClass,
      version: 2,
      payment: 'repayment' as const,
      inForceFrom: '2025-07-01',
    };
    expect(refusalOf(() => chosen([forClass, newer], '2025-07-01'))).toEqual({
      code: 'NoAllocationRule',
      field: 'type',
    });
  });

  it('is there for every payment on every asset', () =>
    PaymentType.all.forEach((payment) =>
      AssetClass.all.forEach((assetClass) =>
        expect(allocationRule(allocationRules, payment, assetClass, day)).toBeDefined(),
      ),
    ));
});

describe('an order of payment', () => {
  const schedule = charged('2025-01-01', [
    ...[1, 2, 3].flatMap((number) => [
      itemOf(number, 'interest', `2025-0${number + 1}-05`, 10),
      itemOf(number, 'principal', `2025-0${number + 1}-05`, 100),
      itemOf(number, 'fee', `2025-0${number + 1}-05`, 1),
    ]),
  ]);
  const order = (rule: AllocationRule, minor = 333) =>
    allocate([schedule, paid('2025-05-01', minor, 1)], { currency: 'CNY', rules: [rule] })
      .outcomes.flatMap(({ shares }) => shares.map(({ itemId }) => itemId))
      .join(' ');

  it('can be interest and principal of each instalment, and fees at the end', () =>
    expect(
      order({
        ...base,
        order: [
          { of: ['pastDue'], pays: ['interest', 'principal'] },
          { of: ['pastDue'], pays: ['fee'] },
        ],
      }),
    ).toBe('I1 P1 I2 P2 I3 P3 F1 F2 F3'));

  it('can be all principal, then all interest, then fees', () =>
    expect(
      order({
        ...base,
        order: [{ of: ['pastDue'], pays: ['principal', 'interest', 'fee'] }],
        direction: 'vertical',
      }),
    ).toBe('P1 P2 P3 I1 I2 I3 F1 F2 F3'));

  it('leaves alone what it does not name', () =>
    expect(order({ ...base, order: [{ of: ['pastDue'], pays: ['fee'] }] })).toBe('F1 F2 F3'));
});

describe('a payment in advance that is shared by all instalments', () => {
  const items = [1, 2, 3, 4].map((number) =>
    itemOf(number, 'principal', `2025-0${number}-01`, 250),
  );
  const shares = (oddUnits: 'earliest' | 'last', minor: number) => {
    const rule: AllocationRule = {
      ...base,
      order: [{ of: ['inAdvance'], pays: ['interest', 'principal'] }],
      advance: 'reamortise',
      oddUnits,
    };
    const facts = [charged('2024-12-01', items), paid('2024-12-15', minor, 1)];
    return allocate(facts, { currency: 'CNY', rules: [rule] }).items.map((item) => item.paid.minor);
  };
  it('leaves odd units to the earliest, or to the last', () => {
    expect(shares('earliest', 402)).toEqual([101, 101, 100, 100]);
    expect(shares('last', 402)).toEqual([100, 100, 100, 102]);
    expect(shares('last', 403)).toEqual([101, 101, 101, 100]);
  });
  it('goes on where the last has too little left for its rest', () =>
    expect(shares('last', 999)).toEqual([250, 250, 250, 249]));
});

describe('the default orders', () => {
  it.each([
    ['AL-01', 'repayment', 'performing', 'cost, refund, penalty, fee, interest, principal'],
    ['AL-02', 'prepayment', 'performing', 'cost, refund, penalty, fee, interest, principal'],
    ['AL-03', 'interestSubsidy', 'nonPerforming', 'interest'],
    ['AL-04', 'repayment', 'nonPerforming', 'cost, refund, principal, interest, penalty, fee'],
    ['AL-05', 'recovery', 'writtenOff', 'principal, cost, refund, interest, penalty, fee'],
  ] as const)('are by %s for a %s of a %s loan: %s', (id, payment, assetClass, order) => {
    const rule = allocationRule(allocationRules, payment, assetClass, day);
    expect([rule.id, rule.order[0]?.pays.join(', ')]).toEqual([id, order]);
  });
});

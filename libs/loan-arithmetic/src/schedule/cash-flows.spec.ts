import type { Day } from '#kernel';
import { Decimal } from '#kernel';
import type { CashFlow, ContractEvent, ContractTerms } from './cash-flows.js';
import { contractCashFlows } from './cash-flows.js';

const money = (amount: number) => new Decimal(amount);
const drawdown: ContractEvent = {
  kind: 'drawdown',
  on: '2025-01-01',
  principal: money(1_200),
  annualRate: money(0.12),
};
const monthly: readonly Day[] = ['2025-02-01', '2025-03-01', '2025-04-01'];
const on30E: ContractTerms = { dayCount: '30E/360' };
const each = (kind: 'interest' | 'redemption'): readonly ContractEvent[] =>
  monthly.map((on) => ({ kind, on }));
const paid = (flows: readonly CashFlow[], kind: CashFlow['kind']) =>
  flows.filter((flow) => flow.kind === kind).map(({ amount }) => amount.toNumber());
const principals = (flows: readonly CashFlow[]) =>
  flows.map(({ principal }) => principal.toNumber());

describe('a contract of linear redemption', () => {
  const terms: ContractTerms = { ...on30E, instalmentHolds: 'principal' };
  const events: readonly ContractEvent[] = [
    drawdown,
    { kind: 'instalmentFixing', on: '2025-01-01', over: [...monthly, '2025-05-01'] },
    ...each('redemption'),
    ...each('interest'),
    { kind: 'interest', on: '2025-05-01' },
    { kind: 'maturity', on: '2025-05-01' },
  ];
  it('repays the same principal with falling interest', () => {
    const flows = contractCashFlows(terms, events);
    expect(paid(flows, 'redemption')).toEqual([300, 300, 300]);
    expect(paid(flows, 'interest')).toEqual([12, 9, 6, 3]);
    expect(paid(flows, 'maturity')).toEqual([300]);
  });
  it('may have interest count on the first principal', () => {
    const flows = contractCashFlows({ ...terms, interestBase: 'fixed' }, events);
    expect(paid(flows, 'interest')).toEqual([12, 12, 12, 12]);
  });
  it('may have its base set anew from time to time', () => {
    const again: ContractEvent = { kind: 'baseFixing', on: '2025-03-01' };
    const flows = contractCashFlows({ ...terms, interestBase: 'fixed' }, [...events, again]);
    expect(paid(flows, 'interest')).toEqual([12, 12, 6, 6]);
  });
});

describe('a contract of negative amortisation', () => {
  it('adds to the principal what the instalment does not pay of the interest', () => {
    const state = { instalment: money(10) };
    const flows = contractCashFlows({ ...on30E, state }, [
      drawdown,
      ...each('redemption'),
      ...each('interest'),
    ]);
    expect(paid(flows, 'redemption').slice(0, 2)).toEqual([-2, -2.02]);
    expect(principals(flows).at(-1)).toBeCloseTo(1_206.0602, 10);
  });
});

describe('a contract by agreed arrays', () => {
  it('repays and draws what each date says, never more than is owed', () => {
    const flows = contractCashFlows(on30E, [
      drawdown,
      { kind: 'redemption', on: '2025-02-01', amount: money(200) },
      { kind: 'redemption', on: '2025-03-01', amount: money(-500) },
      { kind: 'redemption', on: '2025-04-01', amount: money(9_999) },
    ]);
    expect(paid(flows, 'redemption')).toEqual([200, -500, 1_500]);
    expect(principals(flows)).toEqual([1_200, 1_000, 1_500, 0]);
  });
});

describe('call money and contracts without maturity', () => {
  it('capitalise interest until they are called', () => {
    const flows = contractCashFlows(on30E, [
      drawdown,
      { kind: 'capitalisation', on: '2025-04-01' },
      { kind: 'prepayment', on: '2025-05-01', amount: money(236) },
      { kind: 'interest', on: '2025-06-16' },
      { kind: 'maturity', on: '2025-06-16' },
    ]);
    expect(principals(flows)).toEqual([1_200, 1_236, 1_000, 1_000, 0]);
    expect(paid(flows, 'interest')).toEqual([12.36 + 15]);
  });
});

describe('any contract', () => {
  it('happens in one order, however its events are listed', () => {
    const events: readonly ContractEvent[] = [
      drawdown,
      { kind: 'instalmentFixing', on: '2025-01-01', over: monthly },
      ...each('redemption'),
      ...each('interest'),
      { kind: 'fee', on: '2025-02-01', amount: money(5) },
      { kind: 'maturity', on: '2025-04-01' },
    ];
    expect(contractCashFlows(on30E, events.toReversed())).toEqual(contractCashFlows(on30E, events));
  });
  it('has a rate that follows the market within its bounds', () => {
    const rule = { spread: '0.02', periodCap: '0.01', lifeCap: '0.125' };
    const flows = contractCashFlows(on30E, [
      drawdown,
      { kind: 'rateReset', on: '2025-02-01', observed: '0.14', rule },
    ]);
    expect(flows.at(-1)?.annualRate.toNumber()).toBe(0.125);
  });
  it('is bought and ended at a price and its accrued interest', () => {
    const flows = contractCashFlows(on30E, [
      drawdown,
      { kind: 'purchase', on: '2025-01-16', price: money(1_190) },
      { kind: 'termination', on: '2025-01-31', price: money(1_200) },
    ]);
    expect(flows.map(({ amount }) => amount.toNumber())).toEqual([-1_200, -1_196, 1_211.6]);
    expect(principals(flows).at(-1)).toBe(0);
  });
});

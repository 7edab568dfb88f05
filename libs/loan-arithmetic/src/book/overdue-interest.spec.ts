import type { Day } from '#kernel';
import { cny, ratioOf, roundRatio } from '#kernel';
import type { Overdue, OverdueRates } from './overdue-interest.js';
import { overdueInterest } from './overdue-interest.js';

const rates: OverdueRates = {
  terms: { markup: '0.50' },
  dayCount: 'A/360',
  contractRates: [{ from: '2025-01-01', rate: ratioOf('0.0435') }],
  misuse: [],
  maturesOn: '2026-01-01',
};
const item = (
  component: Overdue['component'],
  yuan: number,
  movements: Overdue['movements'] = [],
): Overdue => ({ component, dueOn: '2025-02-01', minor: cny(yuan).minor, movements });
const fen = (overdue: Overdue, to: Day, more: Partial<OverdueRates> = {}) =>
  Number(roundRatio(overdueInterest(overdue, { ...rates, ...more }, to).total, 'halfUp'));
const in35Days = '2025-03-08';

describe('penalty interest (罚息)', () => {
  it('on 83,333.33 overdue for 35 days is 528.65', () =>
    expect(fen(item('principal', 83_333.33), in35Days)).toBe(52_865));
  it('counts on what is still unpaid', () => {
    const half = [{ on: '2025-02-11', amount: cny(500) }];
    expect(fen(item('principal', 1_000, half), '2025-02-21')).toBe(
      Math.round((100 * (1_000 + 500) * 0.06525 * 10) / 360),
    );
  });
  it('is nothing on the due date itself', () =>
    expect(fen(item('principal', 1_000), '2025-02-01')).toBe(0));
  it('stops when all is paid', () => {
    const all = [{ on: '2025-02-11', amount: cny(1_000) }];
    expect(fen(item('principal', 1_000, all), '2025-12-31')).toBe(
      fen(item('principal', 1_000, all), '2025-02-11'),
    );
  });
  it('takes the heavier of two markups, never both', () => {
    const misused = (markup: string) => ({
      misuse: [{ from: '2025-02-11', markup: ratioOf(markup) }],
    });
    const of = (markup: string) => fen(item('principal', 360_000), '2025-02-21', misused(markup));
    expect(of('1.00')).toBe(1_000_000 * (0.06525 + 0.087));
    expect(of('0.40')).toBe(1_000_000 * 0.06525 * 2);
  });
  it('follows the contract rate', () => {
    const contractRates = [...rates.contractRates, { from: '2025-02-11', rate: ratioOf('0.0635') }];
    expect(fen(item('principal', 360_000), '2025-02-21', { contractRates })).toBe(
      1_000_000 * (0.06525 + 0.09525),
    );
  });
  it('is no lower for a payment of one fen (对年对月对日)', () => {
    const byMonths = { dayCount: 'anniversary' } as const;
    const due = { ...item('principal', 1_000_000), dueOn: '2025-01-31' };
    const paid = [{ on: '2025-02-20', amount: cny(0.01) }];
    const whole = fen(due, '2025-03-15', byMonths);
    expect(whole - fen({ ...due, movements: paid }, '2025-03-15', byMonths)).toBe(0);
  });
});

describe('interest of what is overdue', () => {
  it('goes on from what had run to an earlier day', () => {
    const late = item('principal', 1_000, [{ on: '2025-02-11', amount: cny(500) }]);
    const earlier = overdueInterest(late, rates, '2025-02-20');
    expect(overdueInterest(late, rates, in35Days, earlier)).toEqual(
      overdueInterest(late, rates, in35Days),
    );
  });
});

describe('compound interest (复利)', () => {
  it('on 3,625.00 unpaid for 35 days is 23.00', () =>
    expect(fen(item('interest', 3_625), in35Days)).toBe(2_300));
  it('may count at the contract rate up to maturity and at the penalty rate after it', () => {
    const agreed = {
      maturesOn: '2025-02-11',
      terms: { markup: '0.50', compound: 'contractRateUntilMaturity' },
    } as const;
    expect(fen(item('interest', 36_000), '2025-02-21', agreed)).toBe(
      (36_000 * 0.0435 * 10) / 3.6 + (36_000 * 0.06525 * 10) / 3.6,
    );
  });
  it('may be none', () =>
    expect(
      fen(item('interest', 3_625), in35Days, { terms: { markup: '0.50', compound: 'none' } }),
    ).toBe(0));
});

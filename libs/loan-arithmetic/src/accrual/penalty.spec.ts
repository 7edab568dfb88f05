import { cny, decimalOf, roundRatio } from '#kernel';
import type { OverdueItem, PenaltyTerms } from './penalty.js';
import { checkMarkup, compoundOn, penaltyOn, penaltyRate } from './penalty.js';

const terms: PenaltyTerms = {
  contractRate: '0.0435',
  dayCount: 'A/360',
  overdueMarkup: '0.50',
  maturesOn: '2026-01-01',
};
const item = (yuan: number, paid: OverdueItem['movements'] = []): OverdueItem => ({
  dueOn: '2025-02-01',
  amount: cny(yuan),
  movements: paid,
});
const fen = (ratio: ReturnType<typeof penaltyOn>) => Number(roundRatio(ratio, 'halfUp'));
const in35Days = '2025-03-08';

describe('penalty interest (罚息)', () => {
  it('on 83,333.33 overdue for 35 days is 528.65', () =>
    expect(fen(penaltyOn(item(83_333.33), terms, in35Days))).toBe(52_865));
  it('counts on what is still unpaid', () => {
    const half = [{ on: '2025-02-11', amount: cny(500) }];
    expect(fen(penaltyOn(item(1_000, half), terms, '2025-02-21'))).toBe(
      Math.round((100 * (1_000 + 500) * 0.06525 * 10) / 360),
    );
  });
  it('is no lower for a payment of one fen (对年对月对日)', () => {
    const byMonths = { ...terms, dayCount: 'anniversary' } as const;
    const due = { ...item(1_000_000), dueOn: '2025-01-31' };
    const paid = [{ on: '2025-02-20', amount: cny(0.01) }];
    const whole = fen(penaltyOn(due, byMonths, '2025-03-15'));
    expect(whole - fen(penaltyOn({ ...due, movements: paid }, byMonths, '2025-03-15'))).toBe(0);
  });
  it('is nothing on the due date itself', () =>
    expect(fen(penaltyOn(item(1_000), terms, '2025-02-01'))).toBe(0));
  it('stops when all is paid', () => {
    const all = [{ on: '2025-02-11', amount: cny(1_000) }];
    expect(penaltyOn(item(1_000, all), terms, '2025-02-11')).toEqual(
      penaltyOn(item(1_000, all), terms, '2025-12-31'),
    );
  });
  it('takes the heavier of two markups, never both', () => {
    const misused = { ...terms, misuse: { since: '2025-02-15', markup: '1.00' } };
    expect(decimalOf(penaltyRate(misused, '2025-02-14')).toNumber()).toBe(0.06525);
    expect(decimalOf(penaltyRate(misused, '2025-02-15')).toNumber()).toBe(0.087);
    const mild = { ...terms, misuse: { since: '2025-02-15', markup: '0.50' } };
    expect(decimalOf(penaltyRate(mild, '2025-02-15')).toNumber()).toBe(0.06525);
  });
});

describe('compound interest (复利)', () => {
  it('on 3,625.00 unpaid for 35 days is 23.00', () =>
    expect(fen(compoundOn(item(3_625), terms, in35Days))).toBe(2_300));
  it('may count at the contract rate up to maturity and at the penalty rate after it', () => {
    const agreed = {
      ...terms,
      maturesOn: '2025-02-11',
      compoundBeforeMaturity: 'contractRate',
    } as const;
    expect(fen(compoundOn(item(36_000), agreed, '2025-02-21'))).toBe(
      (36_000 * 0.0435 * 10) / 3.6 + (36_000 * 0.06525 * 10) / 3.6,
    );
  });
});

describe('a penalty markup', () => {
  it.each([
    ['overdue', '0.29'],
    ['overdue', '0.51'],
    ['misuse', '0.49'],
    ['misuse', '1.01'],
  ] as const)('for %s of %s is refused', (breach, markup) =>
    expect(() => checkMarkup(breach, markup, '2025-01-01')).toThrow('MarkupNotAllowed'),
  );
  it.each([
    ['overdue', '0.30'],
    ['overdue', '0.50'],
    ['misuse', '1.00'],
  ] as const)('for %s of %s is allowed', (breach, markup) =>
    expect(() => checkMarkup(breach, markup, '2025-01-01')).not.toThrow(),
  );
  it('is refused before any rule', () =>
    expect(() => checkMarkup('overdue', '0.30', '2003-12-31')).toThrow('NoPenaltyRule'));
});

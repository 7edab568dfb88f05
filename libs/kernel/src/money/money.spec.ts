import fc from 'fast-check';
import { cny, minus, moneyIn, moneyOf, moneyText, plus, sumOf, timesMoney } from './money.js';
import { ratioOf } from './ratio.js';
import { divideRounded, RoundingMode } from './rounding.js';

describe('money', () => {
  it('is never added to another currency', () =>
    expect(() => plus(cny(1), { minor: 1, currency: 'USD' })).toThrow('MixedCurrencies'));
  it('is refused where it could not be kept exactly', () =>
    expect(() => moneyOf(2n ** 53n, 'CNY')).toThrow('AmountTooLarge'));
  it('is refused where a sum could not be kept exactly', () => {
    const most = moneyOf(2n ** 53n - 1n, 'CNY');
    expect(() => plus(most, cny(0.01))).toThrow('AmountTooLarge');
    expect(() => minus({ ...most, minor: -most.minor }, cny(0.01))).toThrow('AmountTooLarge');
    expect(() => sumOf([most, most], 'CNY')).toThrow('AmountTooLarge');
  });
  it.each([
    ['1234.50', 'CNY', 123_450],
    ['-0.05', 'CNY', -5],
    ['1235', 'JPY', 1_235],
    ['1.005', 'KWD', 1_005],
  ])('is written %s %s', (text, currency, minor) =>
    expect(moneyText({ minor, currency })).toBe(text),
  );
  it('is read as it is written, and has no parts of a fen', () => {
    expect(moneyIn('1234.50', 'CNY')).toEqual({ minor: 123_450, currency: 'CNY' });
    expect(moneyIn('1235', 'JPY')).toEqual({ minor: 1_235, currency: 'JPY' });
    expect(() => moneyIn('0.005', 'CNY')).toThrow('FractionOfMinorUnit');
  });
  it('is multiplied by exact fractions and rounded once', () =>
    expect(timesMoney(cny(1_000_000), ratioOf('0.0435'), 'halfUp')).toEqual(cny(43_500)));
  it('sums to nothing when there is none', () => expect(sumOf([], 'CNY')).toEqual(cny(0)));
  it('comes back when it is added and taken away', () =>
    fc.assert(
      fc.property(fc.integer(), fc.integer(), (a, b) => {
        const [first, second] = [moneyOf(BigInt(a), 'CNY'), moneyOf(BigInt(b), 'CNY')];
        expect(minus(plus(first, second), second)).toEqual(first);
      }),
    ));
});

describe('rounding', () => {
  it.each<[RoundingMode, readonly number[]]>([
    ['halfUp', [-3, -2, -1, 1, 2, 3]],
    ['halfEven', [-2, -2, 0, 0, 2, 2]],
    ['halfDown', [-2, -1, 0, 0, 1, 2]],
    ['up', [-3, -2, -1, 1, 2, 3]],
    ['down', [-2, -1, 0, 0, 1, 2]],
    ['ceiling', [-2, -1, 0, 1, 2, 3]],
    ['floor', [-3, -2, -1, 0, 1, 2]],
  ])('%s takes −2.5, −1.5, −0.5, 0.5, 1.5, 2.5 to %p', (mode, expected) =>
    expect(
      [-5n, -3n, -1n, 1n, 3n, 5n].map((half) => Number(divideRounded(half, 2n, mode))),
    ).toEqual(expected),
  );
  it('is never off by a whole unit', () =>
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
        fc.bigInt({ min: 1n, max: 10n ** 12n }),
        fc.constantFrom(...RoundingMode.all),
        (over, under, mode) => {
          const off = divideRounded(over, under, mode) * under - over;
          expect(off < under && -off < under).toBe(true);
        },
      ),
    ));
});

import type { Level } from '#kernel';
import { Decimal, levels } from '#kernel';
import fc from 'fast-check';
import { compiled, levelOfPoints, nothingToObserve, pointsAt, pointsOf } from './levels.js';
import type { Bounds } from './rule.js';

const leverage: Bounds = {
  when: 'rising',
  enters: { yellow: '0.70', orange: '0.85', red: '1' },
  leaves: { yellow: '0.60', orange: '0.78', red: '0.92' },
};
const cover: Bounds = { when: 'falling', enters: { yellow: '0.95', red: '0.5' } };
const unasked = () => {
  throw new Error('exactness was not needed');
};
const exactly = (figure: string) => () => new Decimal(figure);
const level = (bounds: Bounds, figure: string, standing?: Level) =>
  levelOfPoints(pointsAt(compiled(bounds), Number(figure), pointsOf(standing), exactly(figure)));

/** The level a figure calls for, reckoned by decimals alone. */
function levelByDecimals({ when, enters, leaves }: Bounds, figure: Decimal, standing?: Level) {
  const sign = when === 'rising' ? 1 : -1;
  const stood = standing === undefined ? -1 : levels.indexOf(standing);
  return levels.findLast((each, index) => {
    const [enter, leave] = [enters[each], leaves?.[each]];
    if (enter === undefined) return false;
    const stays = index <= stood && leave !== undefined && sign * figure.cmp(leave) > 0;
    return sign * figure.cmp(enter) >= 0 || stays;
  });
}

describe('the level of a figure', () => {
  it.each<[Bounds, string, Level | undefined, Level | undefined]>([
    [leverage, '0.69', undefined, undefined],
    [leverage, '0.70', undefined, 'yellow'],
    [leverage, '0.99', undefined, 'orange'],
    [leverage, '1', 'yellow', 'red'],
    [leverage, '0.95', 'red', 'red'],
    [leverage, '0.92', 'red', 'orange'],
    [leverage, '0.61', 'red', 'yellow'],
    [leverage, '0.60', 'yellow', undefined],
    [cover, '0.96', undefined, undefined],
    [cover, '0.6', 'yellow', 'yellow'],
    [cover, '0.5', 'yellow', 'red'],
    [cover, '0.96', 'red', undefined],
  ])('%j at %s under %s is %s', (bounds, figure, standing, found) =>
    expect(level(bounds, figure, standing)).toBe(found),
  );

  it('stays as it stands where the figure is not known', () =>
    expect(pointsAt(compiled(leverage), Number.NaN, 2, unasked)).toBe(2));

  it('is none where there is nothing to observe', () => {
    for (const bounds of [leverage, cover]) {
      expect(pointsAt(compiled(bounds), nothingToObserve, 3, unasked)).toBe(0);
    }
  });

  it('is settled by decimals at a threshold that doubles miss', () => {
    // 0.1 + 0.2 is above 0.3 as doubles.
    const bounds: Bounds = { when: 'rising', enters: { red: '0.3' } };
    const below = () => new Decimal('0.299999999999');
    expect(pointsAt(compiled(bounds), 0.1 + 0.2, 0, below)).toBe(0);
    expect(pointsAt(compiled(bounds), 0.31, 0, unasked)).toBe(3);
  });

  it('is settled by doubles alone where they are sure', () => {
    // At a small threshold; off one; between thresholds that a rule does not know.
    expect(pointsAt(compiled(leverage), 0.7, 0, unasked)).toBe(1);
    expect(pointsAt(compiled(leverage), 0.7 - 1e-8, 0, unasked)).toBe(0);
    expect(pointsAt(compiled(cover), 0.96, 3, unasked)).toBe(0);
  });

  it.each([
    ['a double that equals a large threshold', '1000', 1000, '999.999999999999'],
    ['one near to a large threshold', '1000000', 1_000_000.0001, '999999.9'],
    ['one near to a small threshold', '0.1', 0.1 + 5e-10, '0.099999'],
  ])('is settled by decimals for %s', (_, red, value, figure) => {
    const bounds: Bounds = { when: 'rising', enters: { red } };
    expect(pointsAt(compiled(bounds), value, 0, exactly(figure))).toBe(0);
    expect(pointsAt(compiled(bounds), value, 0, exactly(red))).toBe(3);
    expect(pointsAt(compiled(bounds), value, 0, () => undefined)).toBe(0);
  });

  it('is the one decimals would find, whatever the figure', () => {
    const near = fc.constantFrom('0.60', '0.70', '0.78', '0.85', '0.92', '1');
    const off = fc.integer({ min: -5, max: 5 });
    const scale = fc.integer({ min: 1, max: 12 });
    fc.assert(
      fc.property(
        near,
        off,
        scale,
        fc.option(fc.constantFrom(...levels)),
        (at, by, places, stood) => {
          const figure = new Decimal(at).plus(new Decimal(by).times(new Decimal(10).pow(-places)));
          const standing = stood ?? undefined;
          expect(level(leverage, figure.toFixed(), standing)).toBe(
            levelByDecimals(leverage, figure, standing),
          );
        },
      ),
    );
  });
});

import {
  areaUnderCurve,
  averagePrecision,
  hitsAt,
  kolmogorovSmirnov,
  medianOf,
  stabilityIndex,
  wilson,
} from './measures.js';

const perfect = { scores: [1, 2, 3, 4], failed: [0, 0, 1, 1] };
const tied = { scores: [1, 1, 1, 1], failed: [0, 1, 0, 1] };

describe('measures of scores', () => {
  it('tell a perfect order from none', () => {
    expect([perfect, tied].map(areaUnderCurve)).toEqual([1, 0.5]);
    expect([perfect, tied].map(averagePrecision)).toEqual([1, 0.5]);
    expect([perfect, tied].map(kolmogorovSmirnov)).toEqual([1, 0]);
  });

  it('know nothing without failures or survivors', () =>
    expect(areaUnderCurve({ scores: [1, 2], failed: [0, 0] })).toBeNaN());

  it('count hits within a budget of alarms, ties in part', () => {
    expect(hitsAt(perfect, 0.25)).toBe(0.5);
    expect(hitsAt(tied, 0.5)).toBe(0.5);
  });
});

describe('other measures', () => {
  it('give the interval of Wilson', () => {
    const [low, high] = wilson(8, 10);
    expect(low).toBeCloseTo(0.4902, 4);
    expect(high).toBeCloseTo(0.9433, 4);
    expect(wilson(0, 0)).toEqual([0, 1]);
  });

  it('see that a distribution has moved', () => {
    expect(stabilityIndex([10, 20], [100, 200])).toBe(0);
    expect(stabilityIndex([50, 50], [90, 10])).toBeCloseTo(0.8789, 4);
  });

  it('find the middle', () => {
    expect([medianOf([3, 1, 2]), medianOf([4, 1, 2, 3])]).toEqual([2, 2.5]);
    expect(medianOf([])).toBeNaN();
  });
});

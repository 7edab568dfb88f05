import { Decimal } from '#kernel';
import fc from 'fast-check';
import { refusalOf } from '#kernel/testing';
import { dimensionWeights } from './satisfaction.rules.js';
import {
  aheadOfPeers,
  customerEffort,
  customerSatisfaction,
  netPromoterScore,
  responseRate,
  weightedSatisfaction,
} from './satisfaction.js';

const times = (count: number, answer: number) => Array.from({ length: count }, () => answer);

describe('the net promoter score', () => {
  it('is promoters less detractors, with its margin', () => {
    const nps = netPromoterScore([...times(50, 9), ...times(30, 7), ...times(20, 6)])!;
    expect(nps).toMatchObject({ answers: 100, promoters: 50, passives: 30, detractors: 20 });
    // 1.96 · √((0.5 + 0.2 − 0.09) / 100) · 100
    expect([nps.score.toString(), nps.margin.toFixed(4)]).toEqual(['30', '15.3081']);
  });
  it.each([
    [[0, 6], '-100'],
    [[7, 8], '0'],
    [[9, 10], '100'],
  ])('of %j is %s', (answers, score) =>
    expect(netPromoterScore(answers)?.score.toString()).toBe(score),
  );
  it('does not exist without answers', () => expect(netPromoterScore([])).toBeUndefined());
  it('lies between -100 and 100, and turns with the answers', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 1 }), (answers) => {
        const { score } = netPromoterScore(answers)!;
        expect(score.abs().lte(100)).toBe(true);
        const better = netPromoterScore([...answers, 10])!.score;
        expect(better.gte(score)).toBe(true);
      }),
      { seed: 5, numRuns: 200 },
    ));
  it('is compared with that of peers', () =>
    expect(aheadOfPeers({ score: new Decimal(30) }, 42).toString()).toBe('-12'));
});

describe('customer satisfaction', () => {
  it('is 60 % where 150 of 250 answered 4 or 5, and has a mean besides', () => {
    const csat = customerSatisfaction([...times(100, 5), ...times(50, 4), ...times(100, 2)])!;
    expect([csat.satisfiedShare.toString(), csat.meanRating.toString()]).toEqual(['0.6', '3.6']);
  });
  it('does not exist without answers', () => expect(customerSatisfaction([])).toBeUndefined());
});

describe('customer effort', () => {
  it('is a mean of 1 to 7', () => expect(customerEffort([1, 2, 6, 7])?.toString()).toBe('4'));
  it('does not exist without answers', () => expect(customerEffort([])).toBeUndefined());
});

describe('satisfaction over four dimensions', () => {
  const answers = { product: [5, 3], efficiency: [4], attitude: [5], resolution: [2] };
  it('weighs the mean of each', () =>
    expect(weightedSatisfaction(answers, '2025-06-30')?.toString()).toBe('3.75'));
  it('does not exist while one has no answers', () => {
    expect(weightedSatisfaction({ ...answers, product: [] }, '2025-06-30')).toBeUndefined();
    expect(weightedSatisfaction({ ...answers, resolution: [] }, '2025-06-30')).toBeUndefined();
  });
  it('refuses weights that are not 1 together, and a day without weights', () => {
    const rule = dimensionWeights.find(({ id }) => id === 'SA-01');
    const heavier = { ...rule!, weights: { ...rule!.weights, product: '0.30' } };
    const refused = { code: 'InvalidValue', field: 'weights' };
    expect(refusalOf(() => weightedSatisfaction(answers, '2025-06-30', [heavier]))).toEqual(
      refused,
    );
    expect(refusalOf(() => weightedSatisfaction(answers, '2025-06-30', []))).toEqual(refused);
  });
});

describe('the response rate', () => {
  it('is answered of sent', () => {
    expect(responseRate(30, 120)?.toString()).toBe('0.25');
    expect(responseRate(0, 0)).toBeUndefined();
  });
});

describe('an answer', () => {
  it.each([
    ['11', 'answers', () => netPromoterScore([11])],
    ['-1', 'answers', () => netPromoterScore([-1])],
    ['7.5', 'answers', () => netPromoterScore([7.5])],
    ['0 of 1 to 5', 'answers', () => customerSatisfaction([0])],
    ['8 of 1 to 7', 'answers', () => customerEffort([8])],
    ['not sent', 'answered', () => responseRate(3, 2)],
  ])('%s is refused', (_, field, calculate) =>
    expect(refusalOf(calculate)).toEqual({ code: 'InvalidValue', field }),
  );
});

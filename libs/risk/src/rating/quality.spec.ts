import { clientId } from '#credit/examples';
import { Decimal } from '#kernel';
import { decides, projects } from '#kernel/testing';
import { overdueClient } from '../client-figures/clients.examples.js';
import { ratings } from '../views/watch/ratings.view.js';
import { blended, qualityOf } from './quality.js';
import { qualityWeights, qualityWeightsOn } from './quality.rules.js';
import { JudgeQualities, OverrideRating, RateClient } from './rating.commands.js';
import { rating } from './rating.decider.js';
import { qualified, ratedAaa } from './rating.examples.js';
import { ratingRefusals as refuse } from './rating.refusals.js';

const day = '2026-03-02';
const given = decides(rating);
const { marks, reason, quality } = qualified.data;
const judge = JudgeQualities.of({ clientId, marks, reason });
const known = { client: { clientId } };

describe('what people make of a client', () => {
  it('is scored by the weights of the day, which sum to one', () => {
    expect(qualityOf(marks, day)).toEqual(quality);
    expect(qualityWeightsOn(day)).toMatchObject({ id: 'QW-1', version: quality.weightsVersion });
    for (const { weights } of qualityWeights) {
      expect(Decimal.sum(...Object.values(weights)).toFixed()).toBe('1');
    }
  });

  it('counts beside the figures by its share', () => {
    expect(blended(new Decimal(100), quality).toFixed(3)).toBe('95.556');
    expect(blended(new Decimal(100), undefined).toFixed()).toBe('100');
  });

  it('is judged once for each criterion', () => {
    given().when(judge, known).then(qualified);
    const twice = { clientId, reason, marks: [...marks, ...marks] };
    given()
      .when(JudgeQualities.of(twice), known)
      .refuses(refuse.QualityJudgedTwice, { field: 'marks' });
  });

  it('moves the rating while it is fresh, and is told with it', () => {
    const client = overdueClient(0, day);
    const rate = (on: string) => RateClient.of({ clientId, day: on });
    const [rated] = given(qualified).when(rate(day), { client }).facts();
    expect(rated?.data).toMatchObject({ score: '95.56', quality });
    const [later] = given(qualified).when(rate('2027-03-03'), { client }).facts();
    expect(later?.data).toMatchObject({ score: ratedAaa.data.score });
    expect(later?.data).not.toHaveProperty('quality');
    const row = projects(ratings, { id: clientId });
    row(qualified).matches({ quality: { ...quality, marks, by: 'rm-7' } });
  });

  it('is no rating that could be overridden', () =>
    given(qualified)
      .when(OverrideRating.of({ clientId, grade: 'A', expiresOn: '2026-09-30', reason }))
      .refuses(refuse.NotRated, { field: 'clientId' }));
});

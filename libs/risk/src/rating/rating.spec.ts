import { clientId } from '#credit/examples';
import type { Level } from '#kernel';
import { Decimal } from '#kernel';
import { decides, projects } from '#kernel/testing';
import { overdueClient } from '../client-figures/clients.examples.js';
import { judgementOf } from '../client-figures/judgement-of.js';
import { releaseSetOn } from '../rule-set/content/release-set.js';
import { ratings } from '../views/watch/ratings.view.js';
import { evolve } from '../warning/warning.state.js';
import * as warnings from '../warning/warning.examples.js';
import { rated } from './rate.js';
import { RatingGrade } from './rating.codes.js';
import * as commands from './rating.commands.js';
import { rating } from './rating.decider.js';
import * as facts from './rating.examples.js';
import { ratingRefusals as refuse } from './rating.refusals.js';
import { capOf, ratingWeights } from './rating.rules.js';

const day = '2026-03-02';
const given = decides(rating);
const { ratedAaa, ratedDown, overridden, overrideEnded } = facts;
const rate = (on = day) => commands.RateClient.of({ clientId, day: on });
const override = (grade: RatingGrade, more: { expiresOn?: string } = {}) =>
  commands.OverrideRating.of({
    clientId,
    grade,
    expiresOn: '2026-09-30',
    reason: overridden.data.reason,
    ...more,
  });
const approver = { actor: { id: 'ca-1', roles: ['creditApprover'] } } as const;
const warned = (daysPastDue: number, on: string, fact = warnings.warnedYellow) => {
  const client = overdueClient(daysPastDue, on);
  return { ...client, warnings: evolve.WarningRaised({ ...fact.data, clientId }, undefined!) };
};

describe('a rating', () => {
  it('scores what is known of each group, and leaves out what is missing', () => {
    const client = overdueClient(3, day);
    const sets = [releaseSetOn(day)];
    const found = rated(judgementOf(client, sets, { day, without: [] }), client, day)!;
    // One point of EW-01, weight 5, of the 57 that the five known figures could lose. Nobody told
    // of the surroundings, so the industry is unknown.
    expect(found.score).toBe(new Decimal(100).times(1 - 5 / 57).toFixed(2));
    expect(found.groups).toEqual([
      { group: 'financial', weight: '0', known: 0, missing: 0 },
      { group: 'operating', score: found.score, weight: '1.0000', known: 5, missing: 0 },
      { group: 'market', weight: '0', known: 0, missing: 0 },
      { group: 'industry', weight: '0', known: 0, missing: 1 },
    ]);
    expect(found).toMatchObject({ grade: 'AA', pd: '0.0010' });
  });

  it('is given by figures, and recorded once', () => {
    const client = overdueClient(0, day);
    given().when(rate(), { client }).then(ratedAaa);
    given(ratedAaa).when(rate(), { client }).changesNothing();
    given().when(rate()).changesNothing();
  });

  it('moves with a warning', () => {
    const client = warned(3, day);
    given(ratedAaa).when(rate(), { client }).then(ratedDown);
  });

  it.each<[string, Level, RatingGrade]>([
    ['RC-Y', 'yellow', 'A'],
    ['RC-O', 'orange', 'BB'],
    ['RC-R', 'red', 'CCC'],
  ])('%s: is capped by a %s warning at %s', (id, level, best) =>
    expect(capOf(level, day)).toMatchObject({ id, best }),
  );

  it('has weights that sum to one: RW-1', () => {
    for (const { weights } of ratingWeights) {
      expect(Decimal.sum(...Object.values(weights)).toFixed()).toBe('1');
    }
    expect(ratingWeights.map(({ id }) => id)).toEqual(['RW-1']);
  });

  it('gives every grade a probability of default, the worse the higher', () => {
    const pds = RatingGrade.all.map((grade) => Number(RatingGrade(grade).pd));
    expect(pds).toEqual(pds.toSorted((a, b) => a - b));
  });
});

describe('an override of a rating', () => {
  it('goes down as far as need be, and up by one grade', () => {
    given(ratedDown).when(override('AA')).then(overridden);
    given(ratedDown).when(override('D')).facts();
    given(ratedDown).when(override('AAA')).refuses(refuse.BeyondAuthority, { from: 'A' });
    given(ratedDown).when(override('AAA'), approver).facts();
    given(ratedDown).when(override('A')).refuses(refuse.SameGrade);
  });

  it('is never above a red warning', () => {
    const red = {
      ...ratedDown,
      data: { ...ratedDown.data, grade: 'CCC', cappedBy: 'red' },
    } as const;
    given(red).when(override('B'), approver).refuses(refuse.RedWarningStands);
  });

  it('ends within a year', () => {
    for (const expiresOn of [day, '2027-03-03']) {
      given(ratedDown).when(override('AA', { expiresOn })).refuses(refuse.RatingOverrideTooLong);
    }
    const [ended] = given(ratedDown, overridden)
      .when(rate('2026-10-01'), { client: warned(3, '2026-10-01') })
      .facts();
    expect(ended).toMatchObject({ type: 'RatingOverrideEnded', data: { why: 'expired' } });
  });

  it('is withdrawn', () => {
    const end = commands.EndRatingOverride.of({ clientId, reason: 'The plant burnt down.' });
    given(ratedDown, overridden).when(end).then(overrideEnded);
    given(ratedDown).when(end).refuses(refuse.NotOverridden);
  });
});

describe('the ratings', () => {
  const past = projects(ratings, { id: clientId });
  it('show the grade that counts, and who said so', () => {
    past(ratedAaa, ratedDown).matches({ grade: 'A', decidedBy: 'rule', pd: '0.0025' });
    past(ratedAaa, ratedDown, overridden).matches({
      grade: 'AA',
      modelGrade: 'A',
      decidedBy: 'person',
      overriddenUntil: '2026-09-30',
      history: [
        { grade: 'AA', on: day, by: 'person' },
        { grade: 'A', on: day, by: 'rule' },
        { grade: 'AAA', on: day, by: 'rule' },
      ],
    });
    past(ratedAaa, ratedDown, overridden, overrideEnded).matches({ grade: 'A', decidedBy: 'rule' });
  });

  it('are counted by grade', () =>
    past(ratedAaa).adds(
      'grades',
      { group: { by: 'grade', value: 'AAA' }, sums: {} },
      { group: { by: 'decidedBy', value: 'rule' }, sums: {} },
    ));
});

import { decides, projects } from '#kernel/testing';
import { ClientUnknown } from '../client/client.refusals.js';
import { identifications } from '../views/identifications.view.js';
import type { IdentificationStandard } from './identification.codes.js';
import {
  AdvanceIdentification,
  ConcludeIdentification,
  ScoreStandard,
  StartIdentification,
} from './identification.commands.js';
import { identification } from './identification.decider.js';
import {
  advanced,
  clientId,
  concluded,
  scored,
  scoredAll,
  started,
} from './identification.examples.js';
import { identificationRefusals as refuse } from './identification.refusals.js';
import {
  identificationRuleOn,
  identificationRules,
  tooLow,
  totalOf,
  unscored,
} from './identification.rules.js';

const given = decides(identification);
const advance = AdvanceIdentification.of({ clientId, finding: '信息齐全' });
const holding = (...names: readonly string[]) => ({
  filed: {
    completeness: 100,
    facts: Object.fromEntries(names.map((name) => [name, '2026-02-01'])),
  },
});
const half = ['registration', 'industry', 'region', 'ownership'];
const filed = holding(...half);
const target = ConcludeIdentification.of({ clientId, outcome: 'target', reason: '方向匹配' });

describe('the identification of a client', () => {
  it('begins with research, once at a time', () => {
    const start = StartIdentification.of({ clientId, research: '新能源行业景气' });
    given().when(start).refuses(ClientUnknown);
    given().when(start, { client: { clientId } }).then(started);
    given(started).when(start, { client: { clientId } }).refuses(refuse.IdentificationUnderWay);
    given(started, concluded).when(start, { client: { clientId } }).then(started);
  });

  it('scores standards with evidence, weighed by the rule of the day', () => {
    const { standard, score, method, evidence, source } = scored('solvency', 80).data;
    const command = ScoreStandard.of({ clientId, standard, score, method, evidence, source });
    given(started).when(command).then(scored('solvency', 80));
    given(started, concluded).when(command).refuses(refuse.IdentificationOver);
  });

  it('screens only a client whose file is complete enough', () => {
    const gathering = advanced('research', 'gathering');
    given(started)
      .when(advance)
      .then(advanced('research', 'gathering', '信息齐全'));
    given(started, gathering)
      .when(advance, holding(...half.slice(1)))
      .refuses(refuse.FileTooPoor, { completeness: 35, least: 50 });
    // A statement of eight years ago does not count, whatever the file was worth then.
    given(started, gathering)
      .when(advance, {
        filed: { ...filed.filed, facts: { ...filed.filed.facts, ownership: '2018-01-01' } },
      })
      .refuses(refuse.FileTooPoor, { completeness: 35, least: 50 });
    given(started, gathering).when(advance).refuses(refuse.FileTooPoor);
    given(started, gathering)
      .when(advance, filed)
      .then(advanced('gathering', 'screening', '信息齐全'));
  });

  it('talks in depth only with whom the six scores speak for', () => {
    const screening = [
      started,
      advanced('research', 'gathering'),
      advanced('gathering', 'screening'),
    ];
    given(...screening)
      .when(advance)
      .refuses(refuse.StandardsUnscored);
    given(...screening, ...scoredAll(59))
      .when(advance)
      .refuses(refuse.ScoresTooLow, { total: '59' });
    given(...screening, ...scoredAll(90), scored('creditStanding', 39))
      .when(advance)
      .refuses(refuse.ScoresTooLow, { low: ['creditStanding'] });
    const [fact] = given(...screening, ...scoredAll(60))
      .when(advance)
      .facts();
    expect(fact?.data).toMatchObject({ to: 'communication', judged: { total: '60' } });
  });

  it('makes a target only of whom all four stages were passed with', () => {
    given(started).when(target).refuses(refuse.StagesMissing);
    const last = [started, ...scoredAll(70), advanced('screening', 'communication')];
    given(...last)
      .when(advance)
      .refuses(refuse.LastStage);
    given(...last)
      .when(target)
      .then(concluded);
    const [fact] = given(started)
      .when(ConcludeIdentification.of({ clientId, outcome: 'rejected', reason: '产能过剩' }))
      .facts();
    expect(fact?.data).toMatchObject({ outcome: 'rejected', judged: { total: '0' } });
  });
});

describe('the weights', () => {
  it.each([
    ['ID-1', 'solvency', '25'],
    ['ID-1', 'operatingStability', '20'],
    ['ID-1', 'contribution', '10'],
  ] as const)('of %s give a full score in %s %s points', (id, standard, total) => {
    const rule = identificationRules.find((each) => each.id === id);
    expect(rule && totalOf({ [standard]: 100 }, rule)).toBe(total);
  });

  it('come to a hundred, and exact hundredths', () => {
    const rule = identificationRuleOn('2026-03-02');
    if (rule === undefined) throw new Error('no rule');
    const weights = Object.values(rule.weights);
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBe(100);
    expect(totalOf({ solvency: 33, potential: 7 }, rule)).toBe('8.95');
    expect(tooLow({ creditStanding: 40, solvency: 39 }, rule)).toEqual(['solvency']);
    expect(identificationRuleOn('2019-12-31')).toBeUndefined();
  });

  it('know what is not scored', () => {
    const all: readonly IdentificationStandard[] = unscored({});
    expect(all).toHaveLength(6);
  });
});

describe('the list of identifications', () => {
  it('shows stage, scores and outcome, and begins anew with each round', () => {
    const row = projects(identifications, { id: clientId });
    const way = [started, ...scoredAll(70), advanced('screening', 'communication'), concluded];
    row(...way).matches({ stage: 'communication', outcome: 'target', total: 70 });
    row(...way).adds('stages', {
      group: { stage: 'communication', outcome: 'target' },
      sums: {},
    });
    row(...way, started).matches({ stage: 'research', standards: [], total: 0 });
  });
});

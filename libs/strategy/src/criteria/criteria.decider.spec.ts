import type { Fact } from '#kernel';
import { NotIndependent } from '#kernel';
import { decides, projects } from '#kernel/testing';
import { validateSync } from 'class-validator';
import { criteriaBook } from '../views/criteria-book.view.js';
import { foundStable } from '../segment/segment.examples.js';
import { segments } from '../views/segments.view.js';
import * as commands from './criteria.commands.js';
import { criteria } from './criteria.decider.js';
import * as facts from './criteria.examples.js';
import { CriterionFields } from './criteria.fields.js';
import { criteriaRefusals as refuse } from './criteria.refusals.js';
import { fingerprintOf } from './criteria-content.js';
import { rulesOn } from './criteria-in-force.js';
import { tried } from './trial.js';

const given = decides(criteria);
const { typedByTenure: content, drafted, triedOnHistory, proposed, approved } = facts;
const criteriaId = 'ct_1';
const contentHash = fingerprintOf(content);
const by = (id: string, today = '2026-03-02') => ({
  actor: { id, roles: ['riskOfficer' as const] },
  today,
});
const { reason } = drafted.data;
const draft = (changed: object) =>
  commands.DraftCriteria.of({ criteriaId, content: { ...content, ...changed }, reason });
const propose = (from = '2026-03-03') =>
  commands.ProposeCriteria.of({ criteriaId, from, reason: proposed.data.reason });
const approve = commands.ApproveCriteria.of({ criteriaId, contentHash });
const [rule] = content.rules;

describe('criteria', () => {
  it('are drafted with rules of their own names, for values the taxonomy has', () => {
    given().when(draft({}), by('gao')).then(drafted);
    given()
      .when(draft({ rules: [rule, rule] }), by('gao'))
      .refuses(refuse.CriterionTwice, { field: 'content.rules.1.id' });
    given()
      .when(draft({ rules: [{ ...rule, value: 'gold' }] }), by('gao'))
      .refuses(refuse.NoSuchPlace, { field: 'content.rules.0.value' });
  });

  it.each<[object, boolean]>([
    [{ figure: 'tenureYears', atLeast: 3 }, true],
    [{ figure: 'revenueGrowth', atLeast: '0.2' }, true],
    [{ figure: 'size', oneOf: ['small'] }, true],
    [{ figure: 'flags', anyOf: ['stateBacked'] }, true],
    [{ figure: 'longOverdueIn24Months', is: false }, true],
    [{ figure: 'exposure', reaches: [{ minor: 1, currency: 'CNY' }] }, true],
    [{ figure: 'industry', oneOf: ['C', 'D'] }, true],
    [{ figure: 'industry', oneOf: [] }, false],
    [{ figure: 'size', oneOf: ['tiny'] }, false],
    [{ figure: 'tenureYears', atLeast: 0.1 }, false],
    [{ figure: 'tenureYears', is: true }, false],
    [{ figure: 'tenureYears', atLeast: 1, atMost: 2 }, false],
    [{ figure: 'ageBand', oneOf: ['under36'] }, false],
    [{ figure: 'constructor', is: true }, false],
  ])('take %j as a condition: %s', (condition, isOne) => {
    const fields = Object.assign(new CriterionFields(), { ...rule, all: [condition] });
    const wrong = validateSync(fields).map(({ property }) => property);
    expect(wrong.includes('all')).toBe(!isOne);
  });

  it('keep their taxonomy, and are not revised while they await a decision', () => {
    const revise = (changed: object) =>
      commands.ReviseCriteria.of({ criteriaId, content: { ...content, ...changed }, reason });
    const other = { taxonomy: 'serviceTier', rules: [{ ...rule, value: 'key' }] };
    given(drafted).when(revise(other), by('gao')).refuses(refuse.OtherTaxonomy);
    given(drafted).when(revise({}), by('gao')).changesNothing();
    given(drafted, triedOnHistory, proposed)
      .when(revise({ title: { en: 'x', zh: '新' } }), by('gao'))
      .refuses(refuse.CriteriaAwaitDecision);
  });

  it('are proposed after a recent trial of exactly this content, for tomorrow or later', () => {
    given(drafted).when(propose(), by('gao')).refuses(refuse.CriteriaNotTried);
    given(drafted, triedOnHistory)
      .when(propose('2026-05-01'), by('gao', '2026-04-20'))
      .refuses(refuse.TrialTooOld);
    given(drafted, triedOnHistory)
      .when(propose('2026-03-02'), by('gao'))
      .refuses(refuse.CriteriaFromTomorrow, { field: 'from' });
    given(drafted, triedOnHistory).when(propose(), by('gao')).then(proposed);
    const { triedOnHistory: of } = facts;
    const ofOther = { ...of, data: { ...of.data, contentHash: 'a'.repeat(64) } };
    given(drafted, ofOther).when(propose(), by('gao')).refuses(refuse.CriteriaNotTried);
  });

  it('are approved by another person, as they were proposed', () => {
    const pending = [drafted, triedOnHistory, proposed] as const;
    given(...pending)
      .when(approve, by('gao'))
      .refuses(NotIndependent);
    given(...pending)
      .when(commands.ApproveCriteria.of({ criteriaId, contentHash: 'a'.repeat(64) }), by('li'))
      .refuses(refuse.CriteriaChanged);
    given(...pending)
      .when(approve, by('li'))
      .then(approved);
    const decline = commands.DeclineCriteria.of({ criteriaId, reason: facts.declined.data.reason });
    given(...pending)
      .when(decline, by('li'))
      .then(facts.declined);
  });

  it('are withdrawn once they are in force', () => {
    const withdraw = commands.WithdrawCriteria.of({
      ...{ criteriaId, from: '2026-06-01', reason: facts.withdrawn.data.reason },
    });
    given(drafted).when(withdraw, by('li')).refuses(refuse.CriteriaNotInForce);
    given(drafted, triedOnHistory, proposed, approved)
      .when(withdraw, by('li', '2026-05-04'))
      .then(facts.withdrawn);
  });
});

describe('the criteria in force', () => {
  const entry = projects(criteriaBook, { id: criteriaId });
  const after = (...told: readonly Fact[]) => [...entry(...told).rows.values()][0];

  it('take the place of the rules of the release from their day, until they are withdrawn', () => {
    const ids = (day: string, ...told: readonly Fact[]) =>
      rulesOn(after(...told), 'relationshipType', day).map(({ id }) => id);
    expect(ids('2026-03-02', approved)).toContain('SG-T1');
    expect(ids('2026-03-03', approved)).toEqual(['KT-1']);
    expect(ids('2026-05-31', approved, facts.withdrawn)).toEqual(['KT-1']);
    expect(ids('2026-06-01', approved, facts.withdrawn)).toContain('SG-T1');
  });
});

describe('a trial', () => {
  const stands = projects(segments, { id: 'cl_qinling' });
  const trial = { taxonomy: 'relationshipType', rules: content.rules, day: '2026-03-02' } as const;
  const [row] = [...stands(foundStable).rows.values()];

  it('tells where a client stood, where it would stand, and why', () => {
    expect(tried({ ...row!, knownSince: '2020-01-01' }, trial)).toEqual({
      ...{ clientId: row?.clientId, from: 'stable', to: 'strategic', rule: 'KT-1' },
      because: { tenureYears: 6 },
    });
    expect(tried(row!, trial)).toMatchObject({ from: 'stable', to: null });
  });

  it('moves nobody of whom a person has decided', () => {
    const why = { by: 'person', reason: 'x', expiresOn: '2026-06-30' } as const;
    expect(tried({ ...row!, why }, trial)).toMatchObject({ from: 'stable', to: 'stable' });
    expect(tried({ ...row!, why }, { ...trial, day: '2026-07-01' })).toMatchObject({ to: null });
  });
});

import { cny } from '#kernel';
import { decides, projects } from '#kernel/testing';
import { clientRefusals, ClientUnknown } from '../client/client.refusals.js';
import { portraits } from '../views/portraits.view.js';
import { JudgeTrait, StateBusinessLine, StatePreferences } from './portrait.commands.js';
import { portrait } from './portrait.decider.js';
import { portraitEvents } from './portrait.events.js';
import { judgedTrait, preferring, usesPayroll } from './portrait.examples.js';
import { portraitRefusals as refuse } from './portrait.refusals.js';

const given = decides(portrait);
const clientId = 'cl_qinling';
const known = { client: { clientId } };
const { source, preferences } = preferring.data;

describe('the portrait of a client', () => {
  it('tells how a client we know likes to be served', () => {
    const state = StatePreferences.of({ clientId, preferences, source });
    given().when(state).refuses(ClientUnknown);
    given().when(state, known).then(preferring);
    given()
      .when(StatePreferences.of({ clientId, preferences: {}, source }), known)
      .refuses(refuse.PreferencesEmpty);
    const late = { ...source, statedOn: '2026-03-03' };
    given()
      .when(StatePreferences.of({ clientId, preferences, source: late }), known)
      .refuses(clientRefusals.DayInFuture);
  });

  it('judges traits, each with its evidence', () => {
    const { trait, level, evidence } = judgedTrait.data;
    const judge = JudgeTrait.of({ clientId, trait, level, evidence, source });
    given(preferring).when(judge, known).then(judgedTrait);
  });

  it('tells what other lines bring in a year', () => {
    const line = { clientId, line: 'payroll', source } as const;
    const contribution = cny(120_000);
    given()
      .when(StateBusinessLine.of({ ...line, isUsed: true, year: 2025, contribution }), known)
      .then(usesPayroll);
    given()
      .when(StateBusinessLine.of({ ...line, isUsed: false, year: 2025, contribution }), known)
      .refuses(refuse.ContributionWithoutYear);
    given()
      .when(StateBusinessLine.of({ ...line, isUsed: true, year: 2027, contribution }), known)
      .refuses(clientRefusals.DayInFuture, { field: 'year' });
  });
});

describe('the list of portraits', () => {
  const row = projects(portraits, { id: clientId });

  it('shows the present judgement, and what each line brings', () => {
    const shown = row(preferring, judgedTrait, usesPayroll);
    shown.matches({ high: ['strategicFit'], uses: ['payroll'] });
    shown.adds(
      'lines',
      { group: { line: 'payroll' }, sums: {} },
      {
        group: { line: 'payroll', year: '2025', currency: 'CNY' },
        sums: { contribution: 12_000_000 },
      },
    );
  });

  it('keeps what a line brought by year, and hides judgements from services', () => {
    const { year: _, contribution: __, ...used } = usesPayroll.data;
    const in2024 = { ...used, year: 2024, contribution: cny(90_000) };
    const [portrayed] = row(usesPayroll, portraitEvents.BusinessLineStated(in2024)).rows.values();
    expect(portrayed?.lines[0]?.years).toEqual([
      { year: 2025, contribution: cny(120_000) },
      { year: 2024, contribution: cny(90_000) },
    ]);
    const hidden = portraits.masked.filter(({ seenBy }) => !seenBy.includes('service'));
    expect(hidden.map(({ field }) => field)).toEqual(['traits', 'high']);
    expect(portraits.allow['ListPortraits']).not.toContain('service');
  });

  it('replaces a judgement, and ends a line', () => {
    const { data } = judgedTrait;
    const lower = portraitEvents.TraitJudged({ ...data, level: 'low' });
    const ended = portraitEvents.BusinessLineStated({
      line: 'payroll',
      isUsed: false,
      source,
      statedBy: 'rm-7',
      valueDate: '2026-03-03',
    });
    row(judgedTrait, lower, usesPayroll, ended).matches({ high: [], uses: [], lines: [] });
  });
});

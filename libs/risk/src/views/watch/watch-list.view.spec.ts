import type { Fact } from '#kernel';
import { clientEvents } from '#clients';
import { assigned, qinling, registered } from '#clients/examples';
import { projects } from '#kernel/testing';
import { dueDays } from '../../early-warning/response-times.rules.js';
import { warningEvents } from '../../warning/warning.events.js';
import * as facts from '../../warning/warning.examples.js';
import { watchList } from './watch-list.view.js';

const given = projects(watchList, { id: 'C-1', stream: 'x-C-1' });
const { warnedYellow, escalatedToOrange, escalatedToRed, easedToOrange, warningLifted } = facts;
const thinGuarantee = warningEvents.WarningRaised({
  rule: 'EW-03',
  ruleSetId: 'release',
  version: 1,
  facts: [],
  about: {
    ...facts.overdueAbout,
    label: { en: 'Guarantee is thin', zh: '担保覆盖不足' },
    weight: 2,
  },
  number: 1,
  level: 'red',
  observed: '0.4000',
  threshold: '0.5',
  due: dueDays('red', '2026-02-01'),
  valueDate: '2026-02-01',
});
const row = (...past: readonly Fact[]) => given(...past).rows.get('C-1')!;

describe('the watch list', () => {
  it('knows every client, and has nothing to say of most', () =>
    given(registered, assigned).then({
      clientId: 'C-1',
      name: qinling.facts.name,
      managerId: 'rm-7',
      rank: 0,
      score: 0,
      rules: [],
      signals: [],
      warnings: [],
      scores: {},
    }));

  it('shows what a rule saw, since when, and by when to respond', () =>
    given(registered, assigned, warnedYellow).then({
      clientId: 'C-1',
      name: qinling.facts.name,
      managerId: 'rm-7',
      level: 'yellow',
      rank: 1_005,
      score: 5,
      since: '2026-03-02',
      acknowledgeBy: '2026-03-07',
      rules: ['EW-01'],
      signals: ['credit'],
      warnings: [
        {
          ...facts.overdueRule,
          ...facts.overdueAbout,
          number: 1,
          level: 'yellow',
          stage: 'raised',
          observed: 3,
          threshold: 1,
          leavesAt: 0,
          raisedOn: '2026-03-02',
          changedOn: '2026-03-02',
          due: dueDays('yellow', '2026-03-02'),
          actions: [],
        },
      ],
      scores: {},
    }));

  it('keeps name and manager up to date', () => {
    const renamed = clientEvents.ClientFactsUpdated({
      facts: { name: { en: 'Qinling Wind' } },
      source: qinling.source,
    });
    const grown = clientEvents.ClientFactsUpdated({
      facts: { employees: 300 },
      source: qinling.source,
    });
    const transferred = clientEvents.RelationshipManagerTransferred({
      formerManagerId: 'rm-7',
      managerId: 'rm-9',
      units: [],
      reason: 'Leave.',
    });
    given(registered, assigned, renamed, grown, warnedYellow, transferred).matches({
      name: { en: 'Qinling Wind' },
      managerId: 'rm-9',
      level: 'yellow',
    });
  });

  it('puts the gravest level first, then the higher score', () => {
    const ranks = [
      [warnedYellow],
      [warnedYellow, escalatedToOrange],
      [thinGuarantee],
      [warnedYellow, thinGuarantee],
      [warnedYellow, escalatedToOrange, escalatedToRed],
    ].map((past) => row(...past).rank);
    expect(ranks).toEqual([1_005, 2_010, 3_006, 3_011, 3_015]);
  });

  it('counts since the first of what stands', () =>
    given(thinGuarantee, warnedYellow).matches({ since: '2026-02-01' }));

  it('eases', () =>
    given(warnedYellow, escalatedToOrange, escalatedToRed, easedToOrange).matches({
      level: 'orange',
      score: 10,
    }));

  it('lets go of a client whose warnings are lifted, and remembers them', () => {
    const { level, rank, rules, warnings } = row(warnedYellow, warningLifted);
    expect({ level, rank, rules }).toEqual({ level: undefined, rank: 0, rules: [] });
    expect(warnings).toMatchObject([{ level: null, observed: 0, changedOn: '2026-03-10' }]);
  });

  it('knows how far the work has come, and what is to be acknowledged still', () => {
    const { acknowledged, assessed, actedUpon } = facts;
    expect(row(warnedYellow, acknowledged)).toMatchObject({
      warnings: [{ stage: 'acknowledged' }],
    });
    expect(row(warnedYellow, acknowledged).acknowledgeBy).toBeUndefined();
    expect(row(warnedYellow, acknowledged, assessed, actedUpon)).toMatchObject({
      level: 'yellow',
      warnings: [{ stage: 'acted' }],
    });
    given(warnedYellow, acknowledged, escalatedToOrange).matches({ acknowledgeBy: '2026-04-01' });
  });

  it('shows what people found, did and concluded (R4)', () => {
    const { acknowledged, assessed, actedUpon, closedAsFalse } = facts;
    const [warning] = row(warnedYellow, acknowledged, assessed, actedUpon, closedAsFalse).warnings;
    expect(warning).toMatchObject({
      acknowledgedBy: 'rm-7',
      assessment: { severity: 3, likelihood: 2, gravity: 6, finding: assessed.data.finding },
      actions: [{ response: 'engageAndAmend', action: actedUpon.data.action, by: 'rm-7' }],
      closing: { conclusion: closedAsFalse.data.conclusion, silentUntil: '2026-08-29' },
      facts: [{ stream: 'loan-L-1', position: 900 }],
    });
  });

  it('shows what a person warns of, and the score of a set with its parts', () => {
    expect(row(facts.warnedByHand)).toMatchObject({
      level: 'orange',
      rules: ['HAND-1'],
      warnings: [{ finding: facts.warnedByHand.data.finding, raisedBy: 'rm-7' }],
    });
    expect(row(facts.scored).scores).toMatchObject({
      ACT: { score: 6, parts: [{ rule: 'ACT.FS-01', level: 'orange' }] },
    });
  });

  it('lets go of a false alarm that is closed, though its figure stands', () => {
    const { acknowledged, assessed, closedAsFalse } = facts;
    expect(row(warnedYellow, acknowledged, assessed, closedAsFalse)).toMatchObject({
      rank: 0,
      rules: [],
      signals: [],
      warnings: [{ level: 'yellow', stage: 'closed', closing: { verdict: 'falsePositive' } }],
    });
  });

  it('counts its clients by level, manager, rule and type of risk', () => {
    const group = (dimension: string, value: string) => ({ group: { dimension, value }, sums: {} });
    given(assigned, warnedYellow, thinGuarantee).adds(
      'watched',
      group('level', 'red'),
      group('manager', 'rm-7'),
      group('rule', 'EW-01'),
      group('rule', 'EW-03'),
      group('signal', 'credit'),
    );
    given(warnedYellow, warningLifted).adds('watched');
    given(warnedYellow).adds(
      'watched',
      group('level', 'yellow'),
      group('manager', 'none'),
      group('rule', 'EW-01'),
      group('signal', 'credit'),
    );
  });
});

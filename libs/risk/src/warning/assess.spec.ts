import { Decimal } from '#kernel';
import type { Figure } from '#kernel';
import type { Indicator } from '../indicators/indicator.codes.js';
import type { Judged } from '../judging/judge.js';
import { nothingToObserve } from '../judging/levels.js';
import type { JudgingSet } from '../rule-set/content/rule-set-content.js';
import { actRules } from '../rule-set/content/starting-rules.js';
import { assessed } from './assess.js';
import { evolve, noWarnings } from './warning.state.js';
import type { Warnings } from './warning.state.js';
import { folded } from '#kernel';

/** A set of two rules that count three points each and warns from 3, 6 and 9. */
const set: JudgingSet = {
  ruleSetId: 'rs_1',
  version: 4,
  code: 'ACT',
  title: { en: 'Act', zh: '处置' },
  purpose: 'act',
  scope: {},
  rules: actRules
    .filter(({ watch }) => watch === 'liabilitiesToAssets' || watch === 'quickRatio')
    .map((rule, index) => ({
      ...rule,
      id: `R-${index + 1}`,
      weight: 3,
      alone: false,
      ...(rule.watch === 'quickRatio'
        ? { when: 'falling', enters: { yellow: '1' }, leaves: {} }
        : { when: 'rising', enters: { yellow: '0.7', orange: '0.85' }, leaves: {} }),
    })),
  enters: { yellow: '3', orange: '6', red: '9' },
  leaves: {},
};
const [leverage, liquidity] = set.rules.map(({ watch }) => watch);
const day = '2026-03-02';

const judgedBy = (
  figures: Readonly<Partial<Record<Indicator, Figure | null>>>,
  sets: readonly JudgingSet[] = [set],
): Judged => ({
  sets,
  value: (id) => {
    const figure = figures[id];
    return figure === null ? nothingToObserve : Number(figure ?? Number.NaN);
  },
  exactly: (id) => new Decimal(figures[id] ?? 0),
  figure: (id) => figures[id],
  facts: (id) => [{ stream: 'statement-C-1', position: id === leverage ? 7 : 5 }],
});
const after = (...figures: Parameters<typeof judgedBy>[]) =>
  figures.reduce<Warnings>(
    (warnings, each) => folded(evolve, assessed(judgedBy(...each), warnings, day), warnings),
    noWarnings,
  );
const types = (judged: Judged, warnings: Warnings) =>
  assessed(judged, warnings, day).map(({ type }) => type);

describe('the judgement of a client by a set', () => {
  it('warns from a score, and tells its parts and the facts they rest on', () => {
    const [score, raised] = assessed(
      judgedBy({ [leverage!]: '0.9', [liquidity!]: '0.8' }),
      noWarnings,
      day,
    );
    expect(score).toMatchObject({ type: 'RiskScoreChanged', data: { code: 'ACT', score: 9 } });
    expect(raised).toMatchObject({
      type: 'WarningRaised',
      data: {
        rule: 'ACT.score',
        ruleSetId: 'rs_1',
        version: 4,
        level: 'red',
        observed: 9,
        threshold: '9',
        parts: [{ weight: 3 }, { weight: 3 }],
        facts: [
          { stream: 'statement-C-1', position: 5 },
          { stream: 'statement-C-1', position: 7 },
        ],
      },
    });
  });

  it('says nothing again about the same', () => {
    const figures = { [leverage!]: '0.9', [liquidity!]: '0.8' };
    expect(types(judgedBy(figures), after([figures]))).toEqual([]);
  });

  it('leaves what stands where a figure is missing: missing is never zero', () => {
    const warnings = after([{ [leverage!]: '0.9', [liquidity!]: '0.8' }]);
    expect(types(judgedBy({ [liquidity!]: '0.8' }), warnings)).toEqual([]);
    expect(types(judgedBy({}), noWarnings)).toEqual([]);
  });

  it('eases and lifts with its score', () => {
    const warnings = after([{ [leverage!]: '0.9', [liquidity!]: '0.8' }]);
    const eased = { [leverage!]: '0.9', [liquidity!]: '1.5' };
    expect(types(judgedBy(eased), warnings)).toEqual(['RiskScoreChanged', 'WarningEased']);
    const well = { [leverage!]: '0.5', [liquidity!]: null };
    expect(types(judgedBy(well), warnings)).toEqual(['RiskScoreChanged', 'WarningLifted']);
  });

  it('is over when the set judges the client no longer', () => {
    const warnings = after([{ [leverage!]: '0.9' }]);
    const changes = assessed(judgedBy({}, []), warnings, day);
    expect(changes).toMatchObject([
      { type: 'RiskScoreChanged', data: { score: 0, parts: [] } },
      { type: 'WarningLifted', data: { rule: 'ACT.score', observed: null } },
    ]);
  });

  it('is found out by the same function before anything is asked of the stream', () =>
    expect(types(judgedBy({ [leverage!]: '0.5' }), after([{ [leverage!]: '0.5' }]))).toEqual([]));
});

import type { BusinessLine, Trait, TraitLevel } from '#clients';
import { JudgeTrait, StateBusinessLine, StatePreferences } from '#clients';
import { partsOf } from '#kernel';
import { ofManager } from './client-steps.js';
import type { Dates, Step } from '../story.js';
import { clientId, whole } from '../story.js';

/** What managers think of their clients. */
const traits: readonly (readonly [slug: string, Trait, TraitLevel, evidence: string])[] = [
  ['qingfeng', 'strategicFit', 'high', '列入国家新能源基地规划 (part of a national programme)'],
  ['qingfeng', 'cooperation', 'high', '主动提供经营数据 (shares its figures unasked)'],
  ['railworks', 'marketInfluence', 'high', '转向架国内前三 (third in its market)'],
  ['lanxi', 'innovation', 'high', '研发投入占收入四成 (40 % of revenue for research)'],
  ['huaxin', 'priceSensitivity', 'high', '每年比价 (compares prices every year)'],
  ['jinshan', 'willingnessToRepay', 'low', '多次拖延还款 (delays payments)'],
];

/** What else of the bank clients use, and what it brought last year, in thousands of yuan. */
const lines: readonly (readonly [slug: string, BusinessLine, thousands: number])[] = [
  ['qingfeng', 'deposits', 1_800],
  ['qingfeng', 'settlement', 240],
  ['railworks', 'payroll', 310],
  ['nanyang', 'foreignExchange', 920],
  ['jinshan', 'settlement', 60],
];

/** How clients like to be served, what the bank thinks of them, and what else they use. */
export function portraitSteps({ today, ago }: Dates): readonly Step[] {
  const source = { provenance: 'interview', statedOn: ago(5) } as const;
  const { year } = partsOf(today);
  const preferring = ['qingfeng', 'jinshan', 'lanxi'].map((slug) =>
    ofManager(
      slug,
      today,
      StatePreferences.of({
        clientId: clientId(slug),
        preferences: {
          channel: slug === 'lanxi' ? 'wechat' : 'visit',
          time: 'morning',
          language: 'zh',
          riskAppetite: slug === 'lanxi' ? 'bold' : 'balanced',
        },
        source,
      }),
    ),
  );
  return [
    ...preferring,
    ...traits.map(([slug, trait, level, evidence]) =>
      ofManager(
        slug,
        today,
        JudgeTrait.of({ clientId: clientId(slug), trait, level, evidence, source }),
        trait,
      ),
    ),
    ...lines.map(([slug, line, thousands]) =>
      ofManager(
        slug,
        today,
        StateBusinessLine.of({
          clientId: clientId(slug),
          line,
          isUsed: true,
          year: year - 1,
          contribution: whole(thousands * 1_000),
          source: { provenance: 'internal', statedOn: ago(2) },
        }),
        line,
      ),
    ),
  ];
}

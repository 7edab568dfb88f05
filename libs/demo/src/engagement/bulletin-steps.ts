import { PublishBulletin } from '#engagement';
import { people } from '../bank/people.js';
import type { Dates, Step } from '../story.js';

type News = readonly [id: string, zh: readonly [string, string], en: readonly [string, string]];

/* A row of a table, as people read it. */
// prettier-ignore
const news: readonly News[] = [
  ['steel', ['钢材价格', '本月钢材价格上涨百分之三。'],
    ['Price of steel', 'Steel is dearer by three percent this month.']],
  ['lpr', ['利率行情', '一年期贷款市场报价利率保持不变。'],
    ['Interest rates', 'The one-year loan prime rate is unchanged.']],
  ['freight', ['航运市场', '集装箱运价连续两周回落。'],
    ['Freight', 'Container rates have fallen for two weeks.']],
];

/** What clients that want to hear of the market were told: the third waits for the digest. */
export const bulletinSteps = ({ today }: Dates): readonly Step[] =>
  news.map(([id, zh, en]) => ({
    on: today,
    by: people.xianHead,
    line: 'bulletins',
    key: `bu_demo.${id}`,
    command: PublishBulletin.of({
      bulletinId: `bu_demo.${id}`,
      topic: 'market',
      zh: { subject: zh[0], text: zh[1] },
      en: { subject: en[0], text: en[1] },
    }),
  }));

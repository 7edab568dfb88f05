import { RecordFixing } from '#lending';
import { people } from '../bank/people.js';
import type { Dates, Step } from '../story.js';

const published = [
  ['lpr1Y', 1, '0.03'],
  ['lpr1Y', 0, '0.03'],
  ['lpr5Y', 1, '0.036'],
  ['lpr5Y', 0, '0.035'],
] as const;

/** What the LPR was published at a month ago and of late. */
export function benchmarkSteps({ today, before }: Dates): readonly Step[] {
  return published.map(([index, months, annualRate]) => {
    const publishedOn = before(months, 8);
    return {
      on: today,
      line: 'benchmarks',
      by: people.risk,
      key: `${index}:RecordFixing:${publishedOn}`,
      command: RecordFixing.of({
        index,
        publishedOn,
        annualRate,
        source: '全国银行间同业拆借中心',
      }),
    };
  });
}

import type { Contribution, Day, Total } from '#kernel';
import { IsOneOf, ViewQuery } from '#kernel';
import type { StatedNeed } from '../need/need.fields.js';
import type { NeedLoss } from '../needs.codes.js';

/** By what the needs of each month are counted. */
const trendDimensions = ['purpose', 'marketTag', 'lostTo'] as const;

/** How many needs were captured in each month, by purpose, by market context, or by why they were lost. */
export class GetNeedTrends extends ViewQuery<readonly Total[]> {
  @IsOneOf(trendDimensions) readonly by!: (typeof trendDimensions)[number];
}

/** What is counted of a need. */
interface Counted {
  readonly capturedOn: Day;
  readonly need: StatedNeed;
  readonly lost?: { readonly code: NeedLoss };
}

/** What a need adds to the trends of its month. */
export function trendsOf({ capturedOn, need, lost }: Counted): readonly Contribution[] {
  const { purpose, marketTags = [], amount } = need;
  const added = (by: string, value: string): Contribution => ({
    group: { by, month: capturedOn.slice(0, 7), value, currency: amount.currency },
    sums: { amount: amount.minor },
  });
  return [
    added('purpose', purpose),
    ...marketTags.map((tag) => added('marketTag', tag)),
    ...(lost ? [added('lostTo', lost.code)] : []),
  ];
}

import type { Day, DecimalText } from '#kernel';
import type { RateIndex } from '#loan-arithmetic';

/** What an index was published at on a day. */
export interface PublishedOn {
  readonly index: RateIndex;
  readonly annualRate: DecimalText;
  readonly on: Day;
}

import type { Day } from '#kernel';
import type { Source } from '../project/project.fields.js';
import { FundingKind } from '../projects.codes.js';

/** The commitment fee of a debt: reckoned for the days before `until`. */
export interface Fees {
  readonly until: Day;
  /** What the accounts owe of it, in minor units. */
  readonly owed: number;
}

/** The fees of a project, by source. */
export type FeesBySource = Readonly<Record<string, Fees>>;

const bearsFee = ({ kind, commitmentFee: rate }: Source): boolean =>
  !FundingKind(kind).isCapital && rate !== undefined;

/** From which day on the sources bear a fee: as before, or from where they may be drawn or are agreed. */
export function feesBegun(
  sources: readonly Source[],
  agreedOn: Day,
  { fees, sources: before }: { readonly fees: FeesBySource; readonly sources: readonly Source[] },
): FeesBySource {
  const begun = sources.filter(bearsFee).map(({ sourceId, availableFrom }): [string, Fees] => {
    const known = fees[sourceId];
    if (known === undefined) return [sourceId, { until: availableFrom ?? agreedOn, owed: 0 }];
    const goesOn = before.some((each) => each.sourceId === sourceId && bearsFee(each));
    const until = goesOn || agreedOn < known.until ? known.until : agreedOn;
    return [sourceId, { ...known, until }];
  });
  return { ...fees, ...Object.fromEntries(begun) };
}

/** The fees moved on: one accrued up to a day, and so much more or less of it owed. */
export function feesNow(
  fees: FeesBySource,
  sourceId: string,
  { until, more }: { readonly until?: Day; readonly more: number },
): FeesBySource {
  const before = fees[sourceId] ?? { until: '', owed: 0 };
  return { ...fees, [sourceId]: { until: until ?? before.until, owed: before.owed + more } };
}

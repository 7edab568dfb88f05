import type { Day } from '#kernel';
import type { Source } from '../project/project.fields.js';
import { FundingKind } from '../projects.codes.js';
import type { FeeAccrued, FeeLowered } from './reckoning.js';

/** The commitment fee of a debt: reckoned for the days before `until`. */
export interface Fees {
  readonly until: Day;
  /** The first day since which it runs without a break. */
  readonly since: Day;
  /** What the accounts owe of it, in minor units; below nothing where it was lowered afterwards. */
  readonly owed: number;
  /** What a loan was charged too much, to be set off against its next fee. */
  readonly credit: number;
  /** The loan that the last fee was charged to. */
  readonly loanId?: string;
}

/** The fees of a project, by source. */
export type FeesBySource = Readonly<Record<string, Fees>>;

const nothing = { owed: 0, credit: 0 } as const;

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
    const first = availableFrom ?? agreedOn;
    if (known === undefined) return [sourceId, { ...nothing, since: first, until: first }];
    const goesOn = before.some((each) => each.sourceId === sourceId && bearsFee(each));
    if (goesOn || agreedOn < known.until) return [sourceId, known];
    return [sourceId, { ...known, since: agreedOn, until: agreedOn }];
  });
  return { ...fees, ...Object.fromEntries(begun) };
}

/** The fees with those of one source changed. */
export function withFees(
  fees: FeesBySource,
  sourceId: string,
  change: (before: Fees) => Fees,
): FeesBySource {
  return { ...fees, [sourceId]: change(fees[sourceId] ?? { ...nothing, since: '', until: '' }) };
}

/** One is accrued up to a day: the loan bears it, or so much more is owed. */
export function accrued(
  { loanId: _, ...before }: Fees,
  { until, amount, setOff, loanId }: Pick<FeeAccrued, 'until' | 'amount' | 'setOff' | 'loanId'>,
): Fees {
  return loanId === undefined
    ? { ...before, until, owed: before.owed + amount.minor }
    : { ...before, until, credit: before.credit - (setOff?.minor ?? 0), loanId };
}

/** What was accrued is less: the loan has so much to its credit, or so much less is owed. */
export const lowered = (before: Fees, { amount, loanId }: Pick<FeeLowered, 'amount' | 'loanId'>) =>
  loanId === undefined
    ? { ...before, owed: before.owed - amount.minor }
    : { ...before, credit: before.credit + amount.minor };

import type { Money } from '#kernel';
import { plus } from '#kernel';
import type { MigratedKind } from '../integration.codes.js';
import type { MigratedTotal } from './migration.events.js';

/** What of one kind was expected and what came in, where the two are not the same. */
export interface Difference {
  readonly kind: MigratedKind;
  readonly expected: number;
  readonly cameIn: number;
  /** The sums that differ; nothing came in or was expected where one of them is missing. */
  readonly amounts?: readonly { readonly expected?: Money; readonly cameIn?: Money }[];
}

/** The totals with one more of a kind. */
export function counted(
  totals: readonly MigratedTotal[],
  kind: MigratedKind,
  amount?: Money,
): readonly MigratedTotal[] {
  const before = totals.find((total) => total.kind === kind) ?? { kind, count: 0 };
  const { count, amounts } = before;
  const after: MigratedTotal = {
    kind,
    count: count + 1,
    ...(amount === undefined ? amounts && { amounts } : { amounts: added(amounts ?? [], amount) }),
  };
  return [...totals.filter((total) => total.kind !== kind), after].sort(byKind);
}

function added(amounts: readonly Money[], amount: Money): readonly Money[] {
  const same = ({ currency }: Money) => currency === amount.currency;
  const before = amounts.find(same);
  return before === undefined
    ? [...amounts, amount]
    : amounts.map((each) => (same(each) ? plus(each, amount) : each));
}

const byKind = (a: MigratedTotal, b: MigratedTotal) => (a.kind < b.kind ? -1 : 1);

/** Where what came in is not what was expected. Amounts count where they were expected. */
export function differences(
  expected: readonly MigratedTotal[],
  cameIn: readonly MigratedTotal[],
): readonly Difference[] {
  const kinds = new Set([...expected, ...cameIn].map(({ kind }) => kind));
  return [...kinds].sort().flatMap((kind) => {
    const [told, found] = [expected, cameIn].map((totals) =>
      totals.find((total) => total.kind === kind),
    );
    const counts = { expected: told?.count ?? 0, cameIn: found?.count ?? 0 };
    const amounts = told?.amounts && unlike(told.amounts, found?.amounts ?? []);
    if (counts.expected === counts.cameIn && !amounts?.length) return [];
    return [{ kind, ...counts, ...(amounts?.length && { amounts }) }];
  });
}

function unlike(expected: readonly Money[], cameIn: readonly Money[]) {
  const currencies = new Set([...expected, ...cameIn].map(({ currency }) => currency));
  return [...currencies].sort().flatMap((currency) => {
    const [told, found] = [expected, cameIn].map((sums) =>
      sums.find((sum) => sum.currency === currency),
    );
    if ((told?.minor ?? 0) === (found?.minor ?? 0)) return [];
    return [{ ...(told && { expected: told }), ...(found && { cameIn: found }) }];
  });
}

import type { View } from '#kernel';
import { foundBy } from '../../personal/keyed-index.js';
import { clientPath } from '../../visibility/stamp.js';

type Index = Readonly<Record<string, 1 | -1>>;

/**
 * The indexes by which a list shows what somebody sees, in each of the orders of the view; and the
 * one by which a client that changes hands takes its rows along.
 */
export function scopeIndexes(view: View): readonly Index[] {
  const { scope, indexes, orders } = view;
  if (scope === 'open') return [];
  const client = clientPath(view);
  const byClient = indexes.some((index) => Object.keys(index)[0] === client);
  const directionOf = (field: string) =>
    indexes.find((index) => Object.keys(index).at(-1) === field)?.[field] ?? 1;
  return [
    { _seenBy: 1 },
    ...orders.map((field): Index => ({ _seenBy: 1, [field]: directionOf(field) })),
    ...(byClient || client === undefined ? [] : [{ [client]: 1 } as const]),
  ];
}

/** The indexes of the view itself, and the one by which its rows are found by personal fields. */
export const listIndexes = ({ indexes, personal }: View): readonly Index[] =>
  personal?.searched ? [...indexes, { [foundBy]: 1 }] : indexes;

/** The index by which totals are found: those of everything, or of what somebody sees. */
export const totalsIndex = ({ scope }: View): Index =>
  scope === 'open' ? { rollup: 1 } : { rollup: 1, _seenBy: 1 };

import type { Doc } from '../../bson/values.js';
import { CommandError } from '../../errors.js';

/** Documents as they come: a slice at a time, so that others may work in between. */
export type Docs = AsyncIterable<readonly Doc[]>;

/** What becomes of documents. */
export type Step = (docs: Docs) => Docs;

/** A step that looks at each slice by itself. */
export const bySlice = (change: (docs: readonly Doc[]) => readonly Doc[]): Step =>
  async function* (docs) {
    for await (const slice of docs) yield change(slice);
  };

/** A step that has to see all documents first. */
export const overAll = <T>(
  begin: () => T,
  take: (all: T, doc: Doc) => void,
  end: (all: T) => readonly Doc[],
): Step =>
  async function* (docs) {
    const all = begin();
    for await (const slice of docs) for (const doc of slice) take(all, doc);
    yield end(all);
  };

/** What a stage may keep in memory: documents of any size, as many as a process can bear. */
const MAX_KEPT = 1_000_000;

export function checkKept(count: number, stage: string): void {
  if (count <= MAX_KEPT) return;
  throw new CommandError(292, `${stage} would keep more than ${MAX_KEPT} documents in memory`);
}

import { readdirSync, readFileSync } from 'node:fs';

/** What is not whole yet, by what is missing. Each library has a list of its own, in `awaiting/`. */
export interface Awaiting {
  /** Declarations that no program reaches: `path: name`, or a path where nothing of it is. */
  readonly unreached: readonly string[];
  /** Commands and queries that no route takes. */
  readonly unrouted: readonly string[];
  /** Ids of rules that no spec names. */
  readonly rulesWithoutCases: readonly string[];
  /** Files that import each other. */
  readonly circles: readonly string[];
  /** `path: name`, of functions of more lines than a function may have. */
  readonly longFunctions: readonly string[];
}

const folder = 'test/awaiting';

const lists = readdirSync(folder).map(
  (file) => JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as Partial<Awaiting>,
);

/** What is known to be missing. The lists only get shorter: what is mended is taken off them. */
export const awaiting = (kind: keyof Awaiting): readonly string[] =>
  lists.flatMap((list) => list[kind] ?? []).toSorted();

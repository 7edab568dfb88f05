import type { View } from '#kernel';
import type { Settings } from '#platform';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { isDeepStrictEqual } from 'node:util';

/** A row of a view, as it is written and compared. */
export interface RowLine {
  readonly view: string;
  readonly id: string;
  readonly row: object;
}

/** Another release of Rapport, and the stores it is to read. */
interface Other {
  readonly folder: string;
  readonly settings: Settings;
}

interface Wanted {
  readonly views: readonly View[];
  readonly cut: { readonly position: number; readonly asOf: string | undefined };
}

/** The program of the release in a folder; undefined where there is none. */
export function releaseIn(folder: string): string | undefined {
  const inside = ['', 'node_modules/rapport'].map((place) =>
    join(folder, place, 'apps/cli/bin/rapport.js'),
  );
  return inside.find((program) => existsSync(program));
}

/** So many rows that differ are shown. */
const mostShown = 200;

/**
 * Lets another release fold the same log with its own code, in a process of its own, and prints each
 * row that comes out otherwise. Resolves to 0 where none does, else to 1.
 */
export async function compareWith(
  other: Other,
  wanted: Wanted,
  ours: Iterable<RowLine>,
): Promise<number> {
  const print = (line: string) => process.stdout.write(`${line}\n`);
  const theirs = rowsOf(other, wanted);
  let [compared, differing] = [0, 0];
  for await (const { here, there } of inPairs(ours, theirs)) {
    compared++;
    const said = differenceOf(here, there);
    if (said.length === 0) continue;
    if (++differing <= mostShown) for (const line of said) print(line);
  }
  if (differing > mostShown) print(`${differing - mostShown} rows more differ`);
  print(`${compared} rows compared, ${differing} differ`);
  return differing === 0 ? 0 : 1;
}

/** The rows of the other release, in its order. @throws where it cannot fold */
async function* rowsOf(
  { folder, settings }: Other,
  { views, cut }: Wanted,
): AsyncIterable<RowLine> {
  const named = views.flatMap(({ name }) => ['--view', name]);
  const asOf = cut.asOf === undefined ? [] : ['--as-of', cut.asOf];
  const args = ['replay', '--rows', '-', '--known-at', String(cut.position), ...asOf, ...named];
  const child = spawn(process.execPath, [releaseIn(folder) ?? '', ...args], {
    env: {
      ...process.env,
      RAPPORT_DATA: settings.data,
      EVENTSTORE_URL: settings.eventStoreUrl,
      MONGODB_URL: settings.mongoUrl,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  for await (const line of createInterface({ input: child.stdout })) {
    yield JSON.parse(line) as RowLine;
  }
  const code = await ended;
  if (code !== 0) throw new Error(`the release in ${folder} could not fold the log (${code})`);
}

interface Pair {
  readonly here?: RowLine | undefined;
  readonly there?: RowLine | undefined;
}

/** Both sides in their common order, each row with its counterpart. */
async function* inPairs(ours: Iterable<RowLine>, theirs: AsyncIterable<RowLine>) {
  const left = ours[Symbol.iterator]();
  let next = left.next();
  for await (const there of theirs) {
    while (!next.done && placeOf(next.value) < placeOf(there)) {
      yield { here: next.value } satisfies Pair;
      next = left.next();
    }
    const here = !next.done && placeOf(next.value) === placeOf(there) ? next.value : undefined;
    yield { here, there } satisfies Pair;
    if (here) next = left.next();
  }
  for (; !next.done; next = left.next()) yield { here: next.value } satisfies Pair;
}

const placeOf = ({ view, id }: RowLine): string => `${view}\u0000${id}`;

/** The fields in which a row differs, as they are there and here. */
function differenceOf(here: RowLine | undefined, there: RowLine | undefined): readonly string[] {
  const { view = '', id = '' } = here ?? there ?? {};
  if (!here) return [`${view} ${id}: only there`];
  if (!there) return [`${view} ${id}: only here`];
  const [ours, theirs] = [plain(here.row), plain(there.row)];
  return [...new Set([...Object.keys(theirs), ...Object.keys(ours)])]
    .filter((field) => !isDeepStrictEqual(ours[field], theirs[field]))
    .map((field) => `${view} ${id}  ${field}: ${text(theirs[field])} → ${text(ours[field])}`);
}

/** As it is written: what is undefined is absent. */
const plain = (row: object) => JSON.parse(JSON.stringify(row)) as Readonly<Record<string, unknown>>;

const mostOfValue = 80;
const text = (value: unknown) =>
  value === undefined ? '–' : JSON.stringify(value).slice(0, mostOfValue);

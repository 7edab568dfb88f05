import type { View } from '#kernel';
import type { StoredRow, Tables, Write } from '../../stores/tables.js';
import { byDay, indexOfDay } from './axis.js';
import type { HeldRow, Planned, Stamps, Taken } from '../folding/fold.js';
import { heldRow } from '../folding/fold.js';
import { asRow, versionId, versionOf } from './versions.js';
import { daysOf } from '../running/view-tables.js';

/** What a row was, or that it was not, from one day until just before another. */
interface Stretch {
  readonly from: number;
  readonly until: number;
  readonly row: object | undefined;
  /** The position of the last event that counted for it. */
  readonly position: number;
  readonly isStored: boolean;
  readonly isChanged: boolean;
}

/** What each row was before some day, of those rows whose earlier days a batch changes. */
export type EarlierDays = ReadonlyMap<string, readonly StoredRow[]>;

/** The mark of a row that was taken off: it says on which day. */
const goneId = (key: string): string => `${key}\u0003gone`;

/**
 * The earlier days of the rows that late events of a batch change: most events count on the last
 * day of their row, or a later one, and need none.
 */
export async function earlierDays(
  tables: Tables,
  { view, id }: { view: View; id: string },
  planned: Planned,
  before: ReadonlyMap<string, HeldRow>,
): Promise<EarlierDays> {
  if (!view.keepsDays) return new Map();
  const needed = [...planned].flatMap(([key, steps]) => {
    const first = Math.min(...steps.map(({ event }) => indexOfDay(event.occurrence.valueDate)));
    const isLate = first < (before.get(key)?.day ?? -Infinity);
    return isLate && steps.length > 0 ? [{ key, first }] : [];
  });
  const earlier = new Map<string, readonly StoredRow[]>();
  for (let start = 0; start < needed.length; start += atOnce) {
    const some = needed.slice(start, start + atOnce);
    const found = await Promise.all(some.map((each) => daysSince(tables, daysOf(id), each)));
    some.forEach(({ key }, index) => earlier.set(key, found[index] ?? []));
  }
  return earlier;
}

/** Which of the keys without a row had one before. One question asks for all: most are new. */
export async function goneRows(
  tables: Tables,
  { view, id }: { view: View; id: string },
  keys: readonly string[],
): Promise<ReadonlyMap<string, HeldRow>> {
  const gone = new Map<string, HeldRow>();
  if (!view.keepsDays) return gone;
  for (let start = 0; start < keys.length; start += markedAtOnce) {
    const ids = new Map(keys.slice(start, start + markedAtOnce).map((key) => [goneId(key), key]));
    for (const mark of await tables.byIds(daysOf(id), [...ids.keys()])) {
      const key = ids.get(mark._id);
      if (key !== undefined) gone.set(key, { ...heldRow(mark), row: undefined });
    }
  }
  return gone;
}

/** So many marks are asked for at once. */
const markedAtOnce = 1_000;
/** So many rows are asked for their days at once. */
const atOnce = 100;

/** What a row was on a day, and on each later one until the last that changed it. */
const daysSince = (
  tables: Tables,
  table: string,
  { key, first }: { readonly key: string; readonly first: number },
) =>
  tables.find(
    table,
    {
      all: [
        { field: '_id', is: 'gt', value: versionId(key, first) },
        { field: '_id', is: 'lt', value: `${key}\u0002` },
      ],
    },
    { sort: [['_id', 1]] },
  );

/**
 * What is to be written of the earlier days of rows, once their events are folded in the order of the
 * log: an event changes what its row was on its day and on every later one. Pure.
 */
export function daysLeft(
  became: ReadonlyMap<string, readonly Taken[]>,
  before: ReadonlyMap<string, HeldRow>,
  earlier: EarlierDays,
  stampOf: (row: object) => ReturnType<Stamps['of']>,
): readonly Write[] {
  return [...became].flatMap(([key, taken]) => {
    const known = stretchesOf(before.get(key), earlier.get(key) ?? []);
    const after = taken.reduce((stretches, each) => changed(key, stretches, each), known);
    const left = after.slice(0, -1).flatMap((stretch): Write[] => {
      const { from, until, row, position, isStored, isChanged } = stretch;
      if (!isChanged) return [];
      if (!row) return isStored ? [{ remove: versionId(key, until) }] : [];
      const held = { row, position, revision: -1, day: from, stamp: stampOf(row) };
      const version = versionOf(byDay, key, held, until);
      return [isStored ? { put: version } : { insert: version }];
    });
    return [...left, ...goneMark(key, taken.at(-1)?.held)];
  });
}

const goneMark = (key: string, held: HeldRow | undefined): readonly Write[] => {
  if (held === undefined || held.row !== undefined || held.day === undefined) return [];
  const { position, revision, day } = held;
  return [{ put: { _id: goneId(key), _position: position, _revision: revision, _day: day } }];
};

const none = { row: undefined, position: -1, isStored: false, isChanged: false };

/** All days, the last stretch being that of the row as it stands. */
function stretchesOf(live: HeldRow | undefined, earlier: readonly StoredRow[]): readonly Stretch[] {
  const known = earlier.map((version) => ({
    ...none,
    from: version._day ?? 0,
    until: Number(version['_until']),
    row: heldRow(asRow(version)).row,
    position: version._position ?? -1,
    isStored: true,
  }));
  const stands =
    live?.day === undefined
      ? []
      : [{ ...none, from: live.day, until: Infinity, row: live.row, position: live.position }];
  const all: Stretch[] = [];
  for (const stretch of [...known, ...stands]) {
    const from = all.at(-1)?.until ?? -Infinity;
    if (from < stretch.from) all.push({ ...none, from, until: stretch.from });
    all.push(stretch);
  }
  const from = all.at(-1)?.until ?? -Infinity;
  return from === Infinity ? all : [...all, { ...none, from, until: Infinity }];
}

/** The stretches after an event: those of its day and after it are changed. */
function changed(
  key: string,
  stretches: readonly Stretch[],
  { step, held }: Taken,
): readonly Stretch[] {
  const day = indexOfDay(step.event.occurrence.valueDate);
  const { position } = held;
  return stretches.flatMap((stretch): readonly Stretch[] => {
    if (stretch.until <= day) return [stretch];
    const isLast = stretch.until === Infinity;
    const row = isLast ? held.row : rowAfter(key, stretch, step, position);
    if (row === stretch.row) return [stretch];
    const after = { ...stretch, row, position, isChanged: true };
    if (stretch.from >= day) return [after];
    return [
      { ...stretch, until: day, isStored: false, isChanged: true },
      { ...after, from: day },
    ];
  });
}

/** The row after an event; as it was where it has seen the event, or the event means nothing yet. */
function rowAfter(key: string, { row, position }: Stretch, { apply }: Taken['step'], at: number) {
  if (position >= at) return row;
  try {
    return apply(row, key);
  } catch {
    return row;
  }
}

import type { View } from '#kernel';
import type { Definitions } from '../../definitions.js';
import { isStrange } from '../../lifting.js';
import type { EventStore, Recorded } from '../../stores/event-store.js';
import type { StoredRow, Tables, Test } from '../../stores/tables.js';
import type { Stamp } from '../../visibility/stamp.js';
import { platformRefusals } from '../../platform.refusals.js';
import { asRow, versionId } from '../past/versions.js';
import { versionsOf } from '../running/view-tables.js';

/** An event as a history tells it: what happened, by whom, by which command and why. */
export interface ToldFact {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly at: string;
  readonly valueDate?: unknown;
  readonly actor: string;
  readonly command: string;
  readonly onBehalfOf?: string;
  readonly reason?: string;
  readonly correlationId: string;
  readonly causationId?: string;
}

export function toldFact({
  position,
  stream,
  revision,
  type,
  at,
  data,
  metadata,
}: Recorded): ToldFact {
  const { valueDate } = (data ?? {}) as { readonly valueDate?: unknown };
  const { actor, command, onBehalfOf, reason, $correlationId, $causationId } = metadata;
  return {
    position,
    stream,
    revision,
    type,
    at,
    ...(valueDate !== undefined && { valueDate }),
    actor: actor.person ?? actor.id,
    command,
    ...(onBehalfOf !== undefined && { onBehalfOf }),
    ...(reason !== undefined && { reason }),
    correlationId: $correlationId,
    ...($causationId !== undefined && { causationId: $causationId }),
  };
}

interface Built {
  readonly view: View;
  readonly build: string;
}

/**
 * The keys of rows that may have changed after one position and up to another, in their order. Some
 * may have changed back.
 */
export async function changedKeys(
  tables: Tables,
  { view, build }: Built,
  { after, upTo }: { readonly after: number; readonly upTo: number },
  { cursor, most }: { readonly cursor: string; readonly most: number },
): Promise<{ readonly keys: readonly string[]; readonly next: string | null }> {
  const from = cursor === '' ? '' : keyIn(cursor);
  const live = tables.find(
    build,
    { all: [beyond('_id', from), { field: placeIn(view), is: 'gt', value: after }] },
    { sort: [['_id', 1]], limit: most + 1 },
  );
  const versions =
    view.past === 'versions'
      ? tables.find(
          versionsOf(build),
          {
            all: [
              beyond('_key', from),
              { field: '_until', is: 'gt', value: after },
              { field: '_position', is: 'lte', value: upTo },
            ],
          },
          { sort: [['_key', 1]], limit: 20 * most },
        )
      : [];
  const [rows, earlier] = await Promise.all([live, versions]);
  const bounds = [
    rows.length > most ? rows.at(-1)?._id : undefined,
    earlier.length === 20 * most ? String(earlier.at(-1)?.['_key']) : undefined,
  ].filter((bound) => bound !== undefined);
  const all = [...rows.map(({ _id }) => _id), ...earlier.map((version) => String(version['_key']))];
  const keys = [...new Set(all)]
    .filter((key) => bounds.every((bound) => key <= bound))
    .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  const shown = keys.slice(0, most);
  const last = shown.at(-1);
  const more = last !== undefined && (keys.length > most || bounds.length > 0);
  return { keys: shown, next: more ? Buffer.from(last).toString('base64url') : null };
}

const placeIn = ({ past }: View): string => (past === 'writtenOnce' ? 'position' : '_position');

const beyond = (field: string, value: string): Test => ({ field, is: 'gt', value });

function keyIn(cursor: string): string {
  const key = Buffer.from(cursor, 'base64url').toString();
  // Control characters would reach into the order of the versions.
  if (key === '' || /\p{Cc}/u.test(key)) throw platformRefusals.CursorIsStale({ field: 'cursor' });
  return key;
}

/** Every position at which a row is known to have changed, in their order. */
export async function positionsOf(
  tables: Tables,
  { view, build }: Built,
  key: string,
): Promise<readonly number[]> {
  const [live] = await tables.byIds(build, [key]);
  const versions = view.past === 'versions' ? await versionsOfRow(tables, build, key) : [];
  const all = [
    ...versions.flatMap(({ _position = -1, _until }) => [_position, Number(_until)]),
    ...(live?._position === undefined ? [] : [live._position]),
  ];
  return [...new Set(all)].sort((a, b) => a - b);
}

/** What a row was after a change. */
export interface RowState {
  readonly position: number;
  readonly row: StoredRow;
  /** Whether the change took it off the view: then the row is what it was before. */
  readonly gone: boolean;
}

/** What a row was after each change that is kept, in their order. */
export async function statesOfRow(
  tables: Tables,
  { view, build }: Built,
  key: string,
): Promise<readonly RowState[]> {
  const [live] = await tables.byIds(build, [key]);
  const versions = view.past === 'versions' ? await versionsOfRow(tables, build, key) : [];
  const states = [...versions.map(asRow), ...(live ? [live] : [])].map((row) => ({
    position: row._position ?? 0,
    row,
    gone: false,
  }));
  const last = versions.at(-1);
  if (live || !last) return states;
  return [...states, { position: Number(last['_until']), row: asRow(last), gone: true }];
}

/** Who may see a stored row. */
export const stampIn = ({ _seenBy: seenBy = [], _wall: wall }: StoredRow): Stamp => ({
  seenBy,
  ...(wall && { wall }),
});

/** What a row was, in the order of the log. */
const versionsOfRow = (tables: Tables, build: string, key: string) =>
  tables.find(
    versionsOf(build),
    {
      all: [
        { field: '_id', is: 'gte', value: versionId(key, 0) },
        { field: '_id', is: 'lt', value: `${key}\u0002` },
      ],
    },
    { sort: [['_id', 1]], limit: mostVersions },
  );

/** Of one row, at most. */
const mostVersions = 5_000;

/** The events of a row's own stream that its view reads. */
export async function streamEvents(
  store: EventStore,
  { deciders }: Definitions,
  { types }: View,
  key: string,
): Promise<readonly Recorded[]> {
  const streams = deciders.filter(({ events }) =>
    Object.keys(events).some((type) => types?.has(type)),
  );
  const read = await Promise.all(streams.map(({ stream }) => store.read(`${stream}-${key}`)));
  return read
    .flat()
    .filter((event) => types?.has(event.type) === true && !isStrange(event))
    .sort((a, b) => a.position - b.position || a.revision - b.revision);
}

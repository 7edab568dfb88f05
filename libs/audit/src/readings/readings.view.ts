import type { Page, PageRequest, Role, Table, Where } from '#kernel';
import { defineView, IsId, IsInstant, IsText, ListQuery, ViewQuery } from '#kernel';
import type { Reading, Sitting } from '#platform';
import { readingEvents } from '#platform';
import { IsOptional } from 'class-validator';
import { readingsRefusals } from './readings.refusals.js';

/** What one reader read within a few seconds. */
export interface ReadingEntry extends Sitting {
  readonly sittingId: string;
  readonly position: number;
}

interface SittingRow extends ReadingEntry {
  readonly clientIds: readonly string[];
  readonly messages: readonly string[];
}

/** Somebody who has looked at a client. */
export interface ClientReader extends Pick<Sitting, 'actor' | 'name' | 'person'> {
  readonly roles: readonly Role[];
  readonly times: number;
  /** The moments of the first and of the last reading, UTC. */
  readonly first: string;
  readonly last: string;
  /** The queries that were asked. */
  readonly messages: readonly string[];
  /** Why, as the reader put it. */
  readonly reasons: readonly string[];
}

/** What was read, by whom, in which role and why; the latest first. */
export class ListReadings extends ListQuery<ReadingEntry> {
  /** Who read. */
  @IsOptional() @IsText({ max: 200 }) readonly actor?: string;
  /** Only what was read of this client. */
  @IsOptional() @IsId() readonly clientId?: string;
  /** The query that was asked, such as `GetLoan`. */
  @IsOptional() @IsText({ max: 80 }) readonly message?: string;
  /** The first moment of reading. */
  @IsOptional() @IsInstant() readonly since?: string;
  /** The moment of reading before which entries lie. */
  @IsOptional() @IsInstant() readonly until?: string;
}

/** Who has looked at a client, the latest first. */
export class ListReadersOfClient extends ViewQuery<readonly ClientReader[]> {
  @IsId() readonly clientId!: string;
  /** The first moment of reading. */
  @IsOptional() @IsInstant() readonly since?: string;
  /** The moment of reading before which entries lie. */
  @IsOptional() @IsInstant() readonly until?: string;
}

type Asked = Pick<ListReadings, 'actor' | 'clientId' | 'message' | 'since' | 'until'>;

const instant = (moment: string) => new Date(moment).toISOString();

const matching = ({ actor, clientId, message, since, until }: Asked): Where<SittingRow> => ({
  actor,
  clientIds: clientId,
  messages: message,
  from:
    (since ?? until) === undefined
      ? undefined
      : {
          ...(since !== undefined && { from: instant(since) }),
          ...(until !== undefined && { below: instant(until) }),
        },
});

const latestFirst = ({ limit, cursor, sort = '-position' }: PageRequest): PageRequest => ({
  limit,
  cursor,
  sort,
});

/** An entry with only the readings that were asked for. */
function entryOf(row: SittingRow, { clientId, message }: Asked): ReadingEntry {
  const { clientIds: _clients, messages: _messages, ...entry } = row;
  const wanted = (each: Reading) =>
    (clientId === undefined || each.clientIds.includes(clientId)) &&
    (message === undefined || each.message === message);
  return { ...entry, readings: entry.readings.filter(wanted) };
}

/** A client that was read more often than so in the time asked for is not summed up. */
const most = { page: 500, pages: 40 };

async function readersOf(
  query: ListReadersOfClient,
  rows: Table<SittingRow>,
): Promise<readonly ClientReader[]> {
  const readers = new Map<string, ClientReader>();
  let cursor: string | undefined;
  for (let pages = 0; pages < most.pages; pages++) {
    const request = latestFirst({ limit: most.page, cursor });
    const { items, next }: Page<SittingRow> = await rows.page(matching(query), request);
    for (const row of items) {
      readers.set(row.actor, withSitting(readers.get(row.actor), entryOf(row, query)));
    }
    if (next === null) return [...readers.values()];
    cursor = next;
  }
  throw readingsRefusals.TooManyReadings({ field: 'since', most: most.page * most.pages });
}

/** Sittings come the latest first. */
function withSitting(before: ClientReader | undefined, sitting: ReadingEntry): ClientReader {
  const { actor, name, person, reason, from, until, readings } = sitting;
  const of = <T>(known: readonly T[] = [], more: readonly T[]) => [...new Set([...known, ...more])];
  return {
    actor,
    ...(name !== undefined && { name }),
    ...(person !== undefined && { person }),
    roles: of(
      before?.roles,
      readings.flatMap(({ roles }) => roles),
    ),
    times: (before?.times ?? 0) + readings.reduce((sum, { times }) => sum + times, 0),
    first: from,
    last: before?.last ?? until,
    messages: of(
      before?.messages,
      readings.map(({ message }) => message),
    ),
    reasons: of(before?.reasons, reason === undefined ? [] : [reason]),
  };
}

const nothing = (sittingId: string): SittingRow => ({
  sittingId,
  position: -1,
  actor: '',
  from: '',
  until: '',
  readings: [],
  clientIds: [],
  messages: [],
});

/** Who read what of which clients. For auditors alone, who see every client: nothing is left out. */
export const readings = defineView({
  name: 'readings',
  events: readingEvents,
  scope: 'open',
  empty: nothing,
  on: {
    ReadingsRecorded: ({ sittings }, row, { position }) => {
      const sitting = sittings[Number(row.sittingId.slice(row.sittingId.lastIndexOf('.') + 1))];
      if (!sitting) return row;
      return {
        ...row,
        ...sitting,
        position,
        clientIds: [...new Set(sitting.readings.flatMap(({ clientIds }) => clientIds))],
        messages: [...new Set(sitting.readings.map(({ message }) => message))],
      };
    },
  },
  key: {
    ReadingsRecorded: ({ sittings }, { id }) => sittings.map((_, index) => `${id}.${index}`),
  },
  queries: { ListReadings, ListReadersOfClient },
  allow: { ListReadings: ['auditor'], ListReadersOfClient: ['auditor'] },
  answer: {
    ListReadings: async (query, rows) => {
      const { items, next } = await rows.page(matching(query), latestFirst(query));
      return { items: items.map((row) => entryOf(row, query)), next };
    },
    ListReadersOfClient: readersOf,
  },
  indexes: [
    { position: -1 },
    { clientIds: 1, position: -1 },
    { actor: 1, position: -1 },
    { messages: 1, position: -1 },
  ],
});

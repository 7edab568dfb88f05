import { PGlite } from '@electric-sql/pglite';
import type { Inbox, RapportEvent } from '@rapport/client';
import { sqlInbox } from '@rapport/client';

/** One connection, as the tests below know it. */
type Query = (sql: string, parameters: readonly (string | number)[]) => Promise<readonly Row[]>;
type Row = Readonly<Record<string, unknown>>;

interface Engine {
  readonly query: Query;
  readonly mark?: (place: number) => string;
  close(): Promise<void>;
}

async function postgres(): Promise<Engine> {
  const database = await PGlite.create();
  return {
    query: async (sql, parameters) => (await database.query<Row>(sql, [...parameters])).rows,
    close: () => database.close(),
  };
}

async function sqlite(): Promise<Engine> {
  const name = 'node:sqlite';
  const { DatabaseSync } = (await import(name)) as {
    DatabaseSync: new (path: string) => {
      prepare(sql: string): { all(...parameters: (string | number)[]): Row[] };
      close(): void;
    };
  };
  const database = new DatabaseSync(':memory:');
  return {
    query: (sql, parameters) => Promise.resolve(database.prepare(sql).all(...parameters)),
    mark: () => '?',
    close: () => {
      database.close();
      return Promise.resolve();
    },
  };
}

const event = (position: number) =>
  ({
    position,
    event: { sequence: String(position), type: 'rapport.LoanSettled.v1' } as RapportEvent,
  }) as const;

const engines: readonly (readonly [string, () => Promise<Engine>])[] = [
  ['PostgreSQL', postgres],
  // The SQLite of Node itself: from Node 22 on.
  ...(Number(process.versions.node.split('.')[0]) >= 22 ? [['SQLite', sqlite] as const] : []),
];

describe.each(engines)('an inbox on %s', (_, open) => {
  let engine: Engine;
  let inbox: Inbox<{ readonly query: Query }>;
  const marks = () => (engine.mark ? { mark: engine.mark } : {});

  beforeAll(async () => {
    engine = await open();
    await engine.query('CREATE TABLE journal (position BIGINT)', []);
    inbox = sqlInbox(engine.query, { name: 'ledger', ...marks() });
  }, 60_000);
  afterAll(() => engine.close());

  const journal = async () => {
    const rows = await engine.query('SELECT position FROM journal ORDER BY position', []);
    return rows.map(({ position }) => Number(position));
  };
  const write = ({ sequence }: RapportEvent, { query }: { readonly query: Query }) =>
    query(`INSERT INTO journal (position) VALUES (${engine.mark?.(1) ?? '$1'})`, [
      Number(sequence),
    ]).then(() => undefined);

  it('holds no position before its first event', async () => {
    expect(await inbox.position()).toBeUndefined();
  });

  it('moves with what the handler writes', async () => {
    await inbox.take(event(7), undefined, write);
    await inbox.take(event(9_007_199_254_740_000), 7, write);
    expect(await inbox.position()).toBe(9_007_199_254_740_000);
    expect(await journal()).toEqual([7, 9_007_199_254_740_000]);
  });

  it('keeps neither where the handler fails after it wrote', async () => {
    const before = await inbox.position();
    const failing = inbox.take(event(9_007_199_254_740_001), before, async (each, within) => {
      await write(each, within);
      throw new Error('the power went');
    });
    await expect(failing).rejects.toThrow('the power went');
    expect(await inbox.position()).toBe(before);
    expect(await journal()).toHaveLength(2);
  });

  it('lets two of one name not both take an event', async () => {
    const before = await inbox.position();
    const other = sqlInbox(engine.query, { name: 'ledger', ...marks() });
    await inbox.take(event(9_007_199_254_740_002), before, write);
    await expect(other.take(event(9_007_199_254_740_002), before, write)).rejects.toThrow(
      'another process reads as "ledger"',
    );
    const fresh = sqlInbox(engine.query, { name: 'ledger', ...marks() });
    await expect(fresh.take(event(1), undefined, write)).rejects.toThrow(/unique|duplicate/i);
    expect(await journal()).toHaveLength(3);
  });

  it('moves on with a heartbeat, and keeps others apart by their names', async () => {
    const before = await inbox.position();
    await inbox.take({ position: 9_007_199_254_740_009, event: undefined }, before, write);
    expect(await inbox.position()).toBe(9_007_199_254_740_009);
    const other = sqlInbox(engine.query, { name: 'search', ...marks() });
    expect(await other.position()).toBeUndefined();
  });

  it('takes no table whose name is more than a name', () => {
    expect(() => sqlInbox(engine.query, { name: 'a', table: 'a; DROP TABLE b' })).toThrow(
      'names no table',
    );
  });
});

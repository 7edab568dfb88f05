// The view of loans on Emmett: as Pongo documents, folded in JavaScript, and as rows by raw SQL.
import { startPeer } from './emmett.js';
import { eventsPerLoan, evolve, forEachLoan, lifeOf, types } from './loans.js';

/** Emmett's own way to a document a stream. It keeps no totals: a fold sees one document only. */
const documents = ({ pongoSingleStreamProjection }) =>
  pongoSingleStreamProjection({
    collectionName: 'bench_loans',
    canHandle: types,
    evolve: (document, event) => evolve(document ?? undefined, event),
  });

const tables = [
  `CREATE TABLE IF NOT EXISTS bench_rows (id text PRIMARY KEY, client_id text, region text,
     status text, principal bigint, disbursed bigint, outstanding bigint, repayments int,
     changed_on date)`,
  `CREATE INDEX IF NOT EXISTS bench_rows_status ON bench_rows (status)`,
  `CREATE TABLE IF NOT EXISTS bench_totals (region text, status text, count bigint,
     disbursed bigint, outstanding bigint, PRIMARY KEY (region, status))`,
];

/** The row after an event, by a statement a kind; figures and days are escaped by `sql`. */
const statements = {
  BenchLoanGranted: (sql, id, { clientId, region, amount, valueDate }) =>
    sql(
      `INSERT INTO bench_rows VALUES (%L, %L, %L, 'open', %s, 0, 0, 0, %L) RETURNING *`,
      ...[id, clientId, region, amount, valueDate],
    ),
  BenchLoanDisbursed: (sql, id, { amount, valueDate }) =>
    sql(
      `UPDATE bench_rows SET status = 'disbursed', disbursed = disbursed + %s,
         outstanding = outstanding + %s, changed_on = %L WHERE id = %L RETURNING *`,
      ...[amount, amount, valueDate, id],
    ),
  BenchLoanRepaid: (sql, id, { amount, valueDate }) =>
    sql(
      `UPDATE bench_rows SET outstanding = outstanding - %s, repayments = repayments + 1,
         changed_on = %L WHERE id = %L RETURNING *`,
      ...[amount, valueDate, id],
    ),
  BenchLoanWrittenOff: (sql, id, { valueDate }) =>
    sql(
      `UPDATE bench_rows SET status = 'writtenOff', outstanding = 0, changed_on = %L
         WHERE id = %L RETURNING *`,
      ...[valueDate, id],
    ),
};

/** The statement of an event, and with it the change of the totals: all in one round trip. */
const withTotals = (sql, { type, data, metadata }) =>
  sql(
    `WITH earlier AS (SELECT * FROM bench_rows WHERE id = %L), later AS (%s),
       moved AS (
         SELECT region, status, -1 AS count, -disbursed AS disbursed, -outstanding AS outstanding
           FROM earlier
         UNION ALL SELECT region, status, 1, disbursed, outstanding FROM later)
     INSERT INTO bench_totals AS held
       SELECT region, status, sum(count), sum(disbursed), sum(outstanding)
         FROM moved GROUP BY region, status
       ON CONFLICT (region, status) DO UPDATE SET count = held.count + excluded.count,
         disbursed = held.disbursed + excluded.disbursed,
         outstanding = held.outstanding + excluded.outstanding`,
    ...[metadata.streamName, statements[type](sql, metadata.streamName, data)],
  );

const rows = ({ postgreSQLProjection }, { sql, rawSql }) =>
  postgreSQLProjection({
    name: 'bench_rows',
    canHandle: types,
    init: ({ context }) => context.execute.batchCommand(tables.map(rawSql)),
    truncate: ({ execute }) => execute.command(rawSql('TRUNCATE bench_rows, bench_totals')),
    handle: async (events, { execute }) => {
      await execute.batchCommand(events.map((event) => withTotals(sql, event)));
    },
  });

/** Fills Emmett's log with so many loans; undefined where the peer is not there. */
export async function theirs(loans, batchSize) {
  const peer = await startPeer();
  if (!peer) return undefined;
  const { library, server } = peer;
  const dumbo = await import('@event-driven-io/dumbo');
  // What is not measured need not wait for the disk.
  const filling = library.getPostgreSQLEventStore(`${server.url}?options=-csynchronous_commit=off`);
  await filling.schema.migrate();
  // One after the other: its readers go by transaction, then position, but remember the position
  // only, and so pass over an event of a later transaction that holds an earlier position.
  for (const part of [0, 1]) {
    await forEachLoan(loans, 1, async (index) => {
      const facts = lifeOf(index)[part];
      const expectedStreamVersion = part === 0 ? 'STREAM_DOES_NOT_EXIST' : 2n;
      await filling.appendToStream(`benchLoan-${index}`, facts, { expectedStreamVersion });
    });
  }
  await filling.close();
  let generation = 0;

  /** Emmett's `rebuildPostgreSQLProjections`, without the pause that it makes between batches. */
  const rebuild = async (projection) => {
    const began = performance.now();
    const consumer = library.rebuildPostgreSQLProjections({
      connectionString: server.url,
      pulling: { batchSize, pullingFrequencyInMs: 0 },
      // The same name again would go on where the last rebuild ended.
      projections: [{ projection, processorId: `rebuild-${++generation}`, truncateOnStart: true }],
    });
    await consumer.start();
    const seconds = (performance.now() - began) / 1_000;
    await consumer.close();
    return (loans * eventsPerLoan) / seconds;
  };
  const query = async (text) => {
    const pool = dumbo.dumbo({ connectionString: server.url });
    const { rows: found } = await pool.execute.query(dumbo.rawSql(text));
    await pool.close();
    return new Map(
      found.map(({ region, status, count, disbursed, outstanding }) => [
        `${region} ${status}`,
        {
          count: Number(count),
          disbursed: Number(disbursed),
          outstanding: Number(outstanding),
        },
      ]),
    );
  };
  const documentView = documents(library);
  const rowView = rows(library, dumbo);
  return {
    documents: {
      cpuMicros: server.cpuMicros,
      rebuild: () => rebuild(documentView),
      totals: () =>
        query(
          `SELECT data->>'region' AS region, data->>'status' AS status, count(*),
             sum((data->>'disbursed')::bigint) AS disbursed,
             sum((data->>'outstanding')::bigint) AS outstanding
           FROM bench_loans GROUP BY 1, 2`,
        ),
    },
    rows: {
      cpuMicros: server.cpuMicros,
      rebuild: () => rebuild(rowView),
      totals: () => query('SELECT * FROM bench_totals WHERE count > 0'),
    },
    stop: server.stop,
  };
}

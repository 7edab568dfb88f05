// Where a subscriber keeps how far it has come. Exactly once needs the checkpoint and what the handler
// writes to be one transaction; `mongoInbox` does that on MongoDB, `sqlInbox` on SQL.

const first = { start: undefined, now: undefined };

/** Keeps the position in memory: after a restart everything comes again. */
export function memoryInbox(from) {
  let at = typeof from === 'number' ? from : first[from];
  return {
    position: async () => at,
    take: async ({ event, position }, _before, handle) => {
      if (event !== undefined) await handle(event, {});
      at = position;
    },
  };
}

/**
 * Keeps the position of a named subscriber in a collection. The handler gets the session of the
 * transaction: what it writes with it counts exactly when the position moves, and once.
 */
export function mongoInbox(client, { database, name, collection = 'rapport-inbox' }) {
  const inbox = client.db(database).collection(collection);
  return {
    position: async () => (await inbox.findOne({ _id: name }))?.position,
    take: async ({ event, position }, before, handle) => {
      if (event === undefined) return moveQuietly(inbox, name, before, position);
      await client.withSession((session) =>
        session.withTransaction(async () => {
          await move(inbox, name, before, position, session);
          await handle(event, { session });
        }),
      );
    },
  };
}

/** Nothing that matters was left out: the position may move alone, and need not be written each time. */
async function moveQuietly(inbox, name, before, position) {
  if (before === undefined) return;
  await inbox.updateOne({ _id: name, position: before }, { $set: { position } });
}

/** Fails where another process has moved it meanwhile: two of one name cannot both take an event. */
async function move(inbox, name, before, position, session) {
  const set = { $set: { position } };
  if (before === undefined) {
    await inbox.insertOne({ _id: name, position }, { session });
    return;
  }
  const { matchedCount } = await inbox.updateOne({ _id: name, position: before }, set, { session });
  if (matchedCount !== 1) throw new Error(`another process reads as "${name}"`);
}

/**
 * The same in a table of an SQL database. `query(sql, parameters)` is one connection that nobody else
 * uses meanwhile, since it carries the transaction; it gives the rows, or an object with `rows`. The
 * handler gets it too. `mark` writes the place of a parameter: `$1` unless stated, `?` for SQLite.
 */
export function sqlInbox(query, { name, table = 'rapport_inbox', mark = (place) => `$${place}` }) {
  if (!/^[A-Za-z_][A-Za-z0-9_.]*$/.test(table)) throw new TypeError(`"${table}" names no table`);
  const rows = async (sql, parameters = []) => {
    const answer = await query(sql, parameters);
    return Array.isArray(answer) ? answer : (answer?.rows ?? []);
  };
  const [moving, where] = [`UPDATE ${table} SET position = ${mark(1)}`, `WHERE name = ${mark(2)}`];
  let made;
  const make = () =>
    rows(`CREATE TABLE IF NOT EXISTS ${table} (name TEXT PRIMARY KEY, position BIGINT NOT NULL)`);
  const moved = async (before, position) => {
    if (before === undefined) {
      const insert = `INSERT INTO ${table} (name, position) VALUES (${mark(1)}, ${mark(2)})`;
      await rows(insert, [name, position]);
      return;
    }
    const sql = `${moving} ${where} AND position = ${mark(3)} RETURNING position`;
    const found = await rows(sql, [position, name, before]);
    if (found.length !== 1) throw new Error(`another process reads as "${name}"`);
  };
  return {
    position: async () => {
      made ??= make();
      await made.catch((error) => {
        made = undefined;
        throw error;
      });
      const sql = `SELECT position FROM ${table} WHERE name = ${mark(1)}`;
      const [row] = await rows(sql, [name]);
      return row === undefined ? undefined : Number(row.position);
    },
    take: async ({ event, position }, before, handle) => {
      if (event === undefined) {
        const sql = `${moving} ${where} AND position = ${mark(3)}`;
        if (before !== undefined) await rows(sql, [position, name, before]);
        return;
      }
      await rows('BEGIN');
      try {
        await moved(before, position);
        await handle(event, { query });
        await rows('COMMIT');
      } catch (error) {
        await rows('ROLLBACK').catch(() => undefined);
        throw error;
      }
    },
  };
}

// Where a subscriber keeps how far it has come. Exactly once needs the checkpoint and what the handler
// writes to be one transaction; `mongoInbox` does that on MongoDB.

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

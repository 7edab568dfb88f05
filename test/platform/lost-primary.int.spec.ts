import { EmbeddedMongo } from '#embedded-mongo';
import { MongoTables, StoreUnavailable } from '#platform';
import { deserialize, serialize } from 'bson';
import type { Socket } from 'node:net';
import { connect, createServer } from 'node:net';
import { eventually } from '../rapport.js';

/** The greeting of a server as one of a set of this version would send it; all else as it is. */
function ofVersion(sent: Buffer, setVersion: number, port: number): Buffer {
  const isReply = sent.readInt32LE(12) === 1; // OP_REPLY, else OP_MSG
  const head = sent.subarray(0, isReply ? 36 : 21);
  const { setName, ...rest } = deserialize(sent.subarray(head.length));
  if (setName === undefined) return sent;
  // The members of the set are to be reached through here only.
  const address = `127.0.0.1:${port}`;
  const own = { hosts: [address], primary: address, me: address };
  const changed = Buffer.concat([head, serialize({ ...rest, setName, setVersion, ...own })]);
  changed.writeInt32LE(changed.length, 0);
  return changed;
}

/** Stands before a server; on demand its primary seems to be of an older set than before. */
async function olderSet(port: number) {
  const lines = new Set<Socket>();
  let seemsOlder = false;
  const server = createServer((line) => {
    const beyond = connect(port, '127.0.0.1');
    for (const each of [line, beyond]) {
      lines.add(each);
      each.on('error', () => undefined).on('close', () => lines.delete(each));
    }
    line.pipe(beyond);
    beyond.on('data', (sent) => {
      // The members of the set are to be reached through here only.
      line.write(ofVersion(sent, seemsOlder ? 1 : 2, port + 1));
    });
    beyond.on('end', () => line.end());
  });
  const cut = () => {
    for (const each of lines) each.destroy();
  };
  await new Promise<void>((resolve) => server.listen(port + 1, '127.0.0.1', resolve));
  return {
    cut,
    seemOlder: () => (seemsOlder = true),
    stop: () => {
      cut();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

describe('a primary that the driver takes for an impostor', () => {
  it('is reached by a new client after a while', async () => {
    const mongo = await EmbeddedMongo.start({ inProcess: true });
    const port = Number(new URL(mongo.url).port);
    const before = await olderSet(port);
    const url = `mongodb://127.0.0.1:${port + 1}/?replicaSet=rs0&heartbeatFrequencyMS=500`;
    const tables = new MongoTables(url, 'rapport', 1_000);
    try {
      await tables.open();
      before.seemOlder();
      before.cut();
      await eventually(
        () => tables.ping().catch((error: unknown) => error),
        (seen) => seen instanceof StoreUnavailable,
      );
      await eventually(
        () => tables.ping().catch(() => 'lost'),
        (seen) => seen === undefined,
        30_000,
      );
    } finally {
      await tables.close();
      await before.stop();
      await mongo.stop();
    }
  });
});

import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Long, UUID } from 'bson';
import { MongoClient, type Document } from 'mongodb';
import { EmbeddedMongo, type RunningMongo } from '../embedded-mongo.js';
import { WriteBatch } from '../storage/writing/batch.js';
import { orderKey } from '../bson/order.js';
import { encodeDoc, toRaw } from '../bson/raw.js';
import { temporaryStore, type OpenStore } from '../storage/folder/folder.js';
import { View } from '../storage/view.js';
import { Sessions, type Run } from './sessions/sessions.js';

interface Row extends Document {
  _id: string;
}

/** Goes between a client and the server, and cuts the line instead of handing on some replies. */
class Line {
  /** The command whose next reply is lost; the line is cut once. */
  losing: string | undefined;
  private readonly sockets = new Set<Socket>();
  private readonly server: Server;

  constructor(port: number) {
    this.server = createServer((near) => {
      const far = connect(port, '127.0.0.1');
      let isDoomed = false;
      const cut = () => {
        near.destroy();
        far.destroy();
      };
      near.on('data', (chunk) => {
        if (this.losing !== undefined && chunk.includes(this.losing)) {
          isDoomed = true;
          this.losing = undefined;
        }
        far.write(chunk);
      });
      far.on('data', (chunk) => {
        if (isDoomed) cut();
        else near.write(chunk);
      });
      for (const one of [near, far]) {
        this.sockets.add(one);
        one.on('error', cut).on('close', cut);
      }
    });
  }

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    const { port } = this.server.address() as AddressInfo;
    return `mongodb://127.0.0.1:${port}/?directConnection=true`;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

describe('a client whose line is cut before the answer', () => {
  let server: RunningMongo;
  let line: Line;
  let client: MongoClient;
  const rows = () => client.db('d').collection<Row>('rows');

  beforeEach(async () => {
    server = await EmbeddedMongo.start({ inProcess: true });
    line = new Line(Number(new URL(server.url).port));
    client = await new MongoClient(await line.open()).connect();
    await rows().insertOne({ _id: 'a', n: 0 });
  });
  afterEach(async () => {
    await client.close();
    await line.close();
    await server.stop();
  });

  it('finds its transaction committed once, and runs it once', async () => {
    let runs = 0;
    await client.withSession((session) =>
      session.withTransaction(async () => {
        runs++;
        await rows().updateOne({ _id: 'a' }, { $inc: { n: 1 } }, { session });
        line.losing = 'commitTransaction';
      }),
    );
    expect(line.losing).toBeUndefined();
    expect([runs, await rows().findOne()]).toEqual([1, { _id: 'a', n: 1 }]);
  });

  it('finds its transaction run anew when a write in it was not answered', async () => {
    let runs = 0;
    await client.withSession((session) =>
      session.withTransaction(async () => {
        if (++runs === 1) line.losing = 'update';
        await rows().updateOne({ _id: 'a' }, { $inc: { n: 1 } }, { session });
      }),
    );
    expect([runs, await rows().findOne()]).toEqual([2, { _id: 'a', n: 1 }]);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['update', () => rows().updateOne({ _id: 'a' }, { $inc: { n: 1 } })],
    ['findAndModify', () => rows().findOneAndUpdate({ _id: 'a' }, { $inc: { n: 1 } })],
  ])('finds its write done once: %s', async (name, write) => {
    line.losing = name;
    await write();
    expect(line.losing).toBeUndefined();
    expect(await rows().findOne()).toEqual({ _id: 'a', n: 1 });
  });
});

describe('the clock is set while', () => {
  let server: RunningMongo;
  let client: MongoClient;
  const rows = () => client.db('d').collection<Row>('rows');

  beforeEach(async () => {
    server = await EmbeddedMongo.start({ inProcess: true, transactionIdleMs: 400 });
    client = await new MongoClient(server.url).connect();
    await rows().insertOne({ _id: 'a', n: 0 });
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await client.close();
    await server.stop();
  });

  const setClock = (hours: number) => {
    const { now } = Date;
    jest.spyOn(Date, 'now').mockImplementation(() => now.call(Date) + hours * 3_600_000);
  };

  it.each([2, -2])('a transaction is open, by %i hours: it is committed', async (hours) => {
    await client.withSession(async (session) => {
      session.startTransaction();
      await rows().updateOne({ _id: 'a' }, { $inc: { n: 1 } }, { session });
      setClock(hours);
      await new Promise((resolve) => setTimeout(resolve, 250)); // two looks at idle transactions
      await rows().updateOne({ _id: 'a' }, { $inc: { n: 1 } }, { session });
      await session.commitTransaction();
    });
    expect(await rows().findOne()).toEqual({ _id: 'a', n: 2 });
  });

  it('a client leaves its transaction, by -2 hours: it is ended all the same', async () => {
    await client.withSession(async (session) => {
      session.startTransaction();
      await rows().updateOne({ _id: 'a' }, { $inc: { n: 1 } }, { session });
      setClock(-2);
      await rows().updateOne({ _id: 'a' }, { $inc: { n: 10 } }); // waits for the end
      await expect(session.commitTransaction()).rejects.toMatchObject({ code: 251 });
    });
    expect(await rows().findOne()).toEqual({ _id: 'a', n: 10 });
  });
});

describe('a session', () => {
  let opened: OpenStore;
  let sessions: Sessions;
  const lsid = { id: new UUID() };
  const session = Buffer.from(lsid.id.buffer).toString('hex');
  const body = { lsid, txnNumber: Long.fromNumber(1) };
  const update = {
    fields: new Set<string>(),
    inTransaction: true,
    isRetryable: true,
    run: () => ({}),
  };
  const nothing: Run = () => Promise.resolve({});

  beforeEach(async () => {
    opened = await temporaryStore();
    sessions = new Sessions(opened.store, { transactionIdleMs: 60_000 });
  });
  afterEach(() => opened.close());

  const run = (name: string, fields: Document, work = nothing) => {
    const use = { name, body: { ...body, ...fields }, connection: 1 };
    return sessions.run(use, name === 'update' ? update : undefined, work);
  };
  const put = (view: View, _id: string) => {
    const { store } = opened;
    const batch = new WriteBatch(view.forWriting());
    batch.replace(
      store.ensure('d', 'rows', view.transaction),
      orderKey(_id),
      toRaw(encodeDoc({ _id })),
    );
  };
  const start = () =>
    run('update', { autocommit: false, startTransaction: true }, ({ transaction }) => {
      put(new View(opened.store, transaction), 'a');
      return Promise.resolve({});
    });

  it('answers a commit that is sent again while it is on its way to the disk', async () => {
    await start();
    const commit = () => run('commitTransaction', { autocommit: false });
    expect(await Promise.all([commit(), commit()])).toEqual([{}, {}]);
  });

  it('does not abort what is on its way to the disk', async () => {
    await start();
    const committed = run('commitTransaction', { autocommit: false });
    const aborted = run('abortTransaction', { autocommit: false });
    await expect(aborted).rejects.toMatchObject({ code: 256 });
    await committed;
    expect(opened.store.collections.get('d.rows')?.totals.size).toBe(1);
  });

  it('goes on with a write that an error ended half-way', async () => {
    const reply = { n: 1 };
    const failed = run('update', {}, ({ retryable }) => {
      put(new View(opened.store, undefined), 'a');
      opened.store.note(session, () => ({ session, number: 1n, reply, done: 1 }));
      expect(retryable?.begun).toBeUndefined();
      return Promise.reject(new Error('damage'));
    });
    await expect(failed).rejects.toThrow('damage');
    await run('update', {}, ({ retryable }) => {
      expect(retryable?.begun).toMatchObject({ reply, done: 1 });
      return Promise.resolve({});
    });
  });

  it('writes nothing in a transaction that ended meanwhile, and locks nothing', async () => {
    const late = run('update', { autocommit: false, startTransaction: true }, async (context) => {
      const view = new View(opened.store, context.transaction);
      put(view, 'a');
      await run('abortTransaction', { autocommit: false });
      put(view, 'b');
      return {};
    });
    await expect(late).rejects.toMatchObject({ code: 251 });
    put(new View(opened.store, undefined), 'b');
    await opened.store.commits.durable();
    expect(opened.store.collections.get('d.rows')?.totals.size).toBe(1);
  });
});

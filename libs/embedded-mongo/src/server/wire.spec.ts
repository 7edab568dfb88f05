import { connect } from 'node:net';
import { serialize } from 'bson';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { EmbeddedMongo, type RunningMongo } from '../embedded-mongo.js';
import { body, exchangeWith, flags, message } from './raw-client.js';
import { OpCode } from './wire.js';

let server: RunningMongo;
let client: MongoClient;
beforeAll(async () => {
  server = await EmbeddedMongo.start({ inProcess: true });
  client = await new MongoClient(server.url).connect();
});
afterAll(async () => {
  await client.close();
  await server.stop();
});

const port = () => Number(new URL(server.url).port);
const exchange = (bytes: Buffer, replies = 1) => exchangeWith(port(), bytes, replies);

describe('the wire protocol', () => {
  it('answers the legacy handshake', async () => {
    const namespace = Buffer.from('admin.$cmd\0', 'latin1');
    const query = [flags(0), namespace, Buffer.alloc(8), serialize({ isMaster: 1 })];
    const [reply] = await exchange(message(OpCode.Query, ...query));
    expect(reply).toMatchObject({ ismaster: true, setName: 'rs0', ok: 1 });
  });

  it('answers messages in their order, however they are cut', async () => {
    const ping = (comment: number) =>
      message(OpCode.Message, flags(0), body({ ping: 1, $db: 'admin', comment }));
    const bytes = Buffer.concat([ping(1), ping(2), ping(3)]);
    expect(await exchange(bytes, 3)).toHaveLength(3);
  });

  it('answers bad BSON with an error, and the connection goes on', async () => {
    const insert = body({ insert: 'fuzz', $db: 'd' });
    const documents = Buffer.from('\0\0\0\0documents\0\x0c\0\0\0\x10a\0\x01\0\0\0\x09', 'latin1');
    documents.writeInt32LE(documents.length, 0);
    const bad = message(OpCode.Message, flags(0), insert, Buffer.from([1]), documents);
    const ping = message(OpCode.Message, flags(0), body({ ping: 1, $db: 'admin' }));
    const [refused, answered] = await exchange(Buffer.concat([bad, ping]), 2);
    expect(refused).toMatchObject({ ok: 0, code: 22, codeName: 'InvalidBSON' });
    expect(answered).toMatchObject({ ok: 1 });
    expect(await client.db('d').collection('fuzz').countDocuments()).toBe(0);
  });

  it('refuses types that it does not keep', async () => {
    const code = Buffer.from('\x13\0\0\0\x0df\0\x06\0\0\0{ }  \0\0', 'latin1');
    code.writeInt32LE(code.length, 0);
    const [refused] = await exchange(message(OpCode.Message, flags(0), Buffer.from([0]), code));
    expect(refused).toMatchObject({ ok: 0, code: 22 });
  });

  it('says nothing when no reply is wanted', async () => {
    const more = message(OpCode.Message, flags(2), body({ ping: 1, $db: 'admin' }));
    const ping = message(OpCode.Message, flags(0), body({ ping: 1, $db: 'admin' }));
    expect(await exchange(Buffer.concat([more, ping]), 1)).toHaveLength(1);
  });

  it.each([
    ['a length below a header', Buffer.from([3, 0, 0, 0, ...Buffer.alloc(40)])],
    ['a length beyond the limit', Buffer.from([255, 255, 255, 127, ...Buffer.alloc(40)])],
    ['an unknown opcode', message(2012, Buffer.alloc(20))],
    ['no body', message(OpCode.Message, flags(0), Buffer.alloc(0))],
    ['an unknown section', message(OpCode.Message, flags(0), Buffer.from([7, 1, 2, 3, 4, 5, 6]))],
  ])('hangs up on %s', async (_name, bytes) => {
    expect(await exchange(bytes)).toEqual([]);
  });

  it('survives frames of any bytes', async () => {
    const documents = [serialize({ _id: 'f', v: [1, { a: 'text' }], d: new Date(1) })];
    const good = message(
      OpCode.Message,
      flags(0),
      body({ find: 'fuzz', $db: 'd', filter: { a: { $gt: 1 }, b: /x/ }, sort: { a: 1 } }),
      Buffer.from([1, 0x40, 0, 0, 0]),
      Buffer.from('documents\0', 'latin1'),
      ...documents,
    );
    let state = 42;
    const random = (limit: number) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((state / 2 ** 32) * limit);
    };
    const rounds = process.env['RAPPORT_LONG'] ? 20_000 : 400;
    for (let round = 0; round < rounds; round++) {
      const bytes = Buffer.from(good);
      for (let n = 1 + random(4); n > 0; n--) bytes[16 + random(bytes.length - 16)] = random(256);
      if (random(3) === 0) bytes.writeInt32LE(random(bytes.length + 4), 0);
      const socket = connect(port(), '127.0.0.1');
      await new Promise<void>((resolve) => {
        socket.on('error', () => undefined);
        socket.on('close', () => resolve());
        socket.on('data', () => socket.destroy());
        socket.end(bytes); // the server closes after it, or answers
      });
    }
    expect(await client.db('d').command({ ping: 1 })).toMatchObject({ ok: 1 });
  }, 600_000);
});

import { jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { connect as connectTcp } from 'node:net';
import { connect as connectHttp2 } from 'node:http2';
import { jsonEvent } from '@eventstore/db-client';
import fc from 'fast-check';
import { collected, TestNode } from './testing.js';
import { rawCall } from './testing-raw-call.js';
import { ProtoWriter } from './wire/proto-writer.js';

const SEED = 20_250_301;
const RUNS = process.env['RAPPORT_LONG'] ? 1500 : 150;
jest.setTimeout(RUNS * 400); // a call that goes on is left alone after 200 ms
const options = { seed: SEED, numRuns: RUNS };

const SERVICES = {
  'streams.Streams': ['Read', 'Append', 'BatchAppend', 'Delete', 'Tombstone'],
  'persistent_subscriptions.PersistentSubscriptions': [
    ...['Create', 'Update', 'Delete', 'Read', 'GetInfo', 'List', 'ReplayParked'],
  ],
  'projections.Projections': ['Enable', 'Disable', 'Reset', 'Statistics'],
  'operations.Operations': ['RestartPersistentSubscriptions'],
  'gossip.Gossip': ['Read'],
  'monitoring.Monitoring': ['Stats'],
  'server_features.ServerFeatures': ['GetSupportedMethods'],
} as const;
const paths = Object.entries(SERVICES).flatMap(([service, methods]) =>
  methods.map((method) => `/event_store.client.${service}/${method}`),
);

let node: TestNode;
let written = 0;
beforeAll(async () => {
  node = await TestNode.start();
});
afterAll(async () => {
  // Whatever came before, the log is sound and the node works as on its first day.
  await node.restart({ verify: true });
  expect(await collected(node.client.readStream('witness'))).toHaveLength(written);
  await node.stop();
});
const works = async () => {
  const event = jsonEvent({ type: 'alive', id: randomUUID(), data: {} });
  const result = await node.client.appendToStream('witness', [event]);
  expect(result.nextExpectedRevision).toBe(BigInt(written++));
};
afterEach(works);

/** Valid protobuf with fields that the messages of the protocol have, in any order and depth. */
const { message } = fc.letrec<{ message: Buffer; field: (writer: ProtoWriter) => ProtoWriter }>(
  (tie) => ({
    field: fc.oneof(
      { depthSize: 'small' },
      fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 2 ** 40 })).map(
        ([field, value]) =>
          (writer: ProtoWriter) =>
            writer.uint(field, value),
      ),
      fc.tuple(fc.integer({ min: 1, max: 12 }), fc.string({ maxLength: 20 })).map(
        ([field, value]) =>
          (writer: ProtoWriter) =>
            writer.bytes(field, value),
      ),
      fc.tuple(fc.integer({ min: 1, max: 12 }), tie('message')).map(
        ([field, value]) =>
          (writer: ProtoWriter) =>
            writer.bytes(field, value),
      ),
    ),
    message: fc
      .array(tie('field'), { maxLength: 6 })
      .map((fields) => fields.reduce((writer, add) => add(writer), new ProtoWriter()).done()),
  }),
);

describe('a node that is sent nonsense', () => {
  it('survives random messages to every method', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...paths),
        fc.array(message, { maxLength: 4 }),
        async (path, messages) => {
          const answer = await bounded(rawCall(node.port, path, messages));
          expect(answer?.status ?? 0).not.toBe(-1);
        },
      ),
      options,
    );
  });

  it('survives random bytes in place of messages', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...paths),
        fc.array(fc.uint8Array({ maxLength: 60 }), { maxLength: 4 }),
        async (path, chunks) => {
          const bytes = chunks.map((chunk) => Buffer.from(chunk));
          await bounded(rawCall(node.port, path, bytes, { isRaw: true }));
        },
      ),
      options,
    );
  });

  it('survives random bytes on the port, with and without the preface of HTTP/2', async () => {
    const preface = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');
    const http1 = Buffer.from('GET /info HTTP/1.1\r\nHost: ');
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(Buffer.alloc(0), preface, http1),
        fc.uint8Array({ maxLength: 300 }),
        async (start, bytes) => {
          const socket = connectTcp(node.port, '127.0.0.1');
          socket.on('error', () => undefined); // reset by the node, rightly
          await new Promise((done) => socket.write(Buffer.concat([start, bytes]), done));
          socket.destroy();
        },
      ),
      options,
    );
  });

  it('survives callers that leave in the middle of everything', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), message, async (path, bytes) => {
        const session = connectHttp2(`http://127.0.0.1:${node.port}`);
        session.on('error', () => undefined);
        const stream = session.request({ ':method': 'POST', ':path': path });
        stream.on('error', () => undefined);
        await new Promise((done) => stream.write(bytes, done));
        session.destroy();
      }),
      options,
    );
  });
});

/** Calls that go on for ever (a subscription, statistics) are left alone after a moment. */
function bounded<T>(answer: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), 200);
  });
  return Promise.race([answer.catch(() => undefined), enough]).finally(() => clearTimeout(timer));
}

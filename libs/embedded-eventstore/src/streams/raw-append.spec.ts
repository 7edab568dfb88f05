import { randomUUID } from 'node:crypto';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import pb from '@eventstore/db-client/generated/streams_pb.js';
import { Status } from '../grpc/status.js';
import { decode, encode } from '../grpc/unary.js';
import { collected, TestNode } from '../testing.js';
import {
  answers,
  APPEND,
  appendEvent,
  appendOptions,
  BATCH_APPEND,
  identifier,
  proposed,
  request,
  stringUuid,
  structuredUuid,
} from '../testing-append.js';
import { EMPTY, ProtoWriter } from '../wire/proto-writer.js';
import { rawCall } from '../testing-raw-call.js';

const READ = '/event_store.client.streams.Streams/Read';

let node: TestNode;
beforeAll(async () => {
  node = await TestNode.start();
});
afterAll(() => node.stop());

describe('a call of BatchAppend', () => {
  it('carries many appends, each answered once and by its id', async () => {
    const [one, two] = [randomUUID(), randomUUID()];
    const { status, messages } = await rawCall(node.port, BATCH_APPEND, [
      request({ id: one, stream: 'raw-1', isFinal: false }),
      request({ id: two, stream: 'raw-2' }),
      request({ id: one, events: [proposed(), proposed()] }),
    ]);
    expect(status).toBe(Status.ok);
    const got = answers(messages).map((answer) => [
      answer.getCorrelationId()?.getString(),
      answer.getSuccess()?.getCurrentRevision(),
    ]);
    expect(got.sort()).toEqual(
      [
        [one, '2'],
        [two, '0'],
      ].sort(),
    );
  });

  it('answers an append whose deadline has passed, and does nothing', async () => {
    const { messages } = await rawCall(node.port, BATCH_APPEND, [
      request({ stream: 'late', deadlineMs: Date.now() - 1 }),
    ]);
    expect(answers(messages)[0]?.getError()?.getMessage()).toBe('Timeout');
    await expect(collected(node.client.readStream('late'))).rejects.toMatchObject({
      type: 'stream-not-found',
    });
  });

  it('answers an append that never ends when its deadline passes', async () => {
    const id = randomUUID();
    const { messages } = await rawCall(
      node.port,
      BATCH_APPEND,
      [request({ id, stream: 'half', deadlineMs: Date.now() + 200, isFinal: false })],
      { takes: 1, staysOpen: true },
    );
    const [answer] = answers(messages);
    expect(answer?.getCorrelationId()?.getString()).toBe(id);
    expect(answer?.getError()?.getMessage()).toBe('Timeout');
  });

  it('answers only that append with an error which is wrong', async () => {
    const { messages } = await rawCall(node.port, BATCH_APPEND, [
      request({ stream: 'mixed', events: [proposed(stringUuid(), { type: '' })] }),
      request({ stream: 'mixed', events: [proposed(stringUuid(), { 'content-type': '' })] }),
      request({ stream: 'mixed', events: [proposed(stringUuid('not-a-uuid'))] }),
      request({ stream: 'mixed', events: [proposed(new shared.UUID())] }),
      request({ stream: 'mixed' }),
    ]);
    const errors = answers(messages).map((answer) => answer.getError()?.getMessage() ?? 'done');
    expect(errors).toEqual([
      "Required Metadata Property 'type' is missing",
      "Required Metadata Property 'content-type' is missing",
      "'not-a-uuid' is not a uuid",
      'an event has no id',
      'done',
    ]);
  });

  it('says nothing to parts of an append that it does not know', async () => {
    const { status, messages } = await rawCall(node.port, BATCH_APPEND, [request({})]);
    expect({ status, messages }).toEqual({ status: Status.ok, messages: [] });
  });
});

describe('a call of Append', () => {
  it('takes ids as two halves, and gives them as the reader wants', async () => {
    const id = 'fedcba98-7654-3210-8123-456789abcdef';
    const { status } = await rawCall(node.port, APPEND, [
      appendOptions('structured'),
      appendEvent(encode(proposed(structuredUuid(id)))),
    ]);
    expect(status).toBe(Status.ok);
    const [event] = await collected(node.client.readStream('structured'));
    expect(event?.event?.id).toBe(id);

    // No uuid option at all: structured, as older clients expect.
    const stream = new ProtoWriter().bytes(1, encode(identifier('structured'))).bytes(3, EMPTY);
    const read = new ProtoWriter().bytes(1, stream.done()).uint(5, 10).done();
    const { messages } = await rawCall(node.port, READ, [new ProtoWriter().bytes(1, read).done()]);
    const recorded = decode(pb.ReadResp, messages[0]!).getEvent()?.getEvent();
    expect(recorded?.getId()?.toObject()).toEqual(structuredUuid(id).toObject());
    expect(recorded?.getStreamRevision()).toBe('0');
  });

  it('names the property that is missing', async () => {
    const { status, trailers } = await rawCall(node.port, APPEND, [
      appendOptions('incomplete'),
      appendEvent(encode(proposed(stringUuid(), { type: '' }))),
    ]);
    expect({ status, ...trailers }).toMatchObject({
      status: Status.invalidArgument,
      exception: 'missing-required-metadata-property',
      'required-metadata-properties': 'type,content-type',
    });
  });

  it('needs options first', async () => {
    expect(await rawCall(node.port, APPEND, [])).toMatchObject({
      status: Status.invalidArgument,
    });
  });
});

describe('a method that is not there', () => {
  it.each(['/event_store.client.operations.Operations/Shutdown', '/no.Such/Method', '/'])(
    'is unimplemented: %s',
    async (path) => {
      expect(await rawCall(node.port, path, [EMPTY])).toMatchObject({
        status: Status.unimplemented,
      });
    },
  );
});

describe('a request that is no message', () => {
  it.each([
    ['compressed', Buffer.from([1, 0, 0, 0, 0]), Status.unimplemented],
    ['too large', Buffer.from([0, 0x7f, 0xff, 0xff, 0xff]), Status.resourceExhausted],
    ['cut off', Buffer.from([0, 0, 0, 0, 9, 1]), Status.internal],
    ['missing', EMPTY, Status.internal],
    ['not protobuf', Buffer.from([0, 0, 0, 0, 2, 0xff, 0xff]), Status.invalidArgument],
  ])('is refused: %s', async (_which, bytes, status) => {
    const answer = await rawCall(node.port, READ, [bytes], { isRaw: true });
    expect(answer).toMatchObject({ status });
  });
});

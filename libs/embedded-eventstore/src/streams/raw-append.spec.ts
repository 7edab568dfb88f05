import { randomUUID } from 'node:crypto';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import pb, { type BatchAppendReq } from '@eventstore/db-client/generated/streams_pb.js';
import { Status } from '../grpc/status.js';
import { decode, encode } from '../grpc/unary.js';
import { collected, TestNode } from '../testing.js';
import { EMPTY, ProtoWriter } from '../wire/proto-writer.js';
import { rawCall } from '../testing-raw-call.js';

const BATCH_APPEND = '/event_store.client.streams.Streams/BatchAppend';
const APPEND = '/event_store.client.streams.Streams/Append';
const READ = '/event_store.client.streams.Streams/Read';

let node: TestNode;
beforeAll(async () => {
  node = await TestNode.start();
});
afterAll(() => node.stop());

function stringUuid(value: string = randomUUID()) {
  const uuid = new shared.UUID();
  uuid.setString(value);
  return uuid;
}

/** As .NET and Java send it: two signed halves. */
function structuredUuid(value: string) {
  const digits = value.replaceAll('-', '');
  const half = (part: string) => BigInt.asIntN(64, BigInt(`0x${part}`)).toString();
  const halves = new shared.UUID.Structured();
  halves.setMostSignificantBits(half(digits.slice(0, 16)));
  halves.setLeastSignificantBits(half(digits.slice(16)));
  const uuid = new shared.UUID();
  uuid.setStructured(halves);
  return uuid;
}

function identifier(stream: string) {
  const name = new shared.StreamIdentifier();
  name.setStreamName(Buffer.from(stream));
  return name;
}

function proposed(id = stringUuid(), metadata: Record<string, string> = {}) {
  const message = new pb.BatchAppendReq.ProposedMessage();
  message.setId(id);
  const properties = { type: 't', 'content-type': 'application/json', ...metadata };
  for (const [name, value] of Object.entries(properties)) {
    if (value) message.getMetadataMap().set(name, value);
  }
  message.setData(Buffer.from('{}'));
  return message;
}

/** A request of BatchAppend: the first one of an append has the options. */
function request(part: {
  id?: string;
  stream?: string;
  deadlineMs?: number;
  events?: BatchAppendReq.ProposedMessage[];
  isFinal?: boolean;
}): Buffer {
  const message = new pb.BatchAppendReq();
  message.setCorrelationId(stringUuid(part.id));
  message.setProposedMessagesList(part.events ?? [proposed()]);
  message.setIsFinal(part.isFinal ?? true);
  if (part.stream === undefined) return encode(message);
  const options = new ProtoWriter().bytes(1, encode(identifier(part.stream))).bytes(4, EMPTY);
  if (part.deadlineMs !== undefined) {
    const seconds = Math.floor(part.deadlineMs / 1000);
    const nanos = (part.deadlineMs % 1000) * 1e6;
    options.bytes(6, new ProtoWriter().uint(1, seconds).uint(2, nanos).done());
  }
  return Buffer.concat([encode(message), new ProtoWriter().bytes(2, options.done()).done()]);
}

const answers = (messages: readonly Buffer[]) =>
  messages.map((message) => decode(pb.BatchAppendResp, message));

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
  const header = (stream: string) => {
    const options = new ProtoWriter()
      .bytes(1, encode(identifier(stream)))
      .bytes(4, EMPTY)
      .done();
    return new ProtoWriter().bytes(1, options).done();
  };
  const message = (event: Buffer) => new ProtoWriter().bytes(2, event).done();

  it('takes ids as two halves, and gives them as the reader wants', async () => {
    const id = 'fedcba98-7654-3210-8123-456789abcdef';
    const { status } = await rawCall(node.port, APPEND, [
      header('structured'),
      message(encode(proposed(structuredUuid(id)))),
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
      header('incomplete'),
      message(encode(proposed(stringUuid(), { type: '' }))),
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

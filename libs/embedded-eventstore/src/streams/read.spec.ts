import { randomUUID } from 'node:crypto';
import { BACKWARDS, binaryEvent, END, FORWARDS, jsonEvent, START } from '@eventstore/db-client';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import pb from '@eventstore/db-client/generated/streams_pb.js';
import { Status } from '../grpc/status.js';
import { encode } from '../grpc/unary.js';
import { collected, TestNode } from '../testing.js';
import { rawCall } from '../testing-raw-call.js';

const event = (type = 'happened') => jsonEvent({ type, id: randomUUID(), data: { a: 1 } });
const events = (count: number, type?: string) => Array.from({ length: count }, () => event(type));

let node: TestNode;
beforeAll(async () => {
  node = await TestNode.start();
  await node.client.appendToStream('ten', events(10));
  await node.client.appendToStream('many', events(700));
});
afterAll(() => node.stop());

describe('reading a stream', () => {
  const revisions = async (options: Parameters<typeof node.client.readStream>[1]) =>
    (await collected(node.client.readStream('ten', options))).map((each) =>
      Number(each.event?.revision),
    );

  it.each([
    [{}, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]],
    [{ maxCount: 3 }, [0, 1, 2]],
    [{ fromRevision: 8n }, [8, 9]],
    [{ fromRevision: 8n, maxCount: 1 }, [8]],
    [{ fromRevision: 10n }, []],
    [{ fromRevision: END }, []],
    [{ direction: BACKWARDS, fromRevision: END, maxCount: 2 }, [9, 8]],
    [{ direction: BACKWARDS, fromRevision: 1n }, [1, 0]],
    [{ direction: BACKWARDS, fromRevision: 100n, maxCount: 1 }, [9]],
    [{ direction: BACKWARDS, fromRevision: START }, [0]],
  ] as const)('with %o', async (options, expected) => {
    expect(await revisions({ direction: FORWARDS, ...options })).toEqual(expected);
  });

  it('goes over any number of pages', async () => {
    for (const direction of [FORWARDS, BACKWARDS] as const) {
      const fromRevision = direction === FORWARDS ? START : END;
      const read = await collected(node.client.readStream('many', { direction, fromRevision }));
      const expected = Array.from({ length: 700 }, (_, i) => BigInt(i));
      if (direction === BACKWARDS) expected.reverse();
      expect(read.map((each) => each.event?.revision)).toEqual(expected);
    }
  });

  it('finds no stream that never was', async () => {
    await expect(collected(node.client.readStream('never'))).rejects.toMatchObject({
      type: 'stream-not-found',
      streamName: 'never',
    });
  });
});

describe('reading $all', () => {
  const read = async (options: Parameters<typeof node.client.readAll>[0] = {}) =>
    (await collected(node.client.readAll(options))).map((each) => each.event);

  it('begins with what the system wrote, and has everything in the order of positions', async () => {
    const all = await read();
    expect(all[0]?.streamId).toBe('$$$settings');
    const positions = all.map((each) => each?.position.commit ?? 0n);
    expect(positions).toEqual(positions.toSorted((a, b) => (a < b ? -1 : 1)));
    expect(new Set(positions).size).toBe(all.length);
    expect(positions[0]).toBeGreaterThan(0n);
  });

  it('is the same backwards', async () => {
    const forwards = await read();
    const backwards = await read({ direction: BACKWARDS, fromPosition: END });
    expect(backwards.reverse()).toEqual(forwards);
  });

  it('includes the given position forwards, and excludes it backwards', async () => {
    const all = await read();
    const position = all[20]?.position ?? { commit: 0n, prepare: 0n };
    const ids = (some: typeof all) => some.map((each) => each?.id);
    expect(ids(await read({ fromPosition: position, maxCount: 2 }))).toEqual(
      ids(all.slice(20, 22)),
    );
    const back = await read({ fromPosition: position, maxCount: 2, direction: BACKWARDS });
    expect(ids(back)).toEqual(ids([all[19], all[18]]));
    expect(await read({ direction: BACKWARDS, fromPosition: START })).toEqual([]);
    expect(await read({ fromPosition: END })).toEqual([]);
  });
});

/** The official client filters subscriptions only, others reads of `$all` as well. */
describe('reading $all with a filter', () => {
  type Expression = InstanceType<typeof pb.ReadReq.Options.FilterOptions.Expression>;

  function request(
    on: 'stream' | 'type',
    define: (expression: Expression) => void,
    options: { count?: number; isBackwards?: boolean } = {},
  ): Buffer {
    const expression = new pb.ReadReq.Options.FilterOptions.Expression();
    define(expression);
    const filter = new pb.ReadReq.Options.FilterOptions();
    if (on === 'stream') filter.setStreamIdentifier(expression);
    else filter.setEventType(expression);
    filter.setMax(32);
    filter.setCheckpointintervalmultiplier(1);
    const all = new pb.ReadReq.Options.AllOptions();
    if (options.isBackwards) all.setEnd(new shared.Empty());
    else all.setStart(new shared.Empty());
    const read = new pb.ReadReq.Options();
    read.setAll(all);
    read.setFilter(filter);
    read.setCount(String(options.count ?? 100));
    const { FORWARDS: ahead, BACKWARDS: back } = pb.ReadReq.Options.ReadDirection;
    read.setReadDirection(options.isBackwards ? back : ahead);
    const message = new pb.ReadReq();
    message.setOptions(read);
    return encode(message);
  }
  const answer = (bytes: Buffer) =>
    rawCall(node.port, '/event_store.client.streams.Streams/Read', [bytes]);

  beforeAll(async () => {
    await node.client.appendToStream('fruit-1', events(3, 'apple'));
    await node.client.appendToStream('fruit-2', events(2, 'pear'));
  });

  it.each([
    ['stream', 'prefixes', ['fruit-', 'nothing'], 5],
    ['stream', 'a regular expression', '^fruit-2$', 2],
    ['type', 'prefixes', ['app', 'pe'], 5],
    ['type', 'a regular expression', 'ear$', 2],
    ['stream', 'no prefix at all', [], 0],
  ] as const)('by %s with %s', async (on, _how, what, expected) => {
    const define = (expression: Expression) =>
      typeof what === 'string' ? expression.setRegex(what) : expression.setPrefixList([...what]);
    expect((await answer(request(on, define))).messages).toHaveLength(expected);
    const backwards = await answer(request(on, define, { isBackwards: true }));
    expect(backwards.messages).toHaveLength(expected);
    const some = await answer(request(on, define, { count: 2 }));
    expect(some.messages).toHaveLength(Math.min(2, expected));
  });

  it('refuses an expression that makes no sense', async () => {
    const bad = request('type', (expression) => expression.setRegex('('));
    expect(await answer(bad)).toMatchObject({
      status: Status.invalidArgument,
      message: expect.stringContaining("'(' is not a valid regular expression"),
    });
  });
});

describe('a link', () => {
  const link = (target: string) => binaryEvent({ type: '$>', data: Buffer.from(target) });
  const resolved = (stream: string) =>
    collected(node.client.readStream(stream, { resolveLinkTos: true }));

  it('leads to its event where links are resolved', async () => {
    await node.client.appendToStream('links', [link('3@ten')]);
    const [found] = await resolved('links');
    expect(found?.event).toMatchObject({ streamId: 'ten', revision: 3n });
    expect(found?.link).toMatchObject({ streamId: 'links', revision: 0n });
    const [plain] = await collected(node.client.readStream('links'));
    expect(plain?.event).toMatchObject({ streamId: 'links', type: '$>' });
    expect(plain?.link).toBeUndefined();
  });

  it('comes without an event when that cannot be read', async () => {
    await node.client.appendToStream('cut', events(3));
    await node.client.setStreamMetadata('cut', { truncateBefore: 2 });
    await node.client.appendToStream('gone', events(1));
    await node.client.tombstoneStream('gone');
    await node.client.appendToStream('dangling', [
      link('99@ten'),
      link('0@never'),
      link('0@cut'),
      link('0@gone'),
    ]);
    const found = await resolved('dangling');
    expect(found.map((each) => each.event)).toEqual([undefined, undefined, undefined, undefined]);
    expect(found.map((each) => each.link?.revision)).toEqual([0n, 1n, 2n, 3n]);
  });

  it('is an ordinary event when it makes no sense', async () => {
    await node.client.appendToStream('senseless', [link('nonsense'), link('@'), link('1@')]);
    const found = await resolved('senseless');
    expect(found.map((each) => each.event?.type)).toEqual(['$>', '$>', '$>']);
  });
});

import { randomUUID } from 'node:crypto';
import { jsonEvent } from '@eventstore/db-client';
import { Status } from '../grpc/status.js';
import { encode } from '../grpc/unary.js';
import {
  answers,
  APPEND,
  appendEvent,
  appendOptions,
  BATCH_APPEND,
  proposed,
  request,
} from '../testing-append.js';
import { collected, TestNode, until } from '../testing.js';
import { rawCall } from '../testing-raw-call.js';

const MEBIBYTE = 1 << 20;

let node: TestNode;
afterEach(() => node.stop());

function large(field: 'data' | 'metadata', bytes: number) {
  const event = proposed();
  const filled = Buffer.alloc(bytes, 'x');
  if (field === 'data') event.setData(filled);
  else event.setCustomMetadata(filled);
  return event;
}

describe('what is not complete yet', () => {
  const waiting = { staysOpen: true, takes: 1 };

  it('is held for all callers together up to a limit, and let go with the call', async () => {
    node = await TestNode.start({ maxUnfinishedBytes: 3 * MEBIBYTE });
    const part = (stream: string) =>
      request({ id: randomUUID(), stream, isFinal: false, events: [large('metadata', MEBIBYTE)] });
    const many = Array.from({ length: 5 }, (_, i) => part(`half-${i}`));
    const { messages } = await rawCall(node.port, BATCH_APPEND, many, waiting);
    expect(answers(messages)[0]?.getError()).toMatchObject({});
    expect(answers(messages)[0]?.getError()?.getMessage()).toMatch(
      /unfinished requests hold \d+ bytes; 3145728 are allowed/,
    );
    // The call is over, and so is what it held, once the node has heard so on the other connection.
    await until('what the ended call held is let go', async () => {
      const again = await rawCall(node.port, BATCH_APPEND, [
        request({ stream: 'whole', events: [large('metadata', 2 * MEBIBYTE)] }),
      ]);
      return answers(again.messages)[0]?.getSuccess() !== undefined;
    });
  });

  it('is refused as a message of which too much is missing', async () => {
    node = await TestNode.start({ maxUnfinishedBytes: MEBIBYTE });
    const head = Buffer.alloc(5);
    head.writeUInt32BE(10 * MEBIBYTE, 1);
    const bytes = [head, ...Array.from({ length: 20 }, () => Buffer.alloc(MEBIBYTE / 4))];
    expect(await rawCall(node.port, APPEND, bytes, { isRaw: true, staysOpen: true })).toMatchObject(
      { status: Status.resourceExhausted },
    );
    await node.client.appendToStream('s', [jsonEvent({ type: 't', data: {} })]);
  });
});

describe('metadata', () => {
  it('counts, so that an append has an end', async () => {
    node = await TestNode.start();
    const tooLarge = {
      status: Status.invalidArgument,
      trailers: { exception: 'maximum-append-size-exceeded', 'maximum-append-size': '16777216' },
    };
    const parts = Array.from({ length: 20 }, () =>
      appendEvent(encode(large('metadata', MEBIBYTE))),
    );
    expect(await rawCall(node.port, APPEND, [appendOptions('m'), ...parts])).toMatchObject(
      tooLarge,
    );
    const many = Array.from({ length: 20 }, (_, i) =>
      request({
        id: '00000000-0000-4000-8000-000000000001',
        ...(i === 0 && { stream: 'm' }),
        isFinal: i === 19,
        events: [large('metadata', MEBIBYTE)],
      }),
    );
    const { messages } = await rawCall(node.port, BATCH_APPEND, many);
    expect(answers(messages).map((answer) => answer.getError()?.getMessage())).toEqual([
      'MaximumAppendSizeExceeded',
    ]);
    await expect(collected(node.client.readStream('m'))).rejects.toMatchObject({
      type: 'stream-not-found',
    });
  });

  it('is stored with events that are within the limit', async () => {
    node = await TestNode.start();
    const parts = [appendOptions('m'), appendEvent(encode(large('metadata', 5 * MEBIBYTE)))];
    expect(await rawCall(node.port, APPEND, parts)).toMatchObject({ status: Status.ok });
  });
});

describe('calls', () => {
  it('are refused beyond their limit, and taken again afterwards', async () => {
    node = await TestNode.start({ maxCalls: 4 });
    const subscriptions = [1, 2, 3, 4].map(() => node.client.subscribeToStream('s'));
    await until('all are open', async () => (await node.store.metrics()).subscriptions === 4);
    await expect(collected(node.client.readAll())).rejects.toThrow(/has 4 open calls/);
    await Promise.all(subscriptions.map((subscription) => subscription.unsubscribe()));
    await until('none is open', async () => (await node.store.metrics()).subscriptions === 0);
    expect((await collected(node.client.readAll())).length).toBeGreaterThan(0);
  });
});

describe('large events', () => {
  it('are read in pages of few', async () => {
    node = await TestNode.start();
    const data = { pad: 'x'.repeat(900_000) };
    for (let i = 0; i < 12; i++) {
      await node.client.appendToStream('large', [jsonEvent({ type: 't', data })]);
    }
    const revisions = (await collected(node.client.readStream('large'))).map(
      ({ event }) => event?.revision,
    );
    expect(revisions).toEqual(Array.from({ length: 12 }, (_, i) => BigInt(i)));
    const backwards = await collected(
      node.client.readStream('large', { direction: 'backwards', fromRevision: 'end' }),
    );
    expect(backwards.map(({ event }) => event?.revision)).toEqual([...revisions].reverse());
    const all = await collected(node.client.readAll());
    expect(all.filter(({ event }) => event?.streamId === 'large')).toHaveLength(12);
    const allBackwards = await collected(
      node.client.readAll({ direction: 'backwards', fromPosition: 'end' }),
    );
    expect(allBackwards).toHaveLength(all.length);
    await node.restart();
  });
});

describe('a node that stops', () => {
  it('answers a classic append UNAVAILABLE, and resets batches', async () => {
    node = await TestNode.start();
    const classic = rawCall(node.port, APPEND, [appendOptions('s')], { staysOpen: true });
    const batch = rawCall(
      node.port,
      BATCH_APPEND,
      [request({ id: randomUUID(), stream: 's', isFinal: false })],
      { staysOpen: true },
    );
    await until('both are open', async () => (await node.store.metrics()).connections === 2);
    await new Promise((resolve) => setTimeout(resolve, 100)); // their messages are there, too
    await node.store.stop();
    expect(await classic).toMatchObject({
      status: Status.unavailable,
      message: 'Server Is Not Ready',
    });
    expect(await batch).toMatchObject({ status: -1, messages: [] }); // reset with CANCEL
  });
});

import { jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { ANY, jsonEvent, NO_STREAM } from '@eventstore/db-client';
import { collected, TestNode } from '../testing.js';

const event = () => jsonEvent({ type: 'happened', id: randomUUID(), data: {} });
const events = (count: number) => Array.from({ length: count }, event);

let node: TestNode;
beforeAll(async () => {
  node = await TestNode.start();
});
afterAll(() => node.stop());

/** A stream of its own with so many events. */
async function stream(count: number): Promise<string> {
  const name = `s-${randomUUID()}`;
  await node.client.appendToStream(name, events(count));
  return name;
}
const revisions = async (name: string) =>
  (await collected(node.client.readStream(name))).map((each) => Number(each.event?.revision));
const inAll = async (name: string) =>
  (await collected(node.client.readAll())).filter((each) => each.event?.streamId === name).length;

describe('the metadata of a stream', () => {
  it('are read back as they were written', async () => {
    const name = await stream(1);
    const written = {
      maxCount: 7,
      maxAge: 60,
      truncateBefore: 1,
      cacheControl: 5,
      acl: { readRoles: ['a', 'b'], writeRoles: ['c'] },
      ours: { any: 'thing' },
    };
    await node.client.setStreamMetadata(name, written);
    expect(await node.client.getStreamMetadata(name)).toMatchObject({
      streamName: name,
      metadata: written,
    });
  });

  it('are empty for a stream that has none', async () => {
    expect((await node.client.getStreamMetadata('none')).metadata).toBeUndefined();
  });

  it('are versioned', async () => {
    const name = await stream(1);
    await node.client.setStreamMetadata(name, { maxCount: 1 }, { expectedRevision: NO_STREAM });
    await expect(
      node.client.setStreamMetadata(name, { maxCount: 2 }, { expectedRevision: NO_STREAM }),
    ).rejects.toMatchObject({ type: 'wrong-expected-version' });
    await node.client.setStreamMetadata(name, { maxCount: 2 }, { expectedRevision: 0n });
    expect(await revisions(`$$${name}`)).toEqual([1]); // only the latest counts
  });

  it('show the latest events with $maxCount', async () => {
    const name = await stream(5);
    await node.client.setStreamMetadata(name, { maxCount: 2 });
    expect(await revisions(name)).toEqual([3, 4]);
    await node.client.appendToStream(name, events(1));
    expect(await revisions(name)).toEqual([4, 5]);
    await node.client.setStreamMetadata(name, { maxCount: 100 });
    expect(await revisions(name)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(await inAll(name)).toBe(6);
  });

  it('hide events before $tb', async () => {
    const name = await stream(5);
    await node.client.setStreamMetadata(name, { truncateBefore: 3 });
    expect(await revisions(name)).toEqual([3, 4]);
    const back = await collected(
      node.client.readStream(name, { direction: 'backwards', fromRevision: 'end' }),
    );
    expect(back.map((each) => Number(each.event?.revision))).toEqual([4, 3]);
    await node.client.setStreamMetadata(name, { truncateBefore: 99 });
    expect(await revisions(name)).toEqual([]);
  });

  it('hide events older than $maxAge', async () => {
    const now = Date.now();
    const clock = jest.spyOn(Date, 'now');
    try {
      clock.mockReturnValue(now - 3_600_000);
      const name = await stream(300);
      clock.mockReturnValue(now - 10_000);
      await node.client.appendToStream(name, events(2));
      clock.mockReturnValue(now);
      await node.client.setStreamMetadata(name, { maxAge: 60 });
      expect(await revisions(name)).toEqual([300, 301]);
      await node.client.setStreamMetadata(name, { maxAge: 5 });
      expect(await revisions(name)).toEqual([]);
      await node.client.setStreamMetadata(name, { maxAge: 7200 });
      expect(await revisions(name)).toHaveLength(302);
    } finally {
      clock.mockRestore();
    }
  });

  it.each(['not json', '[]', 'null', '{"$maxCount":-1}', '{"$maxCount":"2"}', '{"$tb":1.5}'])(
    'say nothing when they are %s',
    async (text) => {
      const name = await stream(3);
      const metadata = { type: '$metadata', contentType: 'application/octet-stream' as const };
      await node.client.appendToStream(`$$${name}`, [
        { ...metadata, id: randomUUID(), data: Buffer.from(text), metadata: undefined },
      ]);
      expect(await revisions(name)).toEqual([0, 1, 2]);
    },
  );

  it('hold after a restart', async () => {
    const name = await stream(5);
    await node.client.setStreamMetadata(name, { maxCount: 1 });
    await node.restart();
    expect(await revisions(name)).toEqual([4]);
  });
});

describe('a deleted stream', () => {
  it('is not found, and its events are still in $all', async () => {
    const name = await stream(3);
    await node.client.deleteStream(name);
    await expect(revisions(name)).rejects.toMatchObject({ type: 'stream-not-found' });
    expect(await inAll(name)).toBe(3);
  });

  it('goes on with its numbers when it is written to again, also after a restart', async () => {
    const name = await stream(3);
    await node.client.deleteStream(name);
    await node.restart();
    const again = await node.client.appendToStream(name, events(2), {
      expectedRevision: NO_STREAM,
    });
    expect(again.nextExpectedRevision).toBe(4n);
    expect(await revisions(name)).toEqual([3, 4]);
    await node.restart();
    expect(await revisions(name)).toEqual([3, 4]);
  });

  it('comes back empty when only its metadata are written', async () => {
    const name = await stream(3);
    await node.client.deleteStream(name);
    await node.client.setStreamMetadata(name, { maxCount: 10 });
    expect(await revisions(name)).toEqual([]);
    await node.client.appendToStream(name, events(1));
    expect(await revisions(name)).toEqual([3]);
  });

  it('was deleted at the revision that was expected, or not at all', async () => {
    const name = await stream(3);
    await expect(node.client.deleteStream(name, { expectedRevision: 0n })).rejects.toMatchObject({
      type: 'wrong-expected-version',
      actualVersion: 2n,
    });
    expect(await revisions(name)).toEqual([0, 1, 2]);
    await node.client.deleteStream(name, { expectedRevision: 2n });
    await expect(
      node.client.deleteStream(`never-${name}`, { expectedRevision: 0n }),
    ).rejects.toMatchObject({ type: 'wrong-expected-version' });
  });
});

describe('a tombstoned stream', () => {
  it('is gone for good, for readers and writers', async () => {
    const name = await stream(3);
    const { position } = await node.client.tombstoneStream(name, { expectedRevision: 2n });
    expect(position?.commit).toBeGreaterThan(0n);
    for (const restart of [false, true]) {
      if (restart) await node.restart();
      for (const attempt of [
        () => revisions(name),
        () => node.client.appendToStream(name, events(1), { expectedRevision: ANY }),
        () => node.client.deleteStream(name),
        () => node.client.tombstoneStream(name),
      ]) {
        await expect(attempt()).rejects.toMatchObject({
          type: 'stream-deleted',
          streamName: name,
        });
      }
    }
  });

  it('need not have existed', async () => {
    const name = `never-${randomUUID()}`;
    await node.client.tombstoneStream(name, { expectedRevision: NO_STREAM });
    await expect(node.client.appendToStream(name, events(1))).rejects.toMatchObject({
      type: 'stream-deleted',
    });
  });

  it('leaves a tombstone in $all', async () => {
    const name = await stream(1);
    await node.client.tombstoneStream(name);
    const last = (
      await collected(
        node.client.readAll({ direction: 'backwards', fromPosition: 'end', maxCount: 1 }),
      )
    )[0];
    expect(last?.event).toMatchObject({
      streamId: name,
      type: '$streamDeleted',
      revision: 9223372036854775807n,
    });
  });
});

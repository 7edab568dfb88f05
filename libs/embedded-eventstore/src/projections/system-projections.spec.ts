import { randomUUID } from 'node:crypto';
import { jsonEvent } from '@eventstore/db-client';
import { collected, TestNode, until } from '../testing.js';

const event = (type: string, correlation?: string) =>
  jsonEvent({
    type,
    id: randomUUID(),
    data: {},
    ...(correlation && { metadata: { $correlationId: correlation } }),
  });

let node: TestNode;
beforeEach(async () => {
  node = await TestNode.start();
});
afterEach(() => node.stop());

/** What a link stream leads to, as `revision@stream`. */
async function targets(stream: string): Promise<string[]> {
  try {
    const events = await collected(node.client.readStream(stream, { resolveLinkTos: true }));
    return events.map(({ event }) => `${event?.revision ?? '?'}@${event?.streamId ?? '?'}`);
  } catch {
    return [];
  }
}

describe('the system projections', () => {
  it('are off until they are enabled', async () => {
    await node.client.appendToStream('loan-1', [event('Booked')]);
    const all = await node.client.listProjections();
    expect(all.map(({ name, status }) => `${name} ${status}`)).toEqual([
      '$by_category Stopped',
      '$by_event_type Stopped',
      '$streams Stopped',
      '$stream_by_category Stopped',
      '$by_correlation_id Stopped',
    ]);
    expect(await targets('$ce-loan')).toEqual([]);
  });

  it('link what is there and what comes', async () => {
    await node.client.appendToStream('loan-1', [event('Booked', 'c1'), event('Paid')]);
    for (const { name } of await node.client.listProjections()) {
      await node.client.enableProjection(name);
    }
    await node.client.appendToStream('loan-2', [event('Booked', 'c1')]);
    await node.client.appendToStream('nocategory', [event('Paid')]);
    await until('four links by type', async () => (await targets('$et-Paid')).length === 2);
    await until('the streams', async () => (await targets('$streams')).length === 3);
    expect(await targets('$ce-loan')).toEqual(['0@loan-1', '1@loan-1', '0@loan-2']);
    expect(await targets('$et-Booked')).toEqual(['0@loan-1', '0@loan-2']);
    expect(await targets('$category-loan')).toEqual(['0@loan-1', '0@loan-2']);
    expect(await targets('$bc-c1')).toEqual(['0@loan-1', '0@loan-2']);
  });

  it('link each event once, also over a restart and while they are switched', async () => {
    await node.client.enableProjection('$by_category');
    for (let i = 0; i < 20; i++) await node.client.appendToStream('a-1', [event('x')]);
    await node.client.disableProjection('$by_category');
    await node.client.appendToStream('a-1', [event('x')]);
    await node.restart();
    expect((await node.client.getProjectionStatus('$by_category')).status).toBe('Stopped');
    await node.client.enableProjection('$by_category');
    await node.restart();
    await node.client.appendToStream('a-1', [event('x')]);
    await until('22 links', async () => (await targets('$ce-a')).length >= 22);
    expect(await targets('$ce-a')).toEqual(Array.from({ length: 22 }, (_, i) => `${i}@a-1`));
  });

  it('say that they were aborted until they are switched on again', async () => {
    const status = async () => (await node.client.getProjectionStatus('$streams')).status;
    await node.client.enableProjection('$streams');
    await node.client.abortProjection('$streams');
    expect(await status()).toBe('Aborted');
    await node.client.enableProjection('$streams');
    await node.client.disableProjection('$streams');
    expect(await status()).toBe('Stopped');
  });

  it('start over when they are reset', async () => {
    await node.client.appendToStream('a-1', [event('x')]);
    await node.client.enableProjection('$by_category');
    await until('a link', async () => (await targets('$ce-a')).length === 1);
    await node.client.resetProjection('$by_category');
    await until('a second link', async () => (await targets('$ce-a')).length === 2);
  });

  it('go on when the subsystem is restarted', async () => {
    await node.client.enableProjection('$by_category');
    await node.client.restartSubsystem();
    await node.client.appendToStream('a-1', [event('x')]);
    await until('a link', async () => (await targets('$ce-a')).length === 1);
  });

  it('can be on from the start', async () => {
    await node.restart({ systemProjections: true });
    await node.client.appendToStream('a-1', [event('x')]);
    await until('a link', async () => (await targets('$ce-a')).length === 1);
  });

  it('leave a sound folder when many write', async () => {
    await node.restart({ systemProjections: true });
    const write = async (writer: number) => {
      for (let i = 0; i < 25; i++) {
        await node.client.appendToStream(`w-${writer}`, [event('x', `c${i % 3}`)]);
      }
    };
    await Promise.all([0, 1, 2, 3, 4, 5, 6, 7].map(write));
    await node.restart({ verify: true });
    await until('all links', async () => (await targets('$ce-w')).length === 200);
    await node.restart({ verify: true });
  });

  it('leave a link without its event when that is gone', async () => {
    await node.restart({ systemProjections: true });
    await node.client.appendToStream('a-1', [event('x')]);
    await until('a link', async () => (await targets('$ce-a')).length === 1);
    await node.client.deleteStream('a-1');
    expect(await targets('$ce-a')).toEqual(['?@?']);
  });

  it('are all that there is: others are unknown, or not implemented', async () => {
    await expect(node.client.enableProjection('mine')).rejects.toThrow(/NotFound/);
    await expect(node.client.createProjection('mine', 'fromAll().when({})')).rejects.toMatchObject({
      message: expect.stringContaining('Method not found'),
    });
    await expect(node.client.getProjectionState('$by_category')).rejects.toThrow(/not found/i);
  });
});

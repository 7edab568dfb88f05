import { compiled } from '#embedded-host/testing';
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { jsonEvent } from '@eventstore/db-client';
import { EmbeddedEventStore } from './embedded-eventstore.js';
import type { NodeMetrics } from './metrics.js';
import { collected, TestNode, until } from './testing.js';

const event = (type = 'happened') => jsonEvent({ type, data: {} });

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'eventstore-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

describe('an embedded event store', () => {
  it('refuses a port that is taken and leaves the folder free', async () => {
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    await expect(EmbeddedEventStore.start({ dir, inProcess: true, port })).rejects.toThrow(
      /EADDRINUSE/,
    );
    await new Promise((done) => server.close(done));
    await (await EmbeddedEventStore.start({ dir, inProcess: true, port })).stop();
  });

  it('does not open itself to the network by accident', async () => {
    await expect(
      EmbeddedEventStore.start({ dir, inProcess: true, host: '0.0.0.0' }),
    ).rejects.toThrow('set credentials, or insecure');
    const open = { dir, inProcess: true, host: '0.0.0.0', insecure: true };
    await (await EmbeddedEventStore.start(open)).stop();
  });

  it('is stopped as often as one likes', async () => {
    const store = await EmbeddedEventStore.start({ dir, inProcess: true });
    await Promise.all([store.stop(), store.stop()]);
  });

  it('tells its figures, also by itself', async () => {
    const told: NodeMetrics[] = [];
    const node = await TestNode.start({
      dir,
      onMetrics: (metrics) => told.push(metrics),
      metricsEveryMs: 5,
    });
    const subscription = node.client.subscribeToAll();
    await new Promise((confirmed) => subscription.once('confirmation', confirmed));
    await node.client.appendToStream('s', [event(), event()]);
    await expect(
      node.client.appendToStream('s', [event()], { expectedRevision: 'no_stream' }),
    ).rejects.toThrow();
    const metrics = await node.store.metrics();
    expect(metrics).toMatchObject({ connections: 1, subscriptions: 1, rejectedAppends: 1 });
    expect(metrics.events).toBeGreaterThanOrEqual(2);
    expect(metrics.commits).toBeGreaterThan(0);
    expect(metrics.commitMs).toBeGreaterThan(0);
    await until('the hook was called', () => told.some(({ subscriptions }) => subscriptions === 1));
    await node.stop();
  });

  it('is copied while it runs, and the copy is a store of its own', async () => {
    const node = await TestNode.start();
    await node.client.appendToStream('s', [event('a')]);
    const target = join(dir, 'copy');
    const { records } = await node.store.backup(target);
    expect(records).toBeGreaterThan(0);
    await node.client.appendToStream('s', [event('b')]);
    await expect(node.store.backup(target)).rejects.toThrow('is not empty');
    await node.stop();

    const copy = await TestNode.start({ dir: target });
    const events = await collected(copy.client.readStream('s'));
    expect(events.map((each) => each.event?.type)).toEqual(['a']);
    await copy.client.appendToStream('s', [event('c')], { expectedRevision: 0n });
    await copy.stop();
  });
});

/** A thread needs compiled code, and a process of its own. */
describe('the compiled library', () => {
  let index: string;
  beforeAll(async () => {
    index = await compiled('embedded-eventstore');
  });

  const script = (body: string) => `
    import { EmbeddedEventStore } from ${JSON.stringify(index)};
    import client from '@eventstore/db-client';
    const { EventStoreDBClient, jsonEvent } = client;
    ${body}`;

  async function run(body: string) {
    const program = ['--input-type=module', '-e', script(body), dir];
    return (await promisify(execFile)(process.execPath, program)).stdout;
  }

  it('runs the node in a thread, with figures and backup, and ends with it', async () => {
    const printed = await run(`
      const store = await EmbeddedEventStore.start({ dir: process.argv.at(-1) + '/data' });
      const connected = EventStoreDBClient.connectionString(store.url);
      await connected.appendToStream('s', [jsonEvent({ type: 't', data: {} })]);
      const { events } = await store.metrics();
      const { records } = await store.backup(process.argv.at(-1) + '/copy');
      const second = await EmbeddedEventStore.start({ dir: process.argv.at(-1) + '/data' })
        .catch((error) => error.fault);
      await connected.dispose();
      await store.stop();
      console.log(JSON.stringify({ isCounted: events > 0, isCopied: records > 0, second }));
    `);
    expect(JSON.parse(printed)).toEqual({ isCounted: true, isCopied: true, second: 'locked' });
  });

  it('tells when the thread has died', async () => {
    const printed = await run(`
      import { Worker } from 'node:worker_threads';
      const post = Worker.prototype.postMessage;
      let worker;
      Worker.prototype.postMessage = function (...args) { worker = this; return post.apply(this, args); };
      let failed = '';
      const store = await EmbeddedEventStore.start({
        dir: process.argv.at(-1) + '/data', onFailure: (error) => { failed = error.message; } });
      await store.metrics();
      await worker.terminate();
      await new Promise((done) => setImmediate(done));
      console.log(failed);
    `);
    expect(printed.trim()).toBe('the thread of the node has ended');
  });
});

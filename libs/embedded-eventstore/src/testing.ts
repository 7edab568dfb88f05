import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStoreDBClient } from '@eventstore/db-client';
import { EmbeddedEventStore, type RunningEventStore } from './embedded-eventstore.js';
import type { EventStoreHooks, EventStoreOptions } from './options.js';

/** A node on a folder of its own, in this thread, with a client; for specs. */
export class TestNode {
  private constructor(
    readonly dir: string,
    private readonly options: Partial<EventStoreOptions & EventStoreHooks>,
    private running: RunningEventStore,
    private connected: EventStoreDBClient,
  ) {}

  static async start(
    options: Partial<EventStoreOptions & EventStoreHooks> = {},
  ): Promise<TestNode> {
    const dir = options.dir ?? (await mkdtemp(join(tmpdir(), 'eventstore-')));
    const running = await EmbeddedEventStore.start({ inProcess: true, ...options, dir });
    return new TestNode(dir, options, running, clientOf(running.url));
  }

  get url(): string {
    return this.running.url;
  }

  get port(): number {
    return this.running.port;
  }

  get client(): EventStoreDBClient {
    return this.connected;
  }

  get store(): RunningEventStore {
    return this.running;
  }

  /** Another client of the same node. */
  connect(): EventStoreDBClient {
    return clientOf(this.running.url);
  }

  /** Stops the node and starts it on the same folder. */
  async restart(options: Partial<EventStoreOptions & EventStoreHooks> = {}): Promise<void> {
    await this.connected.dispose();
    await this.running.stop();
    this.running = await EmbeddedEventStore.start({
      inProcess: true,
      ...this.options,
      ...options,
      dir: this.dir,
    });
    this.connected = clientOf(this.running.url);
  }

  /** Stops the node and removes the folder. */
  async stop(): Promise<void> {
    await this.connected.dispose();
    await this.running.stop();
    await rm(this.dir, { recursive: true, force: true });
  }
}

const clientOf = (url: string) => EventStoreDBClient.connectionString(url);

/** All that an iteration brings. */
export async function collected<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** Waits until the condition holds; fails after some seconds, telling what was awaited. */
export async function until(
  what: string,
  condition: () => boolean | Promise<boolean>,
): Promise<void> {
  const giveUp = Date.now() + 10_000;
  while (!(await condition())) {
    if (Date.now() > giveUp) throw new Error(`gave up waiting: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

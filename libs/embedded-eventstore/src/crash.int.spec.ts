import { compiled } from '#embedded-host/testing';
import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStoreDBClient, jsonEvent, NO_STREAM } from '@eventstore/db-client';
import { openDataFolder } from './store/folder/data-folder.js';
import { collected } from './testing.js';

const ROUNDS = process.env['RAPPORT_LONG'] ? 20 : 2;
const WRITERS = 64;
const EVENTS_PER_STREAM = 60;

type Event = ReturnType<typeof event>;
const event = () =>
  jsonEvent({ type: 'happened', id: randomUUID(), data: { pad: 'x'.repeat(300) } });

/** A linear congruence: which appends have how many events is the same in every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** What the writers know: ids by revision, and the append of which they heard nothing. */
class Ledger {
  readonly acknowledged = new Map<string, string[]>();
  readonly inDoubt = new Map<string, Event[]>();
  survived = 0;

  get total(): number {
    return [...this.acknowledged.values()].reduce((sum, ids) => sum + ids.length, 0);
  }

  /** Every acknowledged event is there; what is in doubt is there whole or not at all. */
  async check(client: EventStoreDBClient): Promise<void> {
    for (const [stream, ids] of this.acknowledged) {
      const doubt = this.inDoubt.get(stream) ?? [];
      if (!ids.length && !doubt.length) continue;
      const found = await read(client, stream);
      expect(found.map(({ revision }) => revision)).toEqual(found.map((_, i) => BigInt(i)));
      expect(found.slice(0, ids.length).map(({ id }) => id)).toEqual(ids);
      const rest = found.slice(ids.length).map(({ id }) => id);
      if (rest.length) {
        expect(rest).toEqual(doubt.map(({ id }) => id));
        this.survived++;
      }
    }
  }

  /** Repeats what is in doubt, which is done once whether it had survived or not. */
  async settle(client: EventStoreDBClient): Promise<void> {
    for (const [stream, events] of this.inDoubt) {
      const ids = this.acknowledged.get(stream) ?? [];
      const expectedRevision = ids.length ? BigInt(ids.length - 1) : NO_STREAM;
      const result = await client.appendToStream(stream, events, { expectedRevision });
      ids.push(...events.map(({ id }) => id));
      expect(result.nextExpectedRevision).toBe(BigInt(ids.length - 1));
    }
    this.inDoubt.clear();
  }

  /** Writes to one stream after the other until the node is gone. */
  async write(client: EventStoreDBClient, name: string, isOver: () => boolean): Promise<void> {
    const next = numbers(name.length * 7919 + this.acknowledged.size);
    for (let part = 0; !isOver(); part++) {
      const stream = `${name}-${part}`;
      const ids: string[] = [];
      this.acknowledged.set(stream, ids);
      while (ids.length < EVENTS_PER_STREAM && !isOver()) {
        const events = Array.from({ length: 1 + Math.floor(next() * 4) }, event);
        const expectedRevision = ids.length ? BigInt(ids.length - 1) : NO_STREAM;
        try {
          await client.appendToStream(stream, events, { expectedRevision });
        } catch (error) {
          if (!isOver()) throw error;
          this.inDoubt.set(stream, events);
          return;
        }
        ids.push(...events.map(({ id }) => id));
      }
    }
  }
}

async function read(client: EventStoreDBClient, stream: string) {
  try {
    const events = await collected(client.readStream(stream));
    return events.map(({ event: each }) => ({ id: each?.id, revision: each?.revision }));
  } catch (error) {
    if ((error as { type?: string }).type === 'stream-not-found') return [];
    throw error;
  }
}

describe('a node that is killed again and again under load', () => {
  let dir: string;
  let script: string;
  let child: ChildProcess | undefined;

  beforeAll(async () => {
    const index = await compiled('embedded-eventstore');
    dir = await mkdtemp(join(tmpdir(), 'eventstore-crash-'));
    script = join(dir, 'node.mjs');
    await writeFile(
      script,
      `import { EmbeddedEventStore } from ${JSON.stringify(index)};
       const store = await EmbeddedEventStore.start({ dir: ${JSON.stringify(join(dir, 'data'))} });
       console.log(store.url);`,
    );
  });
  afterAll(async () => {
    child?.kill('SIGKILL');
    await rm(dir, { recursive: true, force: true });
  });

  async function start(): Promise<{ client: EventStoreDBClient; process: ChildProcess }> {
    const started = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
    child = started;
    const url = await new Promise<string>((done, failed) => {
      started.stdout.once('data', (line: Buffer) => done(String(line).trim()));
      started.once('exit', (code) =>
        failed(new Error(`the node ended with ${code ?? 'a signal'}`)),
      );
    });
    return { client: EventStoreDBClient.connectionString(url), process: started };
  }

  it(
    'loses nothing that it acknowledged, and has appends whole or not at all',
    async () => {
      const ledger = new Ledger();
      const next = numbers(42);
      for (let round = 0; round < ROUNDS; round++) {
        const { client, process: node } = await start();
        await ledger.check(client);
        await ledger.settle(client);
        const written = ledger.total;
        let isOver = false;
        const kill = async () => {
          while (ledger.total < written + 300) await new Promise((done) => setTimeout(done, 5));
          await new Promise((done) => setTimeout(done, next() * 500));
          isOver = true;
          node.kill('SIGKILL');
        };
        const exited = new Promise((done) => node.once('exit', done));
        const writers = Array.from({ length: WRITERS }, (_, i) =>
          ledger.write(client, `w${round}-${i}`, () => isOver),
        );
        await Promise.all([kill(), ...writers]);
        await exited;
        await client.dispose();
      }
      const { client, process: node } = await start();
      await ledger.check(client);
      await ledger.settle(client);
      await ledger.check(client);
      await client.dispose();
      const exited = new Promise((done) => node.once('exit', done));
      node.kill('SIGKILL');
      await exited;

      // The log is one chain, the index agrees, and it holds nothing twice.
      const folder = await openDataFolder(join(dir, 'data'), { noSync: true, verify: true });
      const { events } = folder.environment.totals;
      await folder.close();
      expect(events - ledger.total).toBe(4); // what the system wrote into the new folder
      expect(ledger.total).toBeGreaterThan(ROUNDS * 300);
    },
    ROUNDS * 30_000,
  );
});

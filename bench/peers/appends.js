// Durable appends a second, ours and the peer's by turns, and the official client's own ceiling.
//   node bench/peers/appends.js [--seconds 3] [--rounds 3] [--pool 10]
import { readFileSync } from 'node:fs';
import client from '@eventstore/db-client';
import { EmbeddedEventStore } from '../../dist/libs/embedded-eventstore/src/index.js';
import {
  event,
  measure,
  options,
  print,
  printEnvironment,
  temporaryFolder,
} from '../eventstore/harness.js';
import { startPeer } from './emmett.js';
import { inTurns, median, verdict } from './pairs.js';
import { startSilentServer } from './silent-server.js';

const { EventStoreDBClient, NO_STREAM } = client;
const { seconds, rounds, pool } = options({ seconds: 3, rounds: 3, pool: 10 });
const perStream = 100;
let streams = 0;

/** Each worker fills streams of its own with a hundred events, the exact version expected. */
function appender(append) {
  const places = new Map();
  return async (worker) => {
    const place = places.get(worker) ?? { stream: '', next: perStream };
    places.set(worker, place);
    if (place.next === perStream) {
      place.stream = `bench-${streams++}`;
      place.next = 0;
    }
    await append(place.stream, place.next);
    place.next += 1;
  };
}

/** Through the official client, to a server by its URL. */
async function official(url, stop) {
  const connected = EventStoreDBClient.connectionString(url);
  await connected.appendToStream('first', [event(0)]); // opens the shared call
  return {
    append: (stream, next) =>
      connected.appendToStream(stream, [event(next)], {
        expectedRevision: next === 0 ? NO_STREAM : BigInt(next - 1),
      }),
    stop: async () => {
      await connected.dispose();
      await stop();
    },
  };
}

async function ours() {
  const store = await EmbeddedEventStore.start({ dir: temporaryFolder() });
  return official(store.url, () => store.stop());
}

async function theirs() {
  const peer = await startPeer();
  if (!peer) return undefined;
  const { library, server } = peer;
  const { default: pg } = await import('pg');
  const connections = new pg.Pool({ connectionString: server.url, max: pool });
  connections.on('error', () => undefined); // the server ends before the last idle connection
  const store = library.getPostgreSQLEventStore(server.url, {
    connectionOptions: { pool: connections },
  });
  await store.schema.migrate();
  return {
    append: (stream, next) => {
      const { type, data } = event(next);
      const expectedStreamVersion = next === 0 ? 'STREAM_DOES_NOT_EXIST' : BigInt(next);
      return store.appendToStream(stream, [{ type, data }], { expectedStreamVersion });
    },
    /** The server works in processes of its own, which `measure` takes for others. */
    cpuMicros: server.cpuMicros,
    stop: async () => {
      await store.close();
      await connections.end();
      await server.stop();
    },
  };
}

async function nothing() {
  const server = await startSilentServer();
  return official(server.url, server.stop);
}

/** CPU that the client's thread has used so far, in microseconds: the node has its own. */
function clientThreadMicros() {
  if (process.platform !== 'linux') return Number.NaN;
  const text = readFileSync(`/proc/self/task/${process.pid}/stat`, 'utf8');
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10_000;
}

printEnvironment();
const sides = { ours: await ours(), peer: await theirs(), ceiling: await nothing() };
const present = Object.entries(sides).filter(([, side]) => side !== undefined);
const names = { ours: 'Rapport', peer: `Emmett, pool of ${pool}`, ceiling: 'client’s ceiling' };
for (const [, side] of present) await measure(16, 1, appender(side.append)); // warms up

for (const concurrency of [1, 16, 64]) {
  const threads = Object.fromEntries(present.map(([name]) => [name, []]));
  const rates = await inTurns(present, rounds, async (name, { append, cpuMicros }) => {
    const [before, thread] = [cpuMicros?.() ?? 0, clientThreadMicros()];
    const result = await measure(concurrency, seconds, appender(append));
    const server = (cpuMicros?.() ?? 0) - before;
    const count = result.perSecond * seconds;
    threads[name].push((clientThreadMicros() - thread) / count);
    const cpu = result.cpu + server / count;
    const others = Math.max(0, result.others - server / 1e6 / seconds);
    print(`${names[name]}, ${concurrency} at a time`, { ...result, cpu, others });
    return result.perSecond;
  });
  for (const [name, all] of Object.entries(rates)) {
    const rate = Math.round(median(all)).toLocaleString('en');
    const thread = median(threads[name]).toFixed(0);
    console.log(`  median ${names[name]}: ${rate}/s, ${thread} µs CPU in the client's thread`);
  }
  const aimed = concurrency === 64;
  if (rates.peer) verdict('Rapport to Emmett', rates.ours, rates.peer, aimed ? 3 : undefined);
  verdict('Rapport to the ceiling', rates.ours, rates.ceiling, aimed ? 0.8 : undefined);
}
for (const [, side] of present) await side.stop();

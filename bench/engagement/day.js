// Lists and the day of a manager over HTTP, with very many contacts on the timeline.
//   node bench/engagement/day.js [--contacts 1000000] [--data DIR] [--seconds 5]
// The folder given is kept; one that holds contacts already is only asked.
import 'reflect-metadata';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from '../../scripts/build.js';
import { printEnvironment, speak, startSystem, underLoad } from '../platform/system.js';

const { values } = parseArgs({
  options: {
    contacts: { type: 'string', default: '1000000' },
    data: { type: 'string' },
    seconds: { type: 'string', default: '5' },
  },
});
const data = values.data ?? mkdtempSync(join(tmpdir(), 'rapport-bench-'));

/** Writes the contacts into the folder, without a view running. */
async function fill() {
  await build();
  const dist = '../../dist';
  const { readSettings, openWorld, serve } = await import(`${dist}/libs/platform/src/index.js`);
  const { withStores } = await import(`${dist}/apps/standalone/src/embedded.js`);
  const { contexts } = await import(`${dist}/apps/contexts.js`);
  const { writeHistory } = await import('./history.js');
  const settings = readSettings({ RAPPORT_DATA: data, RAPPORT_LOG_LEVEL: 'error' });
  const stores = await withStores(settings);
  const world = await openWorld(stores.settings);
  const writer = await serve(world, contexts, { api: false, worker: true });
  const { clients, seconds } = await writeHistory(writer.app, Number(values.contacts));
  console.log(`${values.contacts} contacts with ${clients} clients in ${seconds.toFixed(0)} s`);
  await writer.stop();
  await world.close();
  await stores.stop();
}

/** Waits until the timeline holds all that was written. */
async function caughtUp(risk) {
  for (;;) {
    const totals = await risk.get('/interactions/totals?dimension=direction');
    const counted = totals.reduce((sum, { count }) => sum + count, 0);
    if (counted >= Number(values.contacts)) return;
    await new Promise((resolve) => setTimeout(resolve, 2_000));
  }
}

async function measure(name, ask) {
  await underLoad(4, 1, ask); // warms up
  for (const hands of [1, 16]) {
    const { rate, p50, p99 } = await underLoad(hands, Number(values.seconds), ask);
    console.log(`${name}, hands ${hands}: ${rate}/s, p50 ${p50} ms, p99 ${p99} ms`);
  }
}

printEnvironment();
if (!existsSync(join(data, 'eventstore'))) await fill();
const system = await startSystem(data);
const rm = speak(system.address, system.token('rm', 'Wang Fang'));
const risk = speak(system.address, system.token('risk', 'Chen Jing'));
await caughtUp(risk);
const client = (turn) => `cl_bench${turn % 200}`;
const due = new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10);
await measure('my day (aim: p99 50 ms)', () => rm.get('/me/day'));
await measure('the timeline of a client (aim: p99 20 ms)', (_, turn) =>
  rm.get(`/interactions?clientId=${client(turn)}&limit=50`),
);
await measure('the latest contacts of the bank (aim: p99 20 ms)', () =>
  risk.get('/interactions?limit=50'),
);
await measure('who is to be spoken to (aim: p99 20 ms)', () =>
  rm.get(`/contacts/due?managerId=rm&day=${due}&limit=50`),
);
await measure('my tasks (aim: p99 20 ms)', () => rm.get('/tasks?ownerId=me&limit=50'));
await measure('contacts by channel (aim: p99 20 ms)', () =>
  risk.get('/interactions/totals?dimension=channel'),
);
console.log(`memory ${system.memory()} MiB`);
await system.stop();
if (!values.data) rmSync(data, { recursive: true, force: true });

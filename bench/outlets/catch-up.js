// How fast a subscriber catches up over HTTP, in events a second, and what many live readers cost.
//   node bench/outlets/catch-up.js [--loans 5000] [--readers 100] [--clients 300]
import 'reflect-metadata';
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from '../../scripts/build.js';
import { printEnvironment } from '../platform/system.js';

await build();
const dist = '../../dist';
const { readSettings, openWorld, serve, issueToken } = await import(
  `${dist}/libs/platform/src/index.js`
);
const { enterLocally } = await import(`${dist}/libs/organisation/src/index.js`);
const { withStores } = await import(`${dist}/apps/standalone/src/embedded.js`);
const { contexts } = await import(`${dist}/apps/contexts.js`);
const { CommandBus, QueryBus } = await import('@nestjs/cqrs');
const { sbaLike } = await import('../platform/sba-like.js');
const { speak } = await import('../platform/system.js');

const { values } = parseArgs({
  options: {
    loans: { type: 'string', default: '5000' },
    readers: { type: 'string', default: '100' },
    clients: { type: 'string', default: '300' },
  },
});
const data = mkdtempSync(join(tmpdir(), 'rapport-bench-'));
printEnvironment();
const stores = await withStores(
  readSettings({
    RAPPORT_DATA: data,
    RAPPORT_LOG_LEVEL: 'error',
    RAPPORT_PORT: '0',
    RAPPORT_REQUESTS_PER_MINUTE: '0',
  }),
);
const { settings } = stores;
const world = await openWorld(settings);
const running = await serve(world, contexts, { api: true, worker: true });
const buses = { commands: running.app.get(CommandBus), queries: running.app.get(QueryBus) };
const tokenOf = async (role) => {
  await enterLocally({ personId: `bench.${role}`, name: role, roles: [role] }, buses);
  return issueToken(settings, {
    subject: `bench.${role}`,
    name: role,
    roles: [role],
    lifetime: '1h',
  });
};
const [auditor, manager] = [await tokenOf('auditor'), await tokenOf('relationshipManager')];
const { events } = await sbaLike(running.app, Number(values.loans));
console.log(`${events} events in the log`);

for (const [name, query, headers] of [
  ['stream', '/events', {}],
  ['stream, as stored', '/events?shape=stored', {}],
  ['stream, gzip', '/events', { 'accept-encoding': 'gzip' }],
  ['stream, one type', '/events?types=LoanDisbursed', {}],
]) {
  const cpu = process.cpuUsage();
  const { count, seconds, bytes } = await reads({ query, headers, quietMs: 1_000 });
  const { user, system } = process.cpuUsage(cpu);
  const read = query.includes('types') ? events : count;
  const [rate, perCpu] = [seconds, (user + system) / 1e6].map((each) => Math.round(read / each));
  console.log(
    `${name}: ${count} events, ${bytes} bytes in ${seconds.toFixed(2)} s; ${rate} of the log a ` +
      `second, ${perCpu} a second of processor time with the store and all views`,
  );
}

const { rss } = process.memoryUsage();
const readers = Number(values.readers);
const ready = reads({ query: '/events?from=now', headers: {}, readers, quietMs: 4_000 });
await new Promise((resolve) => setTimeout(resolve, 1_500));
const voice = speak(running.address, manager);
const began = performance.now();
for (let index = 0; index < Number(values.clients); index++) {
  const name = { en: `Bench ${index}` };
  const source = { provenance: 'interview', statedOn: '2026-01-02' };
  await voice.post('/clients', { form: 'legalEntity', role: 'client', facts: { name }, source });
}
const wrote = (performance.now() - began) / 1_000;
const { count } = await ready;
const grown = Math.round((process.memoryUsage().rss - rss) / 2 ** 20);
console.log(
  `${readers} live readers: ${count} events delivered while ${values.clients} clients were ` +
    `registered in ${wrote.toFixed(1)} s (${Math.round(count / wrote)}/s); ${grown} MiB more`,
);
await running.stop();
await world.close();
await stores.stop();
rmSync(data, { recursive: true, force: true });

/** Reads in a process of its own, until nothing has come for a while. */
function reads(options) {
  const child = fork(join(fileURLToPath(import.meta.url), '../reader.js'));
  return new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('error', reject);
    child.send({ address: running.address, token: auditor, ...options });
  });
}

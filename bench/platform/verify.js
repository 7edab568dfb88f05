// The verification of a log of a million events against its signed proof.
//   node bench/platform/verify.js [--events 1000000]
import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { printEnvironment } from './system.js';

const dist = '../../dist';
const { readSettings, openWorld, serve } = await import(`${dist}/libs/platform/src/index.js`);
const { AuditModule, Verification, ProofTables } = await import(`${dist}/libs/audit/src/index.js`);
const { withStores } = await import(`${dist}/apps/standalone/src/embedded.js`);
const { contexts } = await import(`${dist}/apps/contexts.js`);
const { sbaLike } = await import('./sba-like.js');

const { values } = parseArgs({ options: { events: { type: 'string', default: '1000000' } } });
printEnvironment();
const data = mkdtempSync(join(tmpdir(), 'rapport-bench-'));
const settings = readSettings({ RAPPORT_DATA: data, RAPPORT_LOG_LEVEL: 'error' });
const stores = await withStores(settings);
const world = await openWorld(stores.settings);
await within({ worker: false }, contexts, filled);
// Nothing but the proof runs: it is what is waited for.
await within({ worker: true }, [AuditModule], proven);
await within({ worker: false }, [AuditModule], verified);
await world.close();
await stores.stop();
rmSync(data, { recursive: true, force: true });

async function within({ worker }, modules, work) {
  const served = await serve(world, modules, { api: false, worker });
  await work(served.app);
  await served.stop();
}

/** A loan makes six events or so. */
async function filled(app) {
  const { events, seconds } = await sbaLike(app, Math.ceil(Number(values.events) / 6));
  console.log(`${events} events written in ${seconds.toFixed(1)} s`);
}

async function proven(app) {
  const began = performance.now();
  const head = await world.store.head();
  const tables = app.get(ProofTables);
  while (((await tables.checkpoint())?.position ?? -1) < head) {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
  const seconds = ((performance.now() - began) / 1_000).toFixed(1);
  console.log(`proven and signed in ${seconds} s`);
}

async function verified(app) {
  const began = performance.now();
  const { lines } = await app.get(Verification).run({});
  const seconds = ((performance.now() - began) / 1_000).toFixed(1);
  console.log(`${lines.at(-1)}: ${seconds} s`);
}

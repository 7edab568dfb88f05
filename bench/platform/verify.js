// A log of a million events: its proof, its verification and a package of evidence of them all, each with
// the most memory it took.
//   node bench/platform/verify.js [--events 1000000]
import 'reflect-metadata';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { printEnvironment } from './system.js';

const dist = '../../dist';
const { Checkpoints, inContext, openWorld, readSettings, serve, ViewRegistry } = await import(
  `${dist}/libs/platform/src/index.js`
);
const { AuditModule, Evidence, ExportEvidence, ProofTables, trail, Verification } = await import(
  `${dist}/libs/audit/src/index.js`
);
const { withStores } = await import(`${dist}/apps/standalone/src/embedded.js`);
const { contexts } = await import(`${dist}/apps/contexts.js`);
const { filledLog } = await import('./sba-like.js');

const { values } = parseArgs({ options: { events: { type: 'string', default: '1000000' } } });
printEnvironment();
const data = mkdtempSync(join(tmpdir(), 'rapport-bench-'));
const settings = readSettings({ RAPPORT_DATA: data, RAPPORT_LOG_LEVEL: 'error' });
const stores = await withStores(settings);
const loans = Math.ceil(Number(values.events) / 6);
await measured(filled);
const world = await openWorld(stores.settings);
// Nothing but the proof and the views of auditors run: they are what is waited for.
await within({ worker: true }, [AuditModule], proven);
await within({ worker: false }, [AuditModule], verified);
await within({ worker: true }, [AuditModule], seen);
await within({ worker: false }, [AuditModule], exported);
await world.close();
await stores.stop();
rmSync(data, { recursive: true, force: true });

async function within({ worker }, modules, work) {
  const served = await serve(world, modules, { api: false, worker });
  await measured(() => work(served.app));
  await served.stop();
}

/** What a step took, and the most memory that the process with both stores held itself meanwhile. */
async function measured(work) {
  let most = 0;
  const watching = setInterval(() => (most = Math.max(most, anonymous())), 250);
  const began = performance.now();
  const said = await work();
  const seconds = ((performance.now() - began) / 1_000).toFixed(1);
  clearInterval(watching);
  console.log(`${said}: ${seconds} s, at most ${Math.max(most, anonymous())} MiB`);
}

/** What the process holds itself, in MiB: without the mapped pages of the files of the stores. */
function anonymous() {
  const [, kib] = /RssAnon:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return Math.round(Number(kib) / 1_024);
}

/** A loan makes six events or so. */
async function filled() {
  const { events } = await filledLog(stores.settings, contexts, loans);
  return `${events} events written`;
}

async function proven(app) {
  const head = await world.store.head();
  const tables = app.get(ProofTables);
  while (((await tables.checkpoint())?.position ?? -1) < head) {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
  return 'proven and signed';
}

async function verified(app) {
  const { lines } = await app.get(Verification).run({});
  return lines.at(-1);
}

/** The trail shows the last event. */
async function seen(app) {
  const build = await app.get(ViewRegistry).live(trail);
  while (!(await app.get(Checkpoints).waitFor(build, await world.store.head(), 60_000)));
  return 'the trail has seen all';
}

/** A package of every event, each file given away as it is made. */
async function exported(app) {
  const context = { actor: { id: 'bench', roles: [] }, correlationId: 'bench', system: true };
  const query = Object.assign(new ExportEvidence(), { since: '1900-01-01T00:00:00Z' });
  const evidence = app.get(Evidence);
  const wanted = await inContext(context, () => evidence.wanted(query));
  let [files, bytes] = [0, 0];
  for await (const { content } of evidence.files(wanted)) {
    files++;
    bytes += content.length;
  }
  return `evidence of every event, ${files} files, ${Math.round(bytes / 2 ** 20)} MiB`;
}

// What versions of rows cost a fold, and seals an append: shares, each beside the same without.
//   node bench/platform/cost-of-past.js [--loans 20000] [--view loan-book]
import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { printEnvironment } from './system.js';

const dist = '../../dist';
const { readSettings, openWorld, serve, Definitions, Seals, ViewRegistry } = await import(
  `${dist}/libs/platform/src/index.js`
);
const { withStores } = await import(`${dist}/apps/standalone/src/embedded.js`);
const { contexts } = await import(`${dist}/apps/contexts.js`);
const { filledLog } = await import('./sba-like.js');

const { values } = parseArgs({
  options: {
    loans: { type: 'string', default: '20000' },
    view: { type: 'string', default: 'loan-book' },
  },
});
printEnvironment();
const data = mkdtempSync(join(tmpdir(), 'rapport-bench-'));
const settings = readSettings({ RAPPORT_DATA: data, RAPPORT_LOG_LEVEL: 'error' });
const stores = await withStores(settings);
const sealing = measured(Seals.prototype, 'sealed');
const checking = measured(Seals.prototype, 'doubtOf');

const events = await appended();
await folded(events);
await stores.stop();
rmSync(data, { recursive: true, force: true });

/** Adds up how long a method takes; milliseconds. */
function measured(prototype, name) {
  const method = prototype[name];
  const sum = { ms: 0, calls: 0 };
  prototype[name] = function (...args) {
    const began = performance.now();
    try {
      return method.apply(this, args);
    } finally {
      sum.ms += performance.now() - began;
      sum.calls++;
    }
  };
  return sum;
}

const share = ({ ms, calls }, wholeMs) =>
  `${((100 * ms) / wholeMs).toFixed(1)} % of ${(wholeMs / 1_000).toFixed(1)} s ` +
  `(${((1_000 * ms) / Math.max(calls, 1)).toFixed(1)} µs each)`;

/** Appends by commands; how much of it was sealing. */
async function appended() {
  const log = await filledLog(stores.settings, contexts, Number(values.loans));
  console.log(`seals of ${log.events} appends: ${share(sealing, log.seconds * 1_000)}`);
}

/** Rebuilds one view by turns with and without its versions; how much checking seals took. */
async function folded(count) {
  const world = await openWorld(stores.settings);
  const reader = await serve(world, contexts, { api: false, worker: true });
  const view = reader.app.get(Definitions).views.find(({ name }) => name === values.view);
  const registry = reader.app.get(ViewRegistry);
  await rebuilt(registry, view); // warms up
  const took = { versions: 0, none: 0 };
  for (const past of ['versions', 'none', 'none', 'versions']) {
    view.past = past;
    Object.assign(checking, { ms: 0, calls: 0 });
    const ms = await rebuilt(registry, view);
    took[past] += ms / 2;
    console.log(
      `${view.name}, past ${past}: ${Math.round((1_000 * count) / ms)} events/s; checking seals ${share(checking, ms)}`,
    );
  }
  const cost = (100 * (took.versions - took.none)) / took.none;
  console.log(`versions cost ${cost.toFixed(1)} % of the fold rate of ${view.name}`);
  await reader.stop();
  await world.close();
}

/** Builds the next generation; resolves to how long it took until it answered, in milliseconds. */
async function rebuilt(registry, view) {
  const live = await registry.live(view);
  const wanted = `${view.name}@${view.version}.${Number(live.split('.')[1] ?? 1) + 1}`;
  const began = performance.now();
  await registry.want(view.name, wanted);
  while ((await registry.get(view.name))?.live !== wanted) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return performance.now() - began;
}

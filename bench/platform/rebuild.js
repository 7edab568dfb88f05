// Catch-up and rebuild of the real views, in events a second, on a log of a given size.
//   node bench/platform/rebuild.js [--loans 20000]
import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from '../../scripts/build.js';
import { printEnvironment } from './system.js';

await build();
const dist = '../../dist';
const { readSettings, openWorld, serve, Checkpoints, Definitions, ViewRegistry } = await import(
  `${dist}/libs/platform/src/index.js`
);
const { withStores } = await import(`${dist}/apps/standalone/src/embedded.js`);
const { contexts } = await import(`${dist}/apps/contexts.js`);
const { sbaLike } = await import('./sba-like.js');

const { values } = parseArgs({ options: { loans: { type: 'string', default: '20000' } } });
const data = mkdtempSync(join(tmpdir(), 'rapport-bench-'));
const settings = readSettings({ RAPPORT_DATA: data, RAPPORT_LOG_LEVEL: 'error' });
printEnvironment();
const stores = await withStores(settings);

// Without a worker the log fills and no view runs.
const writing = await openWorld(stores.settings);
const writer = await serve(writing, contexts, { api: false, worker: false });
const { events, position, seconds } = await sbaLike(writer.app, Number(values.loans));
console.log(
  `${events} events written in ${seconds.toFixed(1)} s: ${Math.round(events / seconds)}/s`,
);
await writer.stop();
await writing.close();

const reading = await openWorld(stores.settings);
const began = performance.now();
const reader = await serve(reading, contexts, { api: false, worker: true });
const { views } = reader.app.get(Definitions);
const checkpoints = reader.app.get(Checkpoints);
const registry = reader.app.get(ViewRegistry);
const caughtUp = async (build_) => {
  while (!(await checkpoints.waitFor(build_, position, 10_000)));
};
for (const view of views) await caughtUp(await registry.live(view));
const all = (performance.now() - began) / 1_000;
console.log(
  `all ${views.length} views together: ${all.toFixed(1)} s, ${Math.round(events / all)} events/s of the log, ` +
    `${Math.round((events * views.length) / all)} view-events/s`,
);
for (const view of views) {
  const start = performance.now();
  const wanted = `${view.name}@${view.version}.2`;
  await registry.want(view.name, wanted);
  while ((await registry.get(view.name))?.live !== wanted) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const took = (performance.now() - start) / 1_000;
  console.log(
    `${view.name}: rebuilt and switched in ${took.toFixed(1)} s, ${Math.round(events / took)} events/s`,
  );
}
await reader.stop();
await reading.close();
await stores.stop();
rmSync(data, { recursive: true, force: true });

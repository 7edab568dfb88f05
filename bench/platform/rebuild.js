// Catch-up and rebuild of the real views, in events a second, on a log of a given size.
//   node bench/platform/rebuild.js [--loans 20000]
//   node bench/platform/rebuild.js --data DIR [--views loan-book,trail]   on a log that is there
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
const { openedMigration, sbaLike } = await import('./sba-like.js');

const { values } = parseArgs({
  options: {
    loans: { type: 'string', default: '20000' },
    data: { type: 'string' },
    views: { type: 'string' },
  },
});
const data = values.data ?? mkdtempSync(join(tmpdir(), 'rapport-bench-'));
const settings = readSettings({ RAPPORT_DATA: data, RAPPORT_LOG_LEVEL: 'error' });
printEnvironment();
const stores = await withStores(settings);
const { events, position } = values.data ? await onDisk() : await written(Number(values.loans));

async function onDisk() {
  const world = await openWorld(stores.settings);
  let count = 0;
  let last = -1;
  for await (const event of world.store.log(undefined)) {
    count++;
    last = event.position;
  }
  await world.close();
  console.log(`${count} events in the log`);
  return { events: count, position: last };
}

/** Without a worker the log fills and no view runs, but for the one that shows the open migration. */
async function written(loans) {
  await openedMigration(stores.settings, contexts, loans);
  const world = await openWorld(stores.settings);
  const writer = await serve(world, contexts, { api: false, worker: false });
  const { seconds, ...log } = await sbaLike(writer.app, loans, { opened: true });
  const rate = Math.round(log.events / seconds);
  console.log(`${log.events} events written in ${seconds.toFixed(1)} s: ${rate}/s`);
  await writer.stop();
  await world.close();
  return log;
}

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
const wantedViews = values.views?.split(',');
for (const view of views) {
  if (wantedViews && !wantedViews.includes(view.name)) continue;
  const start = performance.now();
  const live = await registry.live(view);
  const wanted = `${view.name}@${view.version}.${Number(live.split('.')[1] ?? 1) + 1}`;
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
if (!values.data) rmSync(data, { recursive: true, force: true });

// Catch-up and rebuild of the real views, in events a second, on a log of a given size. The processes
// have done all they had to do before the first view is rebuilt alone.
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
const { settling } = await import(`${dist}/apps/cli/src/settled.js`);
const { filledLog } = await import('./sba-like.js');

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
  const log = await counted(world.store);
  await world.close();
  console.log(`${log.events} events in the log`);
  return log;
}

async function counted(store) {
  let [events, position] = [0, -1];
  for await (const event of store.log(undefined)) {
    events++;
    position = event.position;
  }
  return { events, position };
}

async function written(loans) {
  const { seconds, ...log } = await filledLog(stores.settings, contexts, loans);
  const rate = Math.round(log.events / seconds);
  console.log(`${log.events} events written in ${seconds.toFixed(1)} s: ${rate}/s`);
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
await settling(reader.app, undefined, 3_600_000)();
const settled = await counted(reading.store);
const until = ((performance.now() - began) / 1_000).toFixed(1);
console.log(`the processes are done after ${until} s: ${settled.events} events in the log`);
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
    `${view.name}: rebuilt and switched in ${took.toFixed(1)} s, ${Math.round(settled.events / took)} events/s`,
  );
}
await reader.stop();
await reading.close();
await stores.stop();
if (!values.data) rmSync(data, { recursive: true, force: true });

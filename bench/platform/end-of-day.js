// The end of a day: catching up so many days at once (the experiment of Apache Fineract), a day of many
// loans, and how long commands take meanwhile.
//   node bench/platform/end-of-day.js [--loans 1000] [--days 1,7,30,100,300,700]
//   node bench/platform/end-of-day.js --loans 20000 --days 1 --hands 8     with commands meanwhile
import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { day, draw, inTurn, signedLoan } from './loans.js';
import { printEnvironment, quantile, speak, startSystem } from './system.js';

const dist = '../../dist';
const { Checkpoints, Definitions, openWorld, readSettings, serve } = await import(
  `${dist}/libs/platform/src/index.js`
);
const { contexts } = await import(`${dist}/apps/contexts.js`);

const { values } = parseArgs({
  options: {
    loans: { type: 'string', default: '1000' },
    days: { type: 'string', default: '1,7,30,100,300,700' },
    hands: { type: 'string', default: '0' },
  },
});
const loans = Number(values.loans);
const steps = values.days.split(',').map(Number);
const hands = Number(values.hands);
// The loans are older than all that is caught up, so that every evening finds them running.
const all = steps.reduce((sum, days) => sum + days, 0);
const drawnBack = all + 10;

printEnvironment();
const system = await startSystem();
const { address, token } = system;
const rm = speak(address, token('rm', 'Wang Fang'));
const approver = speak(address, token('approver', 'Zhao Min'));
const admin = speak(address, token('admin', 'Operations'));

console.log(`preparing ${loans} loans`);
const numbers = Array.from({ length: loans }, (_, index) => index);
await inTurn(numbers, async (index) => {
  const loanId = await signedLoan(index, { rm, approver }, { back: drawnBack + 1, termMonths: 36 });
  await draw(loanId, 80_000_000, { rm, approver }, day(drawnBack));
});

// Looks into the stores of the running system, to know when its processes are through.
const { eventStoreUrl, mongoUrl } = JSON.parse(
  readFileSync(join(system.data, 'running.json'), 'utf8'),
);
const stores = { EVENTSTORE_URL: eventStoreUrl, MONGODB_URL: mongoUrl };
const world = await openWorld(
  readSettings({ ...system.env, ...stores, RAPPORT_LOG_LEVEL: 'silent' }),
);
const reader = await serve(world, contexts, { api: false, worker: false });
const checkpoints = reader.app.get(Checkpoints);
const evening = reader.app
  .get(Definitions)
  .processes.filter(({ types }) => types.has('BusinessDayClosed'))
  .map(({ name }) => `process:${name}`);

/** Closes a day; after how many seconds loans are aged, and all that an evening does is done. */
async function closed(on) {
  const began = performance.now();
  const { position } = await admin.post(`/business-days/${on.slice(0, 4)}/closings`, { day: on });
  const through = async (id) => {
    while (!(await checkpoints.waitFor(id, position, 10_000)));
    return (performance.now() - began) / 1_000;
  };
  const [aged, ...others] = await Promise.all(['process:age-loans', ...evening].map(through));
  return { aged, all: Math.max(...others) };
}

/** Charges fees from so many hands until told to stop; the latencies, in milliseconds. */
function meanwhile() {
  const took = [];
  let going = true;
  const hand = async (number) => {
    for (let turn = 0; going; turn += 1) {
      const start = performance.now();
      const amount = { minor: 1_000, currency: 'CNY' };
      const loanId = `ln_bench${(number * 7_919 + turn * 31) % loans}`;
      await rm.post(`/loans/${loanId}/fees`, { kind: 'commitment', amount });
      took.push(performance.now() - start);
    }
  };
  const done = Promise.all(Array.from({ length: hands }, (_, number) => hand(number)));
  return async () => {
    going = false;
    await done;
    return took.sort((a, b) => a - b);
  };
}

let back = all + 1;
await closed(day(back));
for (const days of steps) {
  back -= days;
  const stop = meanwhile();
  const { aged, all: whole } = await closed(day(back));
  const took = await stop();
  const rate = Math.round((loans * days) / aged);
  console.log(
    `${loans} loans, ${days} days: aged in ${aged.toFixed(1)} s, ${rate} loan-days/s; ` +
      `the whole evening ${whole.toFixed(1)} s`,
  );
  if (took.length === 0) continue;
  const at = (share) => quantile(took, share).toFixed(0);
  console.log(`  ${took.length} commands meanwhile: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`);
}
console.log(`memory ${system.memory()} MiB`);
await reader.stop();
await world.close();
await system.stop();

// Rebuild of a view of loans from nothing, in events a second: ours and the peer's by turns.
//   node bench/peers/rebuild.js [--events 50000] [--rounds 3] [--batch 1000]
import { deepStrictEqual } from 'node:assert';
import { cpuMicros, options, othersSince, print, printEnvironment } from '../eventstore/harness.js';
import { eventsPerLoan, expectedTotals } from './loans.js';
import { inTurns, median, verdict } from './pairs.js';
import { ours } from './rebuild-ours.js';
import { theirs } from './rebuild-theirs.js';

const { events, rounds, batch } = options({ events: 50_000, rounds: 3, batch: 1_000 });
const loans = Math.ceil(events / eventsPerLoan);

printEnvironment();
const own = await ours(loans);
const peer = await theirs(loans, batch);
console.log(`${loans * eventsPerLoan} events of ${loans} loans in the log of each side`);

const names = {
  ours: 'Rapport: rows, index, totals',
  documents: 'Emmett: Pongo documents',
  rows: 'Emmett: raw SQL, rows, index, totals',
};
const sides = [['ours', own], ...(peer ? [['documents', peer.documents]] : [])];
if (peer) sides.push(['rows', peer.rows]);

const wanted = expectedTotals(loans);
const sorted = (totals) => [...totals].filter(([, { count }]) => count > 0).sort();
const rates = await inTurns(sides, rounds, async (name, side) => {
  const [others, own, began] = [othersSince(), process.cpuUsage(), performance.now()];
  const before = side.cpuMicros?.() ?? 0;
  const perSecond = await side.rebuild();
  const server = (side.cpuMicros?.() ?? 0) - before;
  const elapsed = (performance.now() - began) * 1_000;
  print(names[name], {
    perSecond,
    cpu: (cpuMicros(own) + server) / (loans * eventsPerLoan),
    others: Math.max(0, others() - server / elapsed),
  });
  deepStrictEqual(sorted(await side.totals()), sorted(wanted), `${names[name]}: wrong totals`);
  return perSecond;
});
for (const [name, all] of Object.entries(rates)) {
  console.log(`  median ${names[name]}: ${Math.round(median(all)).toLocaleString('en')} events/s`);
}
for (const name of ['documents', 'rows']) {
  if (rates[name]) verdict(`Rapport to ${names[name]}`, rates.ours, rates[name], 20);
}
await own.stop();
await peer?.stop();

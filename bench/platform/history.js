// The past and the proof on a log: lists and totals known on an evening, a whole portfolio of a
// month-end from the log, and the verification of every event.
//   node bench/platform/history.js --data DIR [--knownAt POINT] [--monthEnd 2005-06-30]
// The folder holds an import: `portfolio.js FILE --data DIR` makes one.
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { printEnvironment, quantile, speak, startSystem } from './system.js';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    knownAt: { type: 'string' },
    monthEnd: { type: 'string', default: '2005-06-30' },
  },
});
if (!values.data) throw new Error('usage: node bench/platform/history.js --data DIR');
printEnvironment();
const system = await startSystem(values.data);
const auditor = speak(system.address, system.token('auditor', 'Sun Yue'));

await questions(values.knownAt ?? (await middleOfTheLog()));
command('whole portfolio of a month-end', [
  'replay',
  '--view',
  'loan-book',
  '--as-of',
  values.monthEnd,
]);
await proven();
command('verification of the log', ['verify']);
await system.stop();

/** A position at which half of the events were known. */
async function middleOfTheLog() {
  const { position } = await auditor.get('/audit/proof');
  return String(Math.floor(position / 2));
}

/** Each question of today beside the same of the past, one at a time. */
async function questions(knownAt) {
  const asked = {
    'a page of 50 loans': '/loans?limit=50',
    'a page of 50 loans by status': '/loans?status=active&limit=50',
    'the portfolio by state': '/portfolio?by=region',
  };
  for (const [name, path] of Object.entries(asked)) {
    const [today, past] = [await timed(path), await timed(`${path}&knownAt=${knownAt}`)];
    console.log(`${name}: p95 ${today} ms today, ${past} ms known at ${knownAt}`);
  }
}

/** The 95th percentile of two hundred answers, after twenty that warm up; milliseconds. */
async function timed(path) {
  const took = [];
  for (let turn = 0; turn < 220; turn++) {
    const began = performance.now();
    await auditor.get(path);
    if (turn >= 20) took.push(performance.now() - began);
  }
  return quantile(
    took.sort((a, b) => a - b),
    0.95,
  ).toFixed(1);
}

/** Waits until the proof has taken in every event. */
async function proven() {
  for (let size = -1; ;) {
    const now = await auditor.get('/audit/proof');
    if (now.size === size && now.checkpoint?.size === size) return;
    ({ size } = now);
    await new Promise((resolve) => setTimeout(resolve, 6_000));
  }
}

/** A command of the command line beside the running system: how long, and what it said last. */
function command(name, args) {
  const began = performance.now();
  const { stdout, stderr, status } = spawnSync(process.execPath, [system.bin, ...args], {
    env: system.env,
    encoding: 'utf8',
    maxBuffer: 64 * 2 ** 20,
  });
  const seconds = ((performance.now() - began) / 1_000).toFixed(1);
  const rate =
    stderr
      .trim()
      .split(/[\r\n]+/)
      .at(-1) ?? '';
  console.log(
    `${name}: ${seconds} s, status ${status}; ${rate.trim()}; ${stdout.trim().split('\n').slice(-2).join('; ')}`,
  );
}

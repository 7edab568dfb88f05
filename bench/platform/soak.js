// The demo bank under a steady load for half an hour: memory every minute; then SIGTERM under load.
//   node bench/platform/soak.js [--minutes 30] [--rate 100]
// The aims: memory flat after the first third; nobody is reset, and nothing acknowledged is lost.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { printEnvironment, speak, startSystem } from './system.js';

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '30' }, rate: { type: 'string', default: '100' } },
});
const [minutes, rate] = [Number(values.minutes), Number(values.rate)];
/** So many at once; what is due while they are under way is passed over, and counted. */
const mostOpen = 256;

const paths = [
  '/clients?limit=50',
  '/clients/cl_demo.qingfeng',
  '/loans?limit=50',
  '/loans?sort=-grantedOn&limit=20',
  '/portfolio?by=region',
  '/watch-list',
  '/pipeline',
  '/applications?limit=20',
  '/interactions?clientId=cl_demo.qingfeng',
];

/** One in ten requests registers a client, the others ask. */
const registration = (clientId) => ({
  clientId,
  form: 'legalEntity',
  role: 'client',
  facts: { name: { en: `Soak ${clientId}` } },
  source: { provenance: 'interview', statedOn: '2026-01-05' },
});

const counted = { sent: 0, passedOver: 0 };
const statuses = new Map();
const acknowledged = [];
const unanswered = [];
const note = (what) => statuses.set(what, (statuses.get(what) ?? 0) + 1);

async function one(voices, turn) {
  const clientId = `cl_soak${turn}`;
  const isCommand = turn % 10 === 0;
  counted.sent++;
  try {
    const { status } = isCommand
      ? await voices.rm.send('POST', '/clients', registration(clientId))
      : await voices.risk.send('GET', paths[turn % paths.length]);
    note(status);
    if (isCommand && status === 201) acknowledged.push(clientId);
  } catch (error) {
    note(error.code ?? error.message);
    if (isCommand) unanswered.push(clientId);
  }
}

/** Sends so many requests a second, answered or not, until told to stop. */
function load(voices) {
  let [turn, open, ended] = [0, 0, false];
  const began = performance.now();
  const tick = setInterval(() => {
    const due = Math.floor(((performance.now() - began) / 1_000) * rate);
    for (; turn < due; turn++) {
      if (open >= mostOpen) {
        counted.passedOver++;
        continue;
      }
      open++;
      void one(voices, turn).finally(() => open--);
    }
  }, 5);
  return async () => {
    if (!ended) clearInterval(tick);
    ended = true;
    while (open > 0) await pause(20);
  };
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const voicesOf = (system) => ({
  rm: speak(system.address, system.token('rm', 'Soak Rm')),
  risk: speak(system.address, system.token('risk', 'Soak Risk')),
});
const anonymous = (system) => Number(/(\d+) anonymous/.exec(system.memory())?.[1]);

/** Prints the memory of each minute; by how much it grew after the first third, in MiB. */
async function soaked(system) {
  const each = [];
  for (let minute = 1; minute <= minutes; minute++) {
    await pause(60_000);
    each.push(anonymous(system));
    console.log(`minute ${minute}: ${system.memory()} MiB, ${counted.sent} requests sent`);
  }
  const settled = each.slice(Math.floor(minutes / 3));
  const middle = Math.ceil(settled.length / 2);
  const mean = (some) => some.reduce((sum, one) => sum + one, 0) / some.length;
  return mean(settled.slice(-middle)) - mean(settled.slice(0, middle));
}

/** What of the clients is there after a new start: all that was acknowledged, and nothing else. */
async function found(data) {
  const system = await startSystem(data);
  const { risk } = voicesOf(system);
  const there = async (clientId) => (await risk.send('GET', `/clients/${clientId}`)).status === 200;
  let [lost, unannounced] = [0, 0];
  for (const id of acknowledged) if (!(await there(id))) lost++;
  for (const id of unanswered) if (await there(id)) unannounced++;
  await system.stop();
  return { lost, unannounced };
}

printEnvironment();
const data = mkdtempSync(join(tmpdir(), 'rapport-soak-'));
const system = await startSystem(data);
spawnSync(process.execPath, [system.bin, 'demo'], { env: system.env, encoding: 'utf8' });
console.log(`the demo bank is there: ${system.memory()} MiB`);
const stopLoad = load(voicesOf(system));
const grown = await soaked(system);
console.log(
  `after the first third: ${grown.toFixed(0)} MiB more in its second half than in its first`,
);
const before = new Map(statuses);
await Promise.all([system.stop(), pause(5_000).then(stopLoad)]);
const after = [...statuses].map(([what, n]) => [what, n - (before.get(what) ?? 0)]);
const list = (entries) => [...entries].map(([what, n]) => `${what}: ${n}`).join(', ');
console.log(`answers before SIGTERM: ${list(before)}; passed over ${counted.passedOver}`);
console.log(`from SIGTERM on: ${list(after.filter(([, n]) => n > 0))}`);
const { lost, unannounced } = await found(data);
const resets = after.find(([what]) => what === 'ECONNRESET')?.[1] ?? 0;
console.log(
  `${acknowledged.length} acknowledged, ${lost} lost; ${resets} reset, ${unannounced} of the ` +
    `${unanswered.length} unanswered were written`,
);
rmSync(data, { recursive: true, force: true });

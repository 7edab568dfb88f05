// The points of one client under very many commands at once: how fast, and whether they are exact.
//   node bench/engagement/points.js [--commands 200]
import { parseArgs } from 'node:util';
import { printEnvironment, speak, startSystem } from '../platform/system.js';

const { values } = parseArgs({ options: { commands: { type: 'string', default: '200' } } });
const half = Math.floor(Number(values.commands) / 2);
const numbers = Array.from({ length: half }, (_, index) => index + 1);

printEnvironment();
const system = await startSystem();
const rm = speak(system.address, system.token('rm', 'Wang Fang'));
const head = speak(system.address, system.token('head', 'Gao Lei'));
const path = '/clients/cl_points/loyalty';

/** Sends until it is taken: what lost the race is sent again. */
async function until(voice, route, body) {
  for (;;) {
    const { status, answer } = await voice.send('POST', `${path}/${route}`, body);
    if (status === 201 || answer.includes('NoSuchProposal')) return;
    if (![409, 412, 429, 503, 504].includes(status)) throw new Error(`${status} ${answer}`);
  }
}

await rm.post('/clients', {
  ...{ clientId: 'cl_points', form: 'legalEntity', role: 'client' },
  facts: { name: { en: 'Points' } },
  source: { provenance: 'interview', statedOn: new Date().toISOString().slice(0, 10) },
});
for (const number of numbers) {
  await rm.post(`${path}/proposals`, {
    ...{ entryId: `e${number}`, occasion: 'event', reason: 'Seminar' },
  });
}
const began = performance.now();
await Promise.all(
  numbers.flatMap((number) => [
    until(head, `proposals/e${number}/confirmation`, {}),
    until(rm, 'redemptions', { entryId: `r${number}`, reward: 'lecture' }),
  ]),
);
const seconds = (performance.now() - began) / 1_000;
const { earned, redeemed, balance } = await rm.get(path);
console.log(`${2 * half} commands at once in ${seconds.toFixed(1)} s`);
console.log(`earned ${earned}, redeemed ${redeemed}, balance ${balance}`);
const isExact = earned === half * 100 && redeemed === earned && balance === 0;
console.log(isExact ? 'the ledger is exact' : 'THE LEDGER IS WRONG');
await system.stop();
process.exitCode = isExact ? 0 : 1;

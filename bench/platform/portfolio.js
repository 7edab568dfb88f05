// The import of a file of SBA loans, the rebuild of every view, queries upon it, and the memory.
//   node bench/platform/portfolio.js FILE.csv.gz
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printEnvironment, speak, startSystem, underLoad } from './system.js';

const [file] = process.argv.slice(2);
if (!file) throw new Error('usage: node bench/platform/portfolio.js FILE.csv[.gz]');
printEnvironment();
const data = mkdtempSync(join(tmpdir(), 'rapport-bench-'));
const system = await startSystem(data);

const began = performance.now();
const imported = spawnSync(process.execPath, [system.bin, 'import', 'sba', file], {
  env: system.env,
  encoding: 'utf8',
});
console.log(imported.stdout.trim().split('\n').slice(-2).join('\n'));
console.log(
  `import, and every view caught up: ${((performance.now() - began) / 1000).toFixed(1)} s`,
);
console.log(`memory after it ${system.memory()} MiB`);

const rm = speak(system.address, system.token('rm', 'Wang Fang'));
const states = ['CA', 'NY', 'TX', 'FL', 'WY', 'VT', 'OH', 'PA'];
const queries = {
  'a loan by its id': (page) => `/loans/${page.items[0].loanId}`,
  'a page of 50, by status': () => '/loans?status=writtenOff&limit=50',
  'the portfolio by state': () => '/portfolio?by=region',
  'a client found by part of its name': (_, turn) => `/clients?search=${states[turn % 8]}&limit=20`,
};
const page = await rm.get('/loans?limit=1');
for (const [name, pathOf] of Object.entries(queries)) {
  for (const hands of [1, 16]) {
    const { rate, p50, p99 } = await underLoad(hands, 4, (_, turn) => rm.get(pathOf(page, turn)));
    console.log(`${name}, hands ${hands}: ${rate}/s, p50 ${p50} ms, p99 ${p99} ms`);
  }
}
await system.stop();
rmSync(data, { recursive: true, force: true });

// The import of a file of SBA loans, queries upon it, and the memory.
//   node bench/platform/portfolio.js FILE.csv.gz [--data DIR]
// The folder given is kept; one that holds an import already is only asked.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { printEnvironment, speak, startSystem, underLoad } from './system.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { data: { type: 'string' } },
});
const [file] = positionals;
if (!file) throw new Error('usage: node bench/platform/portfolio.js FILE.csv[.gz]');
printEnvironment();
const data = values.data ?? mkdtempSync(join(tmpdir(), 'rapport-bench-'));
const system = await startSystem(data);

if (!existsSync(join(data, 'imports'))) {
  const began = performance.now();
  const { stdout } = spawnSync(process.execPath, [system.bin, 'import', 'sba', file], {
    env: system.env,
    encoding: 'utf8',
  });
  const seconds = ((performance.now() - began) / 1_000).toFixed(1);
  console.log(stdout.trim().split('\n').slice(-2).join('\n'));
  console.log(`import, and every view caught up: ${seconds} s`);
}
console.log(`memory after it ${system.memory()} MiB`);

// A manager would see none of the imported loans: they are nobody's.
const risk = speak(system.address, system.token('risk', 'Chen Jing'));
const words = ['smith', 'dental', 'pizza', 'martin', 'auto', 'cleaners', 'garden', 'salon'];
const queries = {
  'a loan by its id': (page) => `/loans/${page.items[0].loanId}`,
  'a page of 50, by status': () => '/loans?status=writtenOff&limit=50',
  'the portfolio by state': () => '/portfolio?by=region',
  'the portfolio by state, known on an evening': () => '/portfolio?by=region&knownAt=2030-01-01',
  'the portfolio by state, as of a day': () => '/portfolio?by=region&asOf=2005-06-30',
  'a page of 50 as of a day': () => '/loans?sort=-grantedOn&limit=50&asOf=2005-06-30',
  'a page of 50 as of a day, by status': () => '/loans?status=active&limit=50&asOf=2005-06-30',
  'a client found by part of its name': (_, turn) => `/clients?search=${words[turn % 8]}&limit=20`,
};
const page = await risk.get('/loans?limit=1');
for (const [name, pathOf] of Object.entries(queries)) {
  await underLoad(16, 1, (_, turn) => risk.get(pathOf(page, turn))); // warms up
  for (const hands of [1, 16]) {
    const { rate, p50, p99 } = await underLoad(hands, 4, (_, turn) => risk.get(pathOf(page, turn)));
    console.log(`${name}, hands ${hands}: ${rate}/s, p50 ${p50} ms, p99 ${p99} ms`);
  }
}
await system.stop();
if (!values.data) rmSync(data, { recursive: true, force: true });

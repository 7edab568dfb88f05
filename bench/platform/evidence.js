// Evidence of a whole log over HTTP: when the first byte comes, how fast the rest, in how much memory;
// then broken off half way, and gone on with.
//   node bench/platform/evidence.js --data DIR
// The folder holds an import: `portfolio.js FILE --data DIR` makes one.
import { spawnSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { printEnvironment, startSystem } from './system.js';

const { values } = parseArgs({ options: { data: { type: 'string' } } });
if (!values.data) throw new Error('usage: node bench/platform/evidence.js --data DIR');
const everyBytes = 100 * 2 ** 20;
const folder = mkdtempSync(join(tmpdir(), 'rapport-evidence-'));

printEnvironment();
const system = await startSystem(values.data);
const token = system.token('auditor', 'Sun Yue');
const whole = await taken('', Infinity);
const cut = await taken('', whole / 2);
const size = readFileSync(join(folder, 'evidence/checkpoint.txt'), 'utf8').split('\n')[1];
const part = Number(/\d+/.exec(readdirSync(join(folder, 'evidence/proofs')).sort().at(-1)));
console.log(`broken off after ${mib(cut)} MiB, in part ${part} of ${size} events`);
await taken(`&checkpoint=${size}&fromPart=${part}`, Infinity);
const verified = spawnSync(process.execPath, [join(folder, 'evidence/verify.mjs')], {
  encoding: 'utf8',
});
console.log((verified.stdout + verified.stderr).trim().split('\n').at(-1));
await system.stop();
rmSync(folder, { recursive: true, force: true });

/** Takes the archive up to so many bytes and unpacks what came; resolves to how many did. */
async function taken(more, most) {
  const began = performance.now();
  const since = () => ((performance.now() - began) / 1_000).toFixed(1);
  const answer = await fetch(`${system.address}/audit/evidence?since=1900-01-01T00:00:00Z${more}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const file = join(folder, 'evidence.tar.gz');
  const writing = createWriteStream(file);
  let bytes = 0;
  for await (const chunk of answer.body) {
    if (bytes === 0) console.log(`status ${answer.status}, the first byte after ${since()} s`);
    if (Math.floor((bytes + chunk.length) / everyBytes) > Math.floor(bytes / everyBytes)) {
      console.log(`${mib(bytes)} MiB after ${since()} s; memory ${system.memory()} MiB`);
    }
    bytes += chunk.length;
    writing.write(chunk);
    if (bytes >= most) break;
  }
  await new Promise((resolve) => writing.end(resolve));
  spawnSync('tar', ['xzf', file], { cwd: folder });
  console.log(`${mib(bytes)} MiB in ${since()} s; memory ${system.memory()} MiB`);
  return bytes;
}

function mib(bytes) {
  return (bytes / 2 ** 20).toFixed(0);
}

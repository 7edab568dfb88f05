// How many loans a second `rapport import` takes of a file of the World Bank, written and seen by
// every view, on an empty data folder: what a user does, with the command line that users have.
//   node scripts/build.js && node bench/projects/import.js FILE.csv.gz [MORE.csv.gz …]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { printEnvironment } from '../platform/system.js';

const files = process.argv.slice(2);
if (files.length === 0) throw new Error('usage: node bench/projects/import.js FILE.csv.gz …');
const program = new URL('../../apps/cli/bin/rapport.js', import.meta.url).pathname;
const data = mkdtempSync(join(tmpdir(), 'rapport-bench-'));

/** What the command says of itself at its end. */
function imported(file) {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [program, 'import', 'worldbank', file],
    { env: { ...process.env, RAPPORT_DATA: data }, encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  const [, loans] = /(\d+) imported/.exec(stdout) ?? [];
  const [, written, seen] =
    /written in ([\d.]+) s, seen by every view after ([\d.]+)/.exec(stdout) ?? [];
  if (status !== 0 || seen === undefined) throw new Error(`${stdout}${stderr}`);
  return { loans: Number(loans), written: Number(written), seen: Number(seen) };
}

printEnvironment();
for (const file of files) {
  const { loans, written, seen } = imported(file);
  const rate = (seconds) => Math.round(loans / seconds);
  console.log(
    `${basename(file)}: ${loans} loans; ${rate(written)}/s written in ${written} s, ` +
      `${rate(seen)}/s seen by every view after ${seen} s (aim 300/s)`,
  );
}
rmSync(data, { recursive: true, force: true });

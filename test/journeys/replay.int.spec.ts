import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contexts } from '../../apps/contexts.js';
import type { Rapport, Stores } from '../rapport.js';
import { startRapport, startStores } from '../rapport.js';
import type { SmallBank } from '../small-bank.js';
import { openBank } from '../small-bank.js';
import { root, start } from '../standalone.js';

const folder = mkdtempSync(join(tmpdir(), 'rapport-replay-'));
let stores: Stores;
let rapport: Rapport;
let bank: SmallBank;

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, contexts);
  bank = await openBank(rapport);
  await bank.client('cl_early');
  rapport.clock.day = '2026-04-01';
  await bank.client('cl_late');
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs `rapport replay` of the client file upon the stores of the running system. */
async function replayed(...args: readonly string[]) {
  const environment = {
    RAPPORT_DATA: stores.folder,
    EVENTSTORE_URL: stores.eventStoreUrl,
    MONGODB_URL: stores.mongoUrl,
  };
  const started = start(['replay', '--view', 'client-file', ...args], environment);
  return { code: await started.ended, output: started.output() };
}

interface Line {
  readonly view: string;
  readonly id: string;
  readonly row: { readonly clientId: string };
}

const idsIn = (file: string) =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as Line).id);

/** Another release: the same code but for one line of one view. */
function otherRelease(view: string, from: string, to: string): string {
  const other = mkdtempSync(join(folder, 'release-'));
  for (const part of ['apps', 'libs', 'scripts', 'dist', 'package.json', '.swcrc']) {
    cpSync(join(root, part), join(other, part), { recursive: true, preserveTimestamps: true });
  }
  symlinkSync(join(root, 'node_modules'), join(other, 'node_modules'));
  const file = join(other, view);
  const source = readFileSync(file, 'utf8');
  expect(source).toContain(from);
  writeFileSync(file, source.replace(from, to));
  return other;
}

describe('rapport replay of a view', () => {
  it('folds the log again and writes every row, with progress', async () => {
    const file = join(folder, 'all.jsonl');
    const { code, output } = await replayed('--rows', file);
    expect(output).toMatch(/\d+ of \d+ positions of the log \(100 %\)/);
    expect(output).toContain('client-file: 2 rows');
    expect(code).toBe(0);
    expect(idsIn(file)).toEqual(['cl_early', 'cl_late']);
  }, 120_000);

  it('tells what counted on the evening of a month-end', async () => {
    const file = join(folder, 'march.jsonl');
    const { code } = await replayed('--as-of', '2026-03-31', '--rows', file);
    expect(code).toBe(0);
    expect(idsIn(file)).toEqual(['cl_early']);
  }, 120_000);

  it.each([
    [['--as-of', 'yesterday'], 'yesterday is no day'],
    [['--view', 'nothing'], 'there is no view nothing'],
    [['--against', tmpdir()], 'holds no release of Rapport'],
  ])(
    'refuses %j',
    async (args, said) => {
      const { code, output } = await replayed(...args);
      expect(output).toContain(said);
      expect(code).toBe(2);
    },
    120_000,
  );
});

describe('rapport replay against another release', () => {
  it('lists the rows that its code makes otherwise, field by field', async () => {
    const view = 'libs/clients/src/views/client-file.view.ts';
    const other = otherRelease(view, 'relatedParties: [],', "relatedParties: [], note: 'there',");
    const { code, output } = await replayed('--against', other);
    expect(output).toContain('2 rows compared, 2 differ');
    expect(output).toMatch(/client-file cl_early {2}note: "there" → –/);
    expect(code).toBe(1);
  }, 240_000);
});

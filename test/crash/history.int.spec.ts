import type { Table, View } from '#kernel';
import { Definitions, KnownAt, openWorld, readSettings, serve } from '#platform';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contexts } from '../../apps/contexts.js';
import { History } from '../../libs/platform/src/views/past/history.js';
import { numbersFrom } from '../events.js';
import { eventually } from '../rapport.js';
import { runOnce, says, start } from '../standalone.js';

const rounds = process.env['RAPPORT_LONG'] ? 20 : 5;
const writers = 4;
const folder = mkdtempSync(join(tmpdir(), 'rapport-history-'));
const data = join(folder, 'data');
const environment = { RAPPORT_DATA: data, RAPPORT_PORT: '0', RAPPORT_REQUESTS_PER_MINUTE: '0' };
const below = numbersFrom(23);
const positions: number[] = [];
let token = '';

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Registers clients until the process dies. */
async function write(address: string, round: number, writer: number): Promise<void> {
  for (let step = 0; ; step++) {
    const clientId = `c-${round}-${writer}-${step}`;
    try {
      const response = await fetch(`${address}/clients`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'idempotency-key': clientId,
        },
        body: JSON.stringify({
          clientId,
          form: 'legalEntity',
          role: 'client',
          facts: { name: { en: clientId } },
          source: { provenance: 'interview', statedOn: '2026-01-05' },
        }),
      });
      const { position } = (await response.json()) as { readonly position: number };
      positions.push(position);
    } catch {
      return;
    }
  }
}

const checkpoints = () => {
  const file = join(data, 'checkpoints.txt');
  return existsSync(file) ? readFileSync(file, 'utf8').split(/\n\n(?=rapport\/)/) : [];
};
const packages = () => readdirSync(folder).filter((name) => name.startsWith('evidence-'));
const exportInto = (name: string) =>
  ['export', 'evidence', join(folder, name), '--since', '2020-01-01T00:00:00Z'] as const;

/** Kills an export that has begun, and then the system while it folds, proves and signs. */
async function oneRound(round: number): Promise<void> {
  const running = start(['start'], environment);
  const address = await says(running, /API\s+(http\S+)\n/);
  token ||= runOnce(['token', '--as', 'rm'], environment).stdout.trim();
  const [enough, signed] = [positions.length + 20 + below(60), checkpoints().length];
  const dying = Array.from({ length: writers }, (_, writer) => write(address, round, writer));
  await eventually(
    () => Promise.resolve(positions.length > enough && checkpoints().length > signed),
    (isEnough) => isEnough,
    120_000,
  );
  const name = `evidence-${round}`;
  const exporting = start(exportInto(name), environment);
  await eventually(
    () => Promise.resolve(existsSync(join(folder, name, 'unfinished.json'))),
    (hasBegun) => hasBegun || exporting.process.exitCode !== null,
    120_000,
  );
  await new Promise((resolve) => setTimeout(resolve, below(60)));
  exporting.process.kill('SIGKILL');
  running.process.kill('SIGKILL');
  await Promise.all([exporting.ended, running.ended, ...dying]);
}

describe('a system killed while it keeps versions, proves and exports', () => {
  it(
    'tells every position as a replay does',
    async () => {
      for (let round = 1; round <= rounds; round++) await oneRound(round);
      const last = start(['start'], environment);
      await says(last, /API\s+(http\S+)\n/);
      await tellsThePast();
      last.process.kill('SIGTERM');
      expect(await last.ended).toBe(0);
    },
    rounds * 90_000,
  );

  it('has a proof that goes on from the first checkpoint it had signed', () => {
    const [first = ''] = checkpoints();
    const kept = join(folder, 'kept-elsewhere.txt');
    writeFileSync(kept, `${first.trimEnd()}\n`);
    const { stdout, status } = runOnce(['verify', '--checkpoint', kept], environment);
    expect({ stdout, status }).toEqual({ stdout: expect.any(String), status: 0 });
  }, 120_000);

  it('finishes every export that was begun, and each can be verified', () => {
    expect(packages().length).toBeGreaterThan(0);
    for (const name of packages()) {
      const at = join(folder, name);
      if (!existsSync(join(at, 'manifest.sig'))) {
        const { stderr, status } = runOnce(exportInto(name), environment);
        expect({ name, stderr, status }).toMatchObject({ name, status: 0 });
      }
      const { stdout, stderr, status } = spawnSync(process.execPath, [join(at, 'verify.mjs')], {
        encoding: 'utf8',
      });
      expect({ name, stderr, status }).toEqual({ name, stderr: '', status: 0 });
      expect(stdout).toMatch(/SOUND/);
    }
  }, 240_000);
});

/** Compares what is kept of some views with a replay, at positions of every round. */
async function tellsThePast(): Promise<void> {
  const running = JSON.parse(readFileSync(join(data, 'running.json'), 'utf8')) as {
    readonly eventStoreUrl: string;
    readonly mongoUrl: string;
  };
  const settings = readSettings({
    ...environment,
    EVENTSTORE_URL: running.eventStoreUrl,
    MONGODB_URL: running.mongoUrl,
    RAPPORT_LOG_LEVEL: 'silent',
    RAPPORT_WAIT_LIMIT: '60000',
  });
  const world = await openWorld(settings);
  const served = await serve(world, contexts, { api: false, worker: false });
  const { app } = served;
  const named = (name: string) =>
    app.get(Definitions).views.find((view) => view.name === name) as View<object>;
  try {
    for (const view of [named('client-file'), named('client-search')]) {
      const some = positions.filter((_, index) => index % Math.ceil(positions.length / 8) === 0);
      for (const position of some) {
        const { table } = await app.get(KnownAt).table(view, String(position));
        const replayed = app.get(History).table(view, { position });
        const of = { view: view.name, position };
        expect({ ...of, ...(await contentOf(view, table)) }).toEqual({
          ...of,
          ...(await contentOf(view, replayed)),
        });
      }
    }
  } finally {
    await served.stop();
    await world.close();
  }
}

async function contentOf(view: View, table: Table<object>) {
  const rows: object[] = [];
  for await (const row of table.each({})) rows.push(row);
  const totals: unknown[] = [];
  for (const rollup of Object.keys(view.rollups)) {
    const groups = await table.totals(rollup);
    totals.push(groups.map(({ group, count }) => JSON.stringify([group, count])).sort());
  }
  return { rows, totals };
}

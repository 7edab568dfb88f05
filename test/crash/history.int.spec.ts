import { ProofTables, Verification } from '#audit';
import type { Table } from '#kernel';
import { Definitions, EventStore, KnownAt, openWorld, readSettings, serve } from '#platform';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contexts } from '../../apps/contexts.js';
import { History } from '../../libs/platform/src/views/past/history.js';
import { eventually } from '../rapport.js';
import type { Started } from '../standalone.js';
import { runOnce, says, start } from '../standalone.js';

/** What auditors rely on, after the process was killed while it was being made. */
const rounds = process.env['RAPPORT_LONG'] ? 20 : 5;
const writers = 2;
/** What a package has before its first proofs: see `Evidence.files`. */
const filesBeforeProofs = 5;
/** A slow machine takes its time, in milliseconds. */
const patience = 240_000;
const folder = mkdtempSync(join(tmpdir(), 'rapport-history-'));
const environment = { RAPPORT_DATA: folder, RAPPORT_PORT: '0', RAPPORT_REQUESTS_PER_MINUTE: '0' };
const tokens = { rm: '', auditor: '' };
const acknowledged: number[] = [];
const begun: Started[] = [];

afterAll(() => {
  for (const { process: each } of begun) each.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const said = { provenance: 'interview', statedOn: '2026-01-05' };

/** What the process answered; undefined where the line broke before it did. */
async function asked(url: string, who: keyof typeof tokens, body?: object, key = '') {
  try {
    const response = await fetch(url, {
      headers: {
        authorization: `Bearer ${tokens[who]}`,
        ...(body && { 'content-type': 'application/json', 'idempotency-key': key }),
      },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    });
    const answer = (await response.json()) as { readonly position: number };
    return { status: response.status, answer };
  } catch {
    return undefined;
  }
}

/** Sends a command; a busy machine passes the deadline, and is sent the same again with the same key. */
async function told(url: string, body: object, key: string): Promise<number | undefined> {
  for (;;) {
    const sent = await asked(url, 'rm', body, key);
    if (sent?.status === 201) return sent.answer.position;
    if (!sent) return undefined;
    if (sent.status < 500) throw new Error(`${sent.status} ${JSON.stringify(sent.answer)}`);
  }
}

const registration = (clientId: string) => {
  const facts = { name: { en: clientId } };
  return { clientId, form: 'legalEntity', role: 'client', facts, source: said };
};

/** Describes a client again and again until the process dies: each time leaves a version. */
async function write(address: string, clientId: string): Promise<void> {
  for (let step = 0; ; step++) {
    const [path, body] =
      step === 0
        ? ['/clients', registration(clientId)]
        : [`/clients/${clientId}/profile-sections`, sectionOf(step, clientId)];
    const position = await told(`${address}${path}`, body, `history-${clientId}-${step}`);
    if (position === undefined) return;
    acknowledged.push(position);
  }
}

const sectionOf = (step: number, clientId: string) => ({
  section: 'plans',
  text: `step ${step} of ${clientId}`,
  source: said,
});

async function started() {
  const running = start(['start'], environment);
  begun.push(running);
  const address = await says(running, /API\s+(http\S+)\n/);
  for (const who of ['rm', 'auditor'] as const) {
    tokens[who] ||= runOnce(['token', '--as', who, '--id', who], environment).stdout.trim();
  }
  return { running, address };
}

/** How many events are proven; -1 where nothing is signed, or the process does not say. */
async function proven(address: string): Promise<number> {
  const { answer } = (await asked(`${address}/audit/proof`, 'auditor')) ?? {};
  const proof = answer as
    { readonly size?: number; readonly checkpoint?: object | null } | undefined;
  return proof?.checkpoint ? (proof.size ?? -1) : -1;
}

const taken = join(folder, 'taken');
const exporting = ['export', 'evidence', taken, '--since', '2020-01-01T00:00:00Z'];
const parts = () => files(taken).filter((file) => file.endsWith('.jsonl'));

/**
 * Kills the process while it projects versions and its proof grows, and beside it an export that goes on
 * each round: it has as many files by then, from what it was begun with to its first proofs.
 */
async function killedOnce(round: number): Promise<void> {
  const { running, address } = await started();
  const [before, size] = [acknowledged.length, await proven(address)];
  const writing = Promise.all(
    Array.from({ length: writers }, (_, writer) => write(address, `c-${round}-${writer}`)),
  );
  const soon = (look: () => Promise<boolean>) =>
    Promise.race([writing, eventually(look, (isSo) => isSo, patience)]);
  await soon(async () => acknowledged.length > before && (await proven(address)) > size);
  const taking = start(exporting, environment);
  begun.push(taking);
  await soon(() => Promise.resolve(files(taken).length >= Math.min(round, filesBeforeProofs)));
  for (const { process: each } of [running, taking]) each.kill('SIGKILL');
  expect(await running.ended).toBe('SIGKILL');
  expect(await taking.ended).toBe('SIGKILL');
  await writing;
}

/** Looks into the stores of the process that runs, past its API. */
async function within<T>(look: (app: Awaited<ReturnType<typeof serve>>['app']) => Promise<T>) {
  const running = JSON.parse(readFileSync(join(folder, 'running.json'), 'utf8')) as {
    readonly eventStoreUrl: string;
    readonly mongoUrl: string;
  };
  const world = await openWorld(
    readSettings({
      ...environment,
      EVENTSTORE_URL: running.eventStoreUrl,
      MONGODB_URL: running.mongoUrl,
      RAPPORT_LOG_LEVEL: 'silent',
    }),
  );
  const served = await serve(world, contexts, { api: false, worker: false });
  try {
    return await look(served.app);
  } finally {
    await served.stop();
    await world.close();
  }
}

const rowsOf = async (table: Table<object>) => {
  const rows: string[] = [];
  for await (const row of table.each({})) rows.push(JSON.stringify(row));
  return rows.sort();
};

describe('a process that is killed', () => {
  let running: Started;
  let address = '';

  beforeAll(async () => {
    for (let round = 1; round <= rounds; round++) await killedOnce(round);
    ({ running, address } = await started());
  }, rounds * patience);
  afterAll(async () => {
    running.process.kill('SIGTERM');
    expect(await running.ended).toBe(0);
  });

  it(
    'while it projects versions, tells the past as a replay does',
    () =>
      within(async (app) => {
        const view = app.get(Definitions).views.find(({ name }) => name === 'client-file');
        if (!view) throw new Error('there is no client-file');
        for (let part = 1; part <= 8; part++) {
          const position = acknowledged[Math.floor((acknowledged.length * part) / 8) - 1] ?? 0;
          const { table } = await app.get(KnownAt).table(view, String(position));
          const replayed = app.get(History).table(view, { position });
          expect(await rowsOf(table)).toEqual(await rowsOf(replayed));
        }
      }),
    2 * patience,
  );

  it(
    'while it proves, leaves a proof of every event, and no checkpoint that contradicts another',
    async () => {
      const last = await told(`${address}/clients`, registration('c-last'), 'history-last');
      expect(last).toBeGreaterThan(0);
      await eventually(
        async () => (await asked(`${address}/audit/proof`, 'auditor'))?.answer,
        (proof) => checkpointOf(proof) >= (last ?? 0),
        patience,
      );
      const signed = readFileSync(join(folder, 'checkpoints.txt'), 'utf8');
      const notes = signed.split(/\n\n(?=rapport)/).map((note) => `${note.trimEnd()}\n`);
      expect(notes.length).toBeGreaterThan(1);
      await within(async (app) => {
        for (const note of [notes[0], notes[Math.floor(notes.length / 2)], notes.at(-1)]) {
          expect(await app.get(Verification).run({ note })).toMatchObject({ isSound: true });
        }
        const { size, position } = await app.get(ProofTables).head();
        let events = 0;
        for await (const event of app.get(EventStore).log(undefined)) {
          if (event.position <= position) events++;
        }
        expect(size).toBe(events);
      });
    },
    2 * patience,
  );

  it(
    'while it exports, goes on where it was, and what it made is sound',
    () => {
      const kept = parts().map((file) => [file, statSync(file).mtimeMs] as const);
      expect(kept.length).toBeGreaterThan(0);
      expect(runOnce(exporting, environment).status).toBe(0);
      for (const [file, at] of kept) expect([file, statSync(file).mtimeMs]).toEqual([file, at]);
      const { status, stdout } = spawnSync(process.execPath, [join(taken, 'verify.mjs')], {
        encoding: 'utf8',
      });
      expect([status, stdout]).toEqual([0, expect.stringMatching(/SOUND/)]);
    },
    2 * patience,
  );
});

const checkpointOf = (proof: unknown): number =>
  Number(
    (proof as { checkpoint?: { position?: number } | null } | undefined)?.checkpoint?.position,
  );

/** Every file of a folder and the folders in it that is there as a whole. */
function files(at: string): readonly string[] {
  try {
    return readdirSync(at, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.new'))
      .map((entry) => join(entry.parentPath, entry.name));
  } catch {
    return [];
  }
}

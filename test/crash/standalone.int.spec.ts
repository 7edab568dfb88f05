import type { Table, View } from '#kernel';
import {
  Checkpoints,
  Definitions,
  EventStore,
  openWorld,
  readSettings,
  serve,
  ViewRegistry,
} from '#platform';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contexts } from '../../apps/contexts.js';
import { History } from '../../libs/platform/src/views/past/history.js';
import { Rows } from '../../libs/platform/src/views/asking/rows.js';
import { eventually } from '../rapport.js';
import type { Started } from '../standalone.js';
import { runOnce, says, start } from '../standalone.js';

const rounds = process.env['RAPPORT_LONG'] ? 20 : 5;
const writers = 64;

const folder = mkdtempSync(join(tmpdir(), 'rapport-crash-'));
const environment = {
  RAPPORT_DATA: folder,
  RAPPORT_PORT: '0',
  RAPPORT_REQUESTS_PER_MINUTE: '0',
};

/** Everything the API has acknowledged, and where it said it had put it. */
interface Acknowledged {
  readonly stream: string;
  readonly revision: number;
  readonly key: string;
}
const acknowledged: Acknowledged[] = [];
let token = '';

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const said = { provenance: 'interview', statedOn: '2026-01-05' };
const registration = (name: string) => ({
  form: 'legalEntity',
  role: 'client',
  facts: { name: { en: name } },
  source: said,
});

/** What the process answered; undefined where the line broke before it did. */
async function send(address: string, path: string, key: string, body: object) {
  try {
    const response = await fetch(`${address}${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': key,
      },
      body: JSON.stringify(body),
    });
    const answer = (await response.json()) as { readonly revision: number };
    return { status: response.status, answer };
  } catch {
    return undefined;
  }
}

/** Writes until the process dies: registers a client, then describes it again and again. */
async function write(address: string, round: number, writer: number): Promise<void> {
  const clientId = `c-${round}-${writer}`;
  for (let step = 0; ; step++) {
    const key = `crash-${round}-${writer}-${step}`;
    const once = () =>
      step === 0
        ? send(address, '/clients', key, { clientId, ...registration(clientId) })
        : send(address, `/clients/${clientId}/profile-sections`, key, {
            section: 'plans',
            text: `step ${step} of ${clientId}`,
            source: said,
          });
    let sent = await once();
    // A busy machine passes the deadline: as the refusal says, it is sent again with the same key.
    while (sent?.status === 503) sent = await once();
    if (!sent) return;
    if (sent.status !== 201) throw new Error(`${sent.status} ${JSON.stringify(sent.answer)}`);
    acknowledged.push({ stream: `client-${clientId}`, revision: sent.answer.revision, key });
  }
}

async function oneRound(round: number): Promise<void> {
  const before = acknowledged.length;
  const running: Started = start(['start'], environment);
  const address = await says(running, /API\s+(http\S+)\n/);
  token ||= runOnce(['token', '--as', 'rm'], environment).stdout.trim();
  const dying = Array.from({ length: writers }, (_, writer) => write(address, round, writer));
  // At another moment each round, but not before something was acknowledged.
  const enough = before + 20 + round * 35;
  await eventually(
    () => Promise.resolve(acknowledged.length),
    (count) => count > enough,
    60_000,
  );
  running.process.kill('SIGKILL');
  expect(await running.ended).toBe('SIGKILL');
  await Promise.all(dying);
}

describe('a standalone process killed under 64 writers', () => {
  it(
    'loses nothing it has acknowledged, leaves no hole, and its views are those of the log',
    async () => {
      for (let round = 1; round <= rounds; round++) await oneRound(round);
      const last = start(['start'], environment);
      await says(last, /API\s+(http\S+)\n/);
      try {
        await holdsEverything();
      } finally {
        last.process.kill('SIGTERM');
      }
      expect(await last.ended).toBe(0);
    },
    rounds * 60_000,
  );

  it('lets no second process onto its folder', async () => {
    const first = start(['start'], environment);
    await says(first, /API\s+(http\S+)\n/);
    const second = start(['start'], environment);
    expect(await second.ended).toBe(1);
    expect(second.output()).toMatch(/already running on/);
    first.process.kill('SIGINT');
    expect(await first.ended).toBe(0);
  });
});

/** Looks into the stores of the running process, past its API. */
async function holdsEverything(): Promise<void> {
  const running = JSON.parse(readFileSync(join(folder, 'running.json'), 'utf8')) as {
    readonly eventStoreUrl: string;
    readonly mongoUrl: string;
  };
  const settings = readSettings({
    ...environment,
    EVENTSTORE_URL: running.eventStoreUrl,
    MONGODB_URL: running.mongoUrl,
    RAPPORT_LOG_LEVEL: 'silent',
  });
  const world = await openWorld(settings);
  const served = await serve(world, contexts, { api: false, worker: false });
  const { app } = served;
  try {
    await everyAcknowledged(app.get(EventStore));
    // The worker still catches up, and its processes write: a comparison counts if nothing was written meanwhile.
    const bothAtRest = async (view: View) => {
      for (;;) {
        const head = (await world.store.head()) ?? 0;
        const build = await app.get(ViewRegistry).live(view);
        expect(await app.get(Checkpoints).waitFor(build, head, 60_000)).toBe(true);
        const now = await contentOf(view, await app.get(Rows).of(view));
        const rebuilt = await contentOf(view, app.get(History).table(view, { position: head }));
        if ((await world.store.head()) === head) return { now, rebuilt };
      }
    };
    for (const view of app.get(Definitions).views) {
      const { now, rebuilt } = await bothAtRest(view);
      expect({ view: view.name, ...now }).toEqual({ view: view.name, ...rebuilt });
    }
  } finally {
    await served.stop();
    await world.close();
  }
}

async function everyAcknowledged(store: EventStore): Promise<void> {
  const streams = new Map<string, string[]>();
  for await (const { stream, revision, metadata } of store.log(undefined)) {
    const keys = streams.get(stream) ?? [];
    expect({ stream, revision }).toEqual({ stream, revision: keys.length });
    keys.push(metadata.idempotencyKey ?? '');
    streams.set(stream, keys);
  }
  const lost = acknowledged.filter(
    ({ stream, revision, key }) => streams.get(stream)?.[revision] !== key,
  );
  expect(lost).toEqual([]);
  expect(acknowledged.length).toBeGreaterThan(rounds * 50);
  // Registering a client writes its manager beside it under one key; every later key brings one event.
  for (const [stream, keys] of streams) {
    const later = keys.filter((key) => !key.endsWith('-0'));
    if (stream.startsWith('client-')) expect(new Set(later).size).toBe(later.length);
  }
}

async function contentOf(view: View, table: Table<object>) {
  const rows: string[] = [];
  for await (const row of table.each({})) rows.push(JSON.stringify(row, sortedKeys));
  const totals: unknown[] = [];
  for (const rollup of Object.keys(view.rollups)) {
    const groups = await table.totals(rollup);
    totals.push(groups.map((total) => JSON.stringify(total, sortedKeys)).sort());
  }
  return { rows: rows.sort(), totals };
}

const sortedKeys = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

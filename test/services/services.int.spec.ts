import { EventStoreDB, readSettings } from '#platform';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../rapport.js';
import type { Started } from '../standalone.js';
import { runOnce, says, start } from '../standalone.js';

/** The system as separate services, each a process of its own, which know of each other by URLs. */
const folder = mkdtempSync(join(tmpdir(), 'rapport-services-'));
const patience = 60_000;

const freePort = () =>
  new Promise<string>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        resolve(String(typeof address === 'object' ? address?.port : ''));
      });
    });
  });

const [storePort, mongoPort, apiPort, otherPort, workerPort, standbyPort] = await Promise.all([
  freePort(),
  freePort(),
  freePort(),
  freePort(),
  freePort(),
  freePort(),
]);
const environment = {
  EVENTSTORE_URL: `esdb://127.0.0.1:${storePort}?tls=false`,
  MONGODB_URL: `mongodb://127.0.0.1:${mongoPort}/?directConnection=true`,
  RAPPORT_DATA: folder,
  RAPPORT_LOG_LEVEL: 'error',
  RAPPORT_LOCAL_TOKENS: 'yes',
  RAPPORT_REQUESTS_PER_MINUTE: '0',
};

/** How each service is started, and what it says once it is there. */
const services = {
  eventstore: {
    args: ['eventstore', '--insecure', '--port', storePort, '--data', join(folder, 'events')],
    ready: /esdb:/,
    more: {},
  },
  mongo: {
    args: ['mongo', '--port', mongoPort, '--data', join(folder, 'mongo')],
    ready: /mongodb:/,
    more: {},
  },
  api: { args: ['api'], ready: /ready: (\S+)/, more: { RAPPORT_PORT: apiPort } },
  other: { args: ['api'], ready: /ready: (\S+)/, more: { RAPPORT_PORT: otherPort } },
  worker: {
    args: ['worker'],
    ready: /ready/,
    more: { RAPPORT_INSTANCE: 'worker-1', RAPPORT_PORT: workerPort },
  },
  standby: {
    args: ['worker'],
    ready: /ready/,
    more: { RAPPORT_INSTANCE: 'worker-2', RAPPORT_PORT: standbyPort },
  },
} as const;
type Service = keyof typeof services;

const running = new Map<Service, Started>();

const begin = (service: Service): Started => {
  const { args, more } = services[service];
  const started = start(args, { ...environment, ...more });
  running.set(service, started);
  return started;
};
const ready = async (service: Service) => {
  const started = running.get(service) ?? begin(service);
  await says(started, services[service].ready, patience);
};
async function kill(service: Service): Promise<void> {
  const started = running.get(service);
  running.delete(service);
  started?.process.kill('SIGKILL');
  await started?.ended;
}

let token = '';
const urlOf = (api: 'api' | 'other') => `http://127.0.0.1:${api === 'api' ? apiPort : otherPort}`;

/** What was answered; undefined where the line broke. */
async function send(api: 'api' | 'other', path: string, key?: string, body?: object) {
  try {
    const response = await fetch(`${urlOf(api)}${path}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const answer = (await response.json()) as Readonly<Record<string, unknown>>;
    return { status: response.status, headers: response.headers, answer };
  } catch {
    return undefined;
  }
}

const said = { provenance: 'interview', statedOn: '2026-01-05' };
const registration = (clientId: string) => ({
  clientId,
  form: 'legalEntity',
  role: 'client',
  facts: { name: { en: clientId } },
  source: said,
});

interface Receipt {
  readonly id: string;
  readonly revision: number;
  readonly position: number;
}
const acknowledged = new Map<string, Receipt>();
const unavailable: { readonly status: number; readonly retryAfter: string | null }[] = [];
let clients = 0;

/** Registers a client, sending the same intent again and again until it is acknowledged. */
async function register(api: 'api' | 'other', until: () => boolean): Promise<void> {
  const clientId = `c-${++clients}`;
  for (;;) {
    const sent = await send(api, '/clients', `services-${clientId}`, registration(clientId));
    if (sent?.status === 201) {
      acknowledged.set(clientId, sent.answer as unknown as Receipt);
      return;
    }
    if (sent) {
      const retryAfter = sent.headers.get('retry-after');
      unavailable.push({ status: sent.status, retryAfter });
    }
    if (until()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Writes through both APIs, several at a time, while something happens, and a little beyond. */
async function writing(meanwhile: () => Promise<void>): Promise<void> {
  let over = false;
  let failed: unknown;
  const writers = (['api', 'other', 'api', 'other'] as const).map(async (api) => {
    while (!over) await register(api, () => failed !== undefined);
  });
  try {
    const before = acknowledged.size;
    await grown(before + 4);
    await meanwhile();
    await grown(acknowledged.size + 8);
  } catch (error) {
    failed = error;
  }
  over = true;
  await Promise.all(writers);
  if (failed instanceof Error) throw failed;
}

const grown = (to: number) =>
  eventually(
    () => Promise.resolve(acknowledged.size),
    (size) => size >= to,
    patience,
  );

/** Both APIs show the client, once their view has seen it. */
async function shown(clientId: string, { position }: Receipt): Promise<void> {
  for (const api of ['api', 'other'] as const) {
    await eventually(
      async () => (await send(api, `/clients/${clientId}?after=${position}`))?.status,
      (status) => status === 200,
      patience,
    );
  }
}

const lastOne = () =>
  [...acknowledged].at(-1) ?? (['', { id: '', revision: 0, position: 0 }] as const);

beforeAll(async () => {
  // The APIs and the worker come first, and wait for the stores.
  for (const service of ['api', 'other', 'worker', 'eventstore', 'mongo'] as const) begin(service);
  for (const service of ['api', 'other', 'worker'] as const) await ready(service);
  token = runOnce(['token', '--as', 'rm'], environment).stdout.trim();
});

afterAll(async () => {
  for (const service of running.keys()) await kill(service);
  rmSync(folder, { recursive: true, force: true });
});

describe('separate services', () => {
  it('show through one API what was written through the other', async () => {
    await writing(() => Promise.resolve());
    await shown(...lastOne());
  });

  it.each(['eventstore', 'mongo', 'api', 'other'] as const)(
    'recover when the %s is killed while they write',
    async (service) => {
      await writing(async () => {
        await kill(service);
        if (service === 'eventstore' || service === 'mongo') {
          const before = unavailable.length;
          await eventually(
            () => Promise.resolve(unavailable.length),
            (count) => count > before,
            patience,
          );
          expect(unavailable.slice(before)[0]).toEqual({ status: 503, retryAfter: '2' });
        }
        begin(service);
        await ready(service);
      });
      await shown(...lastOne());
    },
    180_000,
  );

  it('tell whoever runs a worker how it is, and nobody anything else', async () => {
    const at = `http://127.0.0.1:${workerPort}`;
    const headers = {
      authorization: `Bearer ${runOnce(['token', '--as', 'service'], environment).stdout.trim()}`,
    };
    const ask = (path: string) => fetch(`${at}${path}`, { headers });
    expect(await (await fetch(`${at}/health/ready`)).json()).toMatchObject({
      ok: true,
      views: 'here',
    });
    expect(await (await ask('/metrics')).text()).toContain('rapport_view_position{view="loan-book');
    expect((await fetch(`${at}/metrics`)).status).toBe(401);
    const other = await ask('/clients');
    expect([other.status, other.headers.get('content-type')]).toEqual([
      404,
      expect.stringContaining('application/problem+json'),
    ]);
  });

  it('hand the views to the worker that stands by, and back', async () => {
    begin('standby');
    await ready('standby');
    const readiness = await fetch(`http://127.0.0.1:${standbyPort}/health/ready`);
    expect(await readiness.json()).toMatchObject({ ok: true, views: 'standingBy' });
    await writing(() => kill('worker'));
    await shown(...lastOne());
    begin('worker');
    await ready('worker');
    await writing(() => kill('standby'));
    await shown(...lastOne());
  });

  it('have lost nothing, and done nothing twice', async () => {
    const store = new EventStoreDB(readSettings(environment).eventStoreUrl);
    const keys = new Map<string, number>();
    for await (const { type, metadata } of store.log(undefined)) {
      if (type !== 'ClientRegistered') continue;
      const key = metadata.idempotencyKey ?? '';
      keys.set(key, (keys.get(key) ?? 0) + 1);
    }
    await store.close();
    expect([...keys.values()].filter((times) => times !== 1)).toEqual([]);
    const lost = [...acknowledged.keys()].filter((id) => !keys.has(`services-${id}`));
    expect(lost).toEqual([]);
    expect(unavailable.filter(({ status }) => status !== 503)).toEqual([]);
    for (const [clientId, receipt] of [...acknowledged].slice(-20)) {
      const again = await send('other', '/clients', `services-${clientId}`, registration(clientId));
      expect(again?.answer).toEqual(receipt);
    }
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Rapport, Voice } from '../rapport.js';
import { eventually, startRapport } from '../rapport.js';
import type { Started } from '../standalone.js';
import { says, start } from '../standalone.js';
import { JarModule } from './jars.js';

const deadlineMs = 2_000;
/** How long a store hangs: RAPPORT_HANG=90000 for a minute and a half. */
const hangMs = Number(process.env['RAPPORT_HANG'] ?? 8_000);

const folder = mkdtempSync(join(tmpdir(), 'rapport-deadlines-'));
const processes = new Map<'eventstore' | 'mongodb', Started>();
let rapport: Rapport;
let rm: Voice;

beforeAll(async () => {
  const events = ['eventstore', '--insecure', '--port', '0', '--data', join(folder, 'events')];
  processes.set('eventstore', start(events, {}));
  processes.set('mongodb', start(['mongo', '--port', '0', '--data', join(folder, 'mongo')], {}));
  const [eventStoreUrl, mongoUrl] = await Promise.all(
    [...processes.values()].map((each) => says(each, /(?:esdb|mongodb):\/\/\S+/)),
  );
  const stores = {
    folder,
    eventStoreUrl: eventStoreUrl ?? '',
    mongoUrl: mongoUrl ?? '',
    stop: () => Promise.resolve(),
  };
  const settings = { RAPPORT_DEADLINE: String(deadlineMs) };
  rapport = await startRapport(stores, [JarModule], { api: true, worker: true }, settings);
  rm = await rapport.as('relationshipManager');
});
afterAll(async () => {
  await rapport.stop();
  for (const each of processes.values()) each.process.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const fill = (jarId: string) =>
  rm.post('/jars', { jarId, colour: 'red', beans: 1 }, { 'Idempotency-Key': `fill-${jarId}` });

interface Answered {
  readonly status: number;
  readonly code: unknown;
  readonly retryAfter: unknown;
  readonly ms: number;
}
async function timed(sent: ReturnType<typeof fill>): Promise<Answered> {
  const began = performance.now();
  const { status, body, headers } = await sent;
  const { code } = body as { readonly code?: unknown };
  const retryAfter = headers['retry-after'] as unknown;
  return { status, code, retryAfter, ms: performance.now() - began };
}

describe('a store that hangs', () => {
  it.each(['eventstore', 'mongodb'] as const)(
    'delays no answer beyond the deadline, and all goes on afterwards: %s',
    async (store) => {
      const { body } = await fill(`before-${store}`).expect(201);
      const { position } = body as { readonly position: number };
      await rm.get(`/jars/before-${store}?after=${position}`).expect(200);
      const hanging = processes.get(store)?.process;
      hanging?.kill('SIGSTOP');
      const answers: Answered[] = [];
      const end = performance.now() + hangMs;
      for (let round = 0; performance.now() < end; round++) {
        const upon = (jar: string, beans = 1) =>
          timed(rm.post(`/jars/${jar}/beans`, { beans, valueDate: '2026-03-02' }));
        const sent = [
          ...Array.from({ length: 12 }, () => upon(`before-${store}`)),
          timed(fill(`new-${store}-${round}`)),
          timed(fill(`during-${store}`)),
          timed(rm.get(`/jars/before-${store}`)),
          timed(rm.get(`/jars/before-${store}?after=${position + 1_000_000}`)),
          timed(rm.get('/jars')),
        ];
        answers.push(...(await Promise.all(sent)));
      }
      hanging?.kill('SIGCONT');
      expect(Math.max(...answers.map(({ ms }) => ms))).toBeLessThan(deadlineMs + 1_000);
      const faults = answers.filter(({ status }) => status >= 500);
      expect(faults.length).toBeGreaterThan(0);
      for (const { status, code, retryAfter } of faults) {
        expect([503, 504]).toContain(status);
        expect(['StoreUnavailable', 'DeadlinePassed', 'NotYetSeen']).toContain(code);
        expect(retryAfter).toBe('2');
      }
      await eventually(
        async () => (await fill(`during-${store}`)).status,
        (status) => status === 201,
        60_000,
      );
      await eventually(
        async () => (await rm.get(`/jars/during-${store}`)).status,
        (status) => status === 200,
        60_000,
      );
    },
    hangMs + 120_000,
  );
});

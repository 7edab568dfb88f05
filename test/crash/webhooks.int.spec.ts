import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Connection } from '@rapport/client';
import { connect } from '@rapport/client';
import { eventually } from '../rapport.js';
import type { Receiver } from '../receiver.js';
import { outOfOrder, startReceiver } from '../receiver.js';
import type { Started } from '../standalone.js';
import { runOnce, says, start } from '../standalone.js';
import { numbersFrom } from '../events.js';

const rounds = process.env['RAPPORT_LONG'] ? 20 : 5;
const writers = 8;
const folder = mkdtempSync(join(tmpdir(), 'rapport-webhooks-'));
const environment = {
  RAPPORT_DATA: folder,
  RAPPORT_PORT: '0',
  RAPPORT_REQUESTS_PER_MINUTE: '0',
  RAPPORT_WEBHOOK_NETWORKS: '127.0.0.1',
};
const people = { rm: '', admin: '', risk: '', service: '' };
type Who = keyof typeof people;
const acknowledged = new Set<string>();
let receiver: Receiver;

beforeAll(async () => {
  receiver = await startReceiver();
});
afterAll(async () => {
  await receiver.stop();
  rmSync(folder, { recursive: true, force: true });
});

const registration = (clientId: string) => ({
  clientId,
  form: 'legalEntity' as const,
  role: 'client' as const,
  facts: { name: { en: clientId } },
  source: { provenance: 'interview' as const, statedOn: '2026-01-05' },
});

async function started(): Promise<{ running: Started; as: (who: Who) => Connection }> {
  const running = start(['start'], environment);
  const url = await says(running, /API\s+(http\S+)\n/);
  for (const who of Object.keys(people) as Who[]) {
    people[who] ||= runOnce(['token', '--as', who, '--id', who], environment).stdout.trim();
  }
  return { running, as: (who) => connect({ url, token: people[who] }) };
}

/** An outlet for new clients, and a webhook for it. */
async function prepare(as: (who: Who) => Connection): Promise<void> {
  await as('admin').send('RequestOutlet', {
    outletId: 'ot_1',
    serviceId: 'service',
    name: 'Search',
    purpose: 'Indexes clients.',
    ownerId: 'risk',
    contact: 'search@bank.example',
    terms: {
      scope: { types: ['ClientRegistered', 'ClientDescribed'] },
      fields: [],
      eventsPerMinute: 600_000,
      expiresOn: '2099-12-31',
    },
  });
  await as('risk').send('ApproveOutlet', { outletId: 'ot_1' });
  const webhook = { webhookId: 'wh_1', outletId: 'ot_1', url: receiver.url };
  await as('service').send('RegisterWebhook', webhook);
  await as('service').send('ChallengeWebhook', { webhookId: 'wh_1' });
}

/** Registers a client and describes it, again and again until the process dies. */
async function write(rm: Connection, round: number, writer: number): Promise<void> {
  for (let index = 0; ; index++) {
    const clientId = `cl_${round}_${writer}_${index}`;
    try {
      await rm.send('RegisterClient', registration(clientId));
      acknowledged.add(`${clientId} registered`);
      const { source } = registration(clientId);
      await rm.send('DescribeClient', { clientId, section: 'plans', text: 'Grows.', source });
      acknowledged.add(`${clientId} described`);
    } catch {
      return;
    }
  }
}

const received = () =>
  new Set(
    receiver.got.map(({ key, type }) =>
      type === 'rapport.ClientRegistered.v1' ? `${key} registered` : `${key} described`,
    ),
  );

describe('webhooks of a process that is killed while it delivers', () => {
  it(
    'lose nothing, keep the order of each client, and repeat only with the same id',
    async () => {
      const below = numbersFrom(11);
      for (let round = 1; round <= rounds; round++) {
        const { running, as } = await started();
        if (round === 1) await prepare(as);
        // The receiver has troubles of its own now and then.
        receiver.behave = () => (below(40) === 0 ? [500, undefined][below(2)] : 204);
        const before = receiver.got.length;
        const writing = Array.from({ length: writers }, (_, writer) =>
          write(as('rm'), round, writer),
        );
        await eventually(
          () => Promise.resolve(receiver.got.length - before),
          (count) => count > 20 + 10 * round,
          60_000,
        );
        running.process.kill('SIGKILL');
        expect(await running.ended).toBe('SIGKILL');
        await Promise.all(writing);
      }
      receiver.behave = () => 204;
      const { running } = await started();
      await eventually(
        () => Promise.resolve([...acknowledged].filter((each) => !received().has(each))),
        (missing) => missing.length === 0,
        120_000,
      );
      expect(outOfOrder(receiver.got)).toEqual([]);
      const ids = new Map(receiver.got.map(({ id, position }) => [position, id]));
      expect(receiver.got.filter(({ id, position }) => ids.get(position) !== id)).toEqual([]);
      running.process.kill('SIGTERM');
      expect(await running.ended).toBe(0);
    },
    rounds * 120_000,
  );
});

import { addDays, addMonths, monthEnd } from '#kernel';
import { contexts } from '../../apps/contexts.js';
import { root } from '../standalone.js';
import type { Rapport, Stores, Voice } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

let stores: Stores;
let rapport: Rapport;
let li: Voice, chen: Voice, rm: Voice, service: Voice;

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, contexts);
  li = await rapport.as('riskOfficer');
  chen = await rapport.as('creditApprover');
  rm = await rapport.as('relationshipManager');
  service = await rapport.as('service');
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

const clients: string[] = [];
const usual = [98, 99, 100, 101, 102, 100];

const report = (clientId: string, month: string, inflow: number, knownOn?: string) => {
  const upTo = monthEnd(`${month}-01`);
  return service
    .post(`/accounts/ac_${clientId}/behaviour`, {
      clientId,
      upTo,
      knownOn: knownOn ?? addDays(upTo, 1),
      currency: 'CNY',
      figures: { inflow, outflow: 90, lowest: 50 },
    })
    .expect(201);
};

/** The months that are known: a year, and the last one before today. */
const months = [...Array(12).keys(), 22].map((month) => addMonths('2024-03-01', month).slice(0, 7));

/** Two clients; one of them had a month without inflow, and stood. */
async function history() {
  for (const index of [0, 1]) {
    const client = await rm.post('/clients', {
      form: 'legalEntity',
      role: 'client',
      facts: { name: { en: `Works ${index}` } },
      source: { provenance: 'interview', statedOn: '2024-01-09' },
    });
    const clientId: string = client.body.id;
    clients.push(clientId);
    for (const [at, month] of months.entries()) {
      const inflow = index === 0 && month === '2025-01' ? 0 : (usual[at % 6] ?? 0);
      await report(clientId, month, inflow);
    }
  }
}

const window = { from: '2024-09-01', to: '2025-02-28', observedUntil: '2026-03-02' };
const isBuilt = existsSync(join(root, 'dist/libs/risk/src/back-test/back-test.thread.js'));
const inThread = isBuilt ? it : it.skip;
let path: string;

describe('an anomaly', () => {
  it('is a figure of each client: how far its latest month is from its own past', async () => {
    await history();
    const { body } = await eventually(
      () => li.get(`/warnings/${clients[1]}/indicators`),
      ({ body: { inflowUnusual } }) => inflowUnusual?.state === 'known',
    );
    expect(body.inflowUnusual).toMatchObject({
      formula: { zh: '最近一个月本月贷方发生额对客户自身历史的稳健偏离度' },
    });
    expect(Math.abs(Number(body.inflowUnusual.observed))).toBeLessThan(1);
  });

  inThread('warns by rules that were tried on history first', async () => {
    const drafted = await li
      .post('/rule-sets', { template: 'anomaly', reason: 'Nobody reads every account.' })
      .expect(201);
    path = `/rule-sets/${drafted.body.id}`;
    const begun = await eventually(
      () => li.post(`${path}/back-tests`, { ...window, sampling: 'monthEnd' }),
      ({ status }) => status === 202,
    );
    const run = await eventually(
      async () => (await li.get(`${path}/back-test-runs/${begun.body.runId}`)).body,
      ({ state }) => state === 'done' || state === 'failed',
      60_000,
    );
    expect(run).toMatchObject({ state: 'done' });
    const { body } = await eventually(
      () => li.get(`${path}/back-tests/${run.reportHash}`),
      ({ status }) => status === 200,
    );
    // Five evenings of two clients had a past to compare with; on one, a rule spoke in vain.
    expect(body.report.rules[0]).toMatchObject({
      rule: 'AN-01',
      levels: [{}, {}, { level: 'red', spoke: 1, failed: 0, falseAlarmRate: '0.1000' }],
    });
    const set = await eventually(
      async () => (await li.get(path)).body,
      ({ stage }) => stage === 'backTested',
    );
    await li.post(`${path}/proposals`, { from: '2026-03-03', reason: 'One in ten.' }).expect(201);
    const approval = { contentHash: set.contentHash };
    await chen.post(`${path}/approvals`, approval).expect(201);
    rapport.clock.day = '2026-03-03';
    await eventually(
      async () => (await li.get('/rule-sets/in-force')).body,
      (sets) => sets.some(({ code }: { code: string }) => code === 'ANOMALY'),
    );
  });

  inThread('is told at once, with the facts it rests on and its record', async () => {
    const [, clientId = ''] = clients;
    const { body: told } = await report(clientId, '2026-02', 5, '2026-03-03');
    const { warnings } = await eventually(
      async () => (await li.get(`/warnings/${clientId}`)).body,
      ({ rules }) => rules?.includes('ANOMALY.AN-01'),
    );
    const [warning] = warnings;
    expect(warning).toMatchObject({
      rule: 'ANOMALY.AN-01',
      level: 'red',
      label: { en: 'Far less comes in than usual', zh: '流入骤减' },
      today: { state: 'known' },
      record: { spoke: 1, failed: 0, medianLeadDays: 0, falseAlarmRate: '0.1000', window },
    });
    const { position } = told;
    expect(warning.facts).toContainEqual({ stream: `account-ac_${clientId}`, position });
    const other = await li.get(`/warnings/${clients[0]}`).expect(200);
    expect(other.body.rules ?? []).toEqual([]);
  });
});

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

const state = (clientId: string, year: number, liabilities: number, knownOn: string) =>
  rm
    .post(`/clients/${clientId}/statements`, {
      ...{ periodEnd: `${year}-12-31`, months: 12, basis: 'consolidated', knownOn },
      figures: { totalLiabilities: liabilities, totalAssets: 100, netIncome: 5 },
      ...{ currency: 'CNY', audit: 'unqualified' },
      source: { provenance: 'publicSource', statedOn: knownOn },
    })
    .expect(201);

/** Nine factories of one region that owe 44 to 52 % of what they have; one owed far more once. */
async function factories() {
  const admin = await rapport.as('administrator');
  const migration = { migrationId: 'mg_works', source: 'works.csv', reason: 'Taken over.' };
  await admin
    .post('/migrations', { ...migration, expected: [{ kind: 'client', count: 9 }] })
    .expect(201);
  for (let index = 0; index < 9; index++) {
    const clientId = `cl_works.${index}`;
    await service
      .post('/clients/migrations', {
        ...{ clientId, form: 'legalEntity', role: 'client', lifecycle: 'established' },
        facts: {
          ...{ name: { en: `Works ${index}` }, size: 'medium' },
          industry: { scheme: 'GBT4754', code: 'C' },
          region: { scheme: 'CN', code: '61' },
        },
        source: { provenance: 'migration', statedOn: '2024-01-01' },
        valueDate: '2024-01-01',
        origin: { kind: 'migration', source: 'works.csv', assumed: [] },
      })
      .expect(201);
    clients.push(clientId);
    const { body } = await admin
      .post(`/clients/${clientId}/manager-assignments`, { managerId: 'relationshipManager' })
      .expect(201);
    await rm.get(`/clients/${clientId}?after=${body.position}`).expect(200);
    await state(clientId, 2023, index === 8 ? 90 : 44 + index, '2024-03-31');
    await state(clientId, 2024, 44 + index, '2025-03-31');
  }
}

const window = { from: '2024-09-01', to: '2025-02-28', observedUntil: '2026-03-02' };
const isBuilt = existsSync(join(root, 'dist/libs/risk/src/back-test/back-test.thread.js'));
const inThread = isBuilt ? it : it.skip;
let path: string;

describe('a client beside its peers', () => {
  it('is compared by industry, size and region once they are measured', async () => {
    await factories();
    await rm.post('/peer-groups/measures', {}).expect(403);
    await eventually(
      () => li.get('/warnings?limit=100'),
      ({ body }) => body.items?.length === 9,
    );
    const measured = await li.post('/peer-groups/measures', {}).expect(201);
    const after = `after=${measured.body.position}`;
    const { body: groups } = await li.get(`/peer-groups?region=61&${after}`).expect(200);
    const auditor = await rapport.as('auditor');
    const { body: trail } = await auditor
      .get(`/audit/trail?type=PeersMeasured&${after}`)
      .expect(200);
    expect(trail.items).toMatchObject([{ actor: 'riskOfficer' }]);
    const usual = { figure: 'leverage', clients: 9, median: '0.48' };
    expect(groups).toMatchObject({
      on: '2026-03-02',
      groups: [{ industry: 'C', size: 'medium', region: '61', figures: [usual] }],
    });
    const { body } = await li.get(`/warnings/${clients[8]}/peers?${after}`).expect(200);
    expect(body).toMatchObject({ measuredOn: '2026-03-02', profile: { region: '61' } });
    expect(body.figures[0]).toMatchObject({
      ...usual,
      observed: '0.52',
      group: { industry: 'C', size: 'medium', region: '61' },
      label: { en: 'Liabilities to assets', zh: '资产负债率' },
    });
    expect(body.figures[2]).toEqual({
      figure: 'liquidity',
      label: { en: 'Quick ratio', zh: '速动比率' },
    });
  });

  inThread('warns by rules that were tried on history first', async () => {
    const drafted = await li
      .post('/rule-sets', { template: 'peers', reason: 'Compare like with like.' })
      .expect(201);
    path = `/rule-sets/${drafted.body.id}`;
    const begun = await eventually(
      () => li.post(`${path}/back-tests`, { ...window, sampling: 'monthEnd' }),
      ({ status }) => status === 202,
    );
    const run = await eventually(
      async () => (await li.get(`${path}/back-test-runs/${begun.body.runId}`)).body,
      ({ state: reached }) => reached === 'done' || reached === 'failed',
      60_000,
    );
    expect(run).toMatchObject({ state: 'done' });
    const { body } = await eventually(
      () => li.get(`${path}/back-tests/${run.reportHash}`),
      ({ status }) => status === 200,
    );
    // One in nine was far from the others at six month ends, 6 of 54 observations, and stood.
    const levels = [{}, {}, { level: 'red', spoke: 6, failed: 0, falseAlarmRate: '0.1111' }];
    expect(body.report.clients).toBe(9);
    expect(body.report.rules[0]).toMatchObject({ rule: 'PE-01', levels });
    const set = await eventually(
      async () => (await li.get(path)).body,
      ({ stage }) => stage === 'backTested',
    );
    await li.post(`${path}/proposals`, { from: '2026-03-03', reason: 'Quiet.' }).expect(201);
    await chen.post(`${path}/approvals`, { contentHash: set.contentHash }).expect(201);
    rapport.clock.day = '2026-03-03';
    await eventually(
      async () => (await li.get('/rule-sets/in-force')).body,
      (sets) => sets.some(({ code }: { code: string }) => code === 'PEERS'),
    );
  });

  inThread('is told at once, with the measure among the facts it rests on', async () => {
    const [, clientId = ''] = clients;
    const { body: told } = await state(clientId, 2025, 90, '2026-03-03');
    const { warnings } = await eventually(
      async () => (await li.get(`/warnings/${clientId}`)).body,
      ({ rules }) => rules?.includes('PEERS.PE-01'),
    );
    expect(warnings[0]).toMatchObject({
      ...{ rule: 'PEERS.PE-01', level: 'red', label: { zh: '负债率高于同业' } },
      record: { spoke: 6, failed: 0, falseAlarmRate: '0.1111', window },
    });
    const { today, facts } = warnings[0];
    expect(today.reads).toContainEqual({
      label: { en: 'median of peers: liabilities to assets', zh: '同业资产负债率中位数' },
      figure: '0.48',
    });
    expect(today.wouldLift.map(({ en }: { en: string }) => en)[0]).toMatch(
      /must fall by CNY 0\.\d/,
    );
    expect(facts).toContainEqual({ stream: `statement-${clientId}`, position: told.position });
    expect(facts.map(({ stream }: { stream: string }) => stream)).toContain('peers-2026');
    const { body: other } = await li.get(`/warnings/${clients[0]}`).expect(200);
    expect(other.rules ?? []).toEqual([]);
  });
});

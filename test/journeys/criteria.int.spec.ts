import { contexts } from '../../apps/contexts.js';
import type { Rapport, Stores } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';
import type { SmallBank } from '../small-bank.js';
import { openBank } from '../small-bank.js';

/** The bank reviews by what it divides its clients: tried on history, approved, in force from a day. */
let stores: Stores;
let rapport: Rapport;
let bank: SmallBank;

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, contexts);
  rapport.clock.day = '2026-01-12';
  bank = await openBank(rapport);
  const placed = {
    industry: { scheme: 'GBT4754', code: 'C' },
    region: { scheme: 'CN', code: '61' },
  };
  await bank.client('cl_mill', 'wang', { size: 'small', ...placed });
  await bank.client('cl_yard', 'chen', { size: 'large' });
}, 300_000);
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the JSON of any answer
type Shown = any;
const tierOf = (body: Shown): Shown =>
  body.places?.find((each: Shown) => each.taxonomy === 'serviceTier');
const tier = (clientId: string, seen: (place: Shown) => boolean) =>
  eventually(
    async () => tierOf((await bank.risk.get(`/clients/${clientId}/taxonomies`)).body),
    (place) => place !== undefined && seen(place),
    60_000,
  );
const small = {
  id: 'KT-1',
  label: { en: 'Small firms first', zh: '小企业优先' },
  value: 'key',
  all: [
    { figure: 'size', oneOf: ['micro', 'small'] },
    { figure: 'industry', oneOf: ['C'] },
    { figure: 'transactions', atLeast: 40 },
    { figure: 'businessLines', atLeast: 1 },
  ],
};
const because = { size: 'small', industry: 'C', transactions: 42, businessLines: 1 };
const title = { en: 'Inclusive finance', zh: '普惠金融标准' };
const reason = '年度审视：普惠导向';
let content: Shown;
let criteriaId: string;
let contentHash: string;

describe('criteria of the bank', () => {
  it('begin with what is in force, as data', async () => {
    await tier('cl_mill', (place) => place.value === 'ordinary');
    await bank.sent(bank.service, '/accounts/ac_mill/behaviour', {
      ...{ clientId: 'cl_mill', upTo: '2026-01-09', currency: 'CNY' },
      figures: { closing: 50_000_000, credits: 12, debits: 30 },
    });
    const source = { provenance: 'interview', statedOn: '2026-01-12' };
    const line = { line: 'payroll', isUsed: true, source };
    await bank.sent(bank.wang, '/clients/cl_mill/business-lines', line);
    const path = '/clients/cl_mill/taxonomies';
    const { figures } = await eventually(
      async () => (await bank.risk.get(path)).body,
      (body: Shown) => body.figures.businessLines === 1 && body.figures.transactions === 42,
      60_000,
    );
    // Scope and frequency of the cooperation; need, as far as it was applied for.
    expect(figures).toMatchObject({ dealingsInYear: 0, applicationsUnderWay: 0 });
    await tier('cl_yard', (place) => place.value === 'ordinary');
    const shown = await bank.shown(bank.risk, '/criteria/in-force');
    const { rules, criteriaId: own } = shown.find((each: Shown) => each.taxonomy === 'serviceTier');
    expect(own).toBeUndefined();
    expect(rules.map(({ id }: Shown) => id)).toContain('ST-K1');
    content = { taxonomy: 'serviceTier', title, rules: [small, ...rules] };
  });

  it('are played through before anything is drafted', async () => {
    const { taxonomy, rules } = content;
    const { status, body } = await bank.risk.post('/criteria/what-if', { taxonomy, rules });
    expect(status).toBe(200);
    expect(body).toMatchObject({ day: '2026-01-12', clients: 2, moved: 1 });
    expect(body.cells).toContainEqual({ from: 'ordinary', to: 'key', clients: 1 });
    const moves = await bank.risk.post('/criteria/what-if/moves', { taxonomy, rules, limit: 1 });
    expect(moves.body).toMatchObject([{ clientId: 'cl_mill', rule: 'KT-1' }]);
  });

  it('are refused where a condition or a value cannot be meant', async () => {
    const wrong = { ...small, all: [{ figure: 'size', oneOf: ['tiny'] }] };
    const draft = (rules: readonly object[]) => ({ content: { ...content, rules }, reason });
    const refused = await bank.refused(bank.risk, '/criteria', draft([wrong]), 400);
    expect(JSON.stringify(refused)).toContain('content.rules.0.all');
    const { code, details } = await bank.refused(
      bank.risk,
      '/criteria',
      draft([{ ...small, value: 'gold' }]),
      422,
    );
    expect([code, details.field]).toEqual(['NoSuchPlace', 'content.rules.0.value']);
  });

  it('are tried on evenings of the past: who would have moved where', async () => {
    rapport.clock.day = '2026-02-03';
    const drafted = await bank.sent(bank.head, '/criteria', { content, reason });
    criteriaId = drafted.id;
    const path = `/criteria/${criteriaId}`;
    await bank.shown(bank.head, path, drafted.position);
    const from = { from: '2026-02-04', reason };
    const untried = await bank.refused(bank.head, `${path}/proposals`, from, 409);
    expect(untried.code).toBe('CriteriaNotTried');
    const days = ['2025-12-31', '2026-01-31'];
    const { status, body } = await bank.risk.post(`${path}/trials`, { days });
    expect(status).toBe(201);
    expect(body.days).toMatchObject([
      { day: '2025-12-31', clients: 0, moved: 0 },
      { day: '2026-01-31', clients: 2, moved: 1 },
    ]);
    const row = await bank.shown(bank.head, path, body.position);
    expect(row).toMatchObject({ stage: 'tried', trials: [{ by: 'risk', days: body.days }] });
    ({ contentHash } = row);
    const moves = await bank.shown(bank.risk, `${path}/moves?on=2026-01-31`);
    expect(moves).toMatchObject([
      {
        ...{ clientId: 'cl_mill', from: 'ordinary', to: 'key', rule: 'KT-1' },
        because,
      },
    ]);
    const none = await bank.shown(bank.risk, `${path}/moves?on=2026-01-31&afterClient=cl_mill`);
    expect(none).toEqual([]);
  });

  it('are proposed by one person and approved by another, from a day to come', async () => {
    const path = `/criteria/${criteriaId}`;
    await bank.sent(bank.head, `${path}/proposals`, { from: '2026-02-04', reason });
    await bank.sent(bank.risk, `${path}/declines`, { reason: '请说明影响' });
    await bank.sent(bank.head, `${path}/proposals`, { from: '2026-02-04', reason });
    const { position } = await bank.sent(bank.risk, `${path}/approvals`, { contentHash });
    const listed = await bank.shown(bank.wang, '/criteria?taxonomy=serviceTier', position);
    expect(listed.items).toMatchObject([{ criteriaId, stage: 'approved' }]);
    const on = (day: string) => bank.shown(bank.risk, `/criteria/in-force?on=${day}`, position);
    const own = (shown: Shown) =>
      shown.find((each: Shown) => each.taxonomy === 'serviceTier').criteriaId;
    expect([own(await on('2026-02-03')), own(await on('2026-02-04'))]).toEqual([
      undefined,
      criteriaId,
    ]);
  });

  it('judge everybody at the first close of business, and every label says why', async () => {
    await bank.close('2026-02-04');
    const place = await tier('cl_mill', ({ value }) => value === 'key');
    expect(place).toMatchObject({
      ...{ rule: 'KT-1', version: 1, criteriaId, since: '2026-02-04' },
      because,
    });
    const { steps } = await eventually(
      async () => (await bank.wang.get('/clients/cl_mill/playbook')).body,
      (body: Shown) => body.steps?.some((step: Shown) => step.rule === 'PB-key-2'),
      60_000,
    );
    expect(steps).toContainEqual(expect.objectContaining({ rule: 'PB-key-1' }));
    const stays = await tier('cl_yard', () => true);
    expect(stays).toMatchObject({ value: 'ordinary', criteriaId });
  });

  it('are revised, and withdrawn: then the rules of the release judge again', async () => {
    const path = `/criteria/${criteriaId}`;
    const revised = { ...content, title: { ...title, en: 'Inclusive finance 2' } };
    await bank.sent(bank.head, `${path}/revisions`, { content: revised, reason });
    await bank.sent(bank.risk, `${path}/withdrawal`, { from: '2026-02-05', reason: '恢复原标准' });
    await bank.close('2026-02-05');
    const place = await tier('cl_mill', ({ value }) => value === 'ordinary');
    expect(place).toMatchObject({ rule: 'ST-O1' });
    expect(place.criteriaId).toBeUndefined();
  });
});

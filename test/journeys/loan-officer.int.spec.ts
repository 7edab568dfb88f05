import { contexts } from '../../apps/contexts.js';
import { LendingDesk, yearOfInstalments } from '../lending-desk.js';
import type { Rapport, Stores } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';

/** A loan as a client and its officer go through it: special terms, progress, use of the money. */
let stores: Stores;
let rapport: Rapport;
let desk: LendingDesk;
let clientId: string;

const cny = (yuan: number) => ({ minor: Math.round(yuan * 100), currency: 'CNY' });

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, contexts);
  desk = await LendingDesk.of(rapport);
  rapport.clock.day = '2026-01-10';
  clientId = await desk.client({ zh: '秦岭风电有限公司' });
  // What is to be done is a task of whoever looks after the client.
  const manager = { managerId: 'relationshipManager' };
  const path = `/clients/${clientId}/manager-assignments`;
  const { body } = await desk.rm.post(path, manager).expect(201);
  await desk.rm.get(`/clients/${clientId}?after=${body.position}`).expect(200);
}, 300_000);
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

const seen = async (path: string) => (await desk.rm.get(path).expect(200)).body;
const drawdown = (proposalId: string, yuan: number, way = 'entrusted') => ({
  ...{ proposalId, amount: cny(yuan), way, use: '采购钢材' },
  payee: { name: '宝钢股份', account: '6222020200112233' },
});
const paidOut = async (loanId: string, proposal: ReturnType<typeof drawdown>) => {
  await desk.rm.post(`/loans/${loanId}/drawdowns`, proposal).expect(201);
  const path = `/loans/${loanId}/proposals/${proposal.proposalId}/approvals`;
  return (await desk.risk.post(path, {}).expect(201)).body.position as number;
};

/** The catalogue's working capital with something of the bank's own, on offer from today. */
async function offered(productId: string, changed: (content: Content) => object): Promise<void> {
  const { body } = await desk.risk.get('/products/catalogue').expect(200);
  const usual = (body as { id: string; content: Content }[]).find(
    ({ id }) => id === 'workingCapital',
  );
  if (usual === undefined) throw new Error('the catalogue has no working capital');
  const content = { ...usual.content, ...changed(usual.content) };
  const draft = { productId, content, reason: '重点客户专项贷款' };
  await desk.risk.post('/products', draft).expect(201);
  const approval = { version: 1, from: rapport.clock.today() };
  const { body: offer } = await desk.approver
    .post(`/products/${productId}/approvals`, approval)
    .expect(201);
  await seen(`/products/${productId}?after=${offer.position}`);
}
interface Content {
  readonly methods: readonly string[];
}

describe('terms of a client’s own (E-10)', () => {
  it('count in fortnights, and say how many', async () => {
    const schedule = { period: { every: 2, unit: 'week' }, instalments: 6 };
    const loanId = await desk.running(clientId, { termMonths: 3, schedule });
    const { lines } = await eventually(
      () => seen(`/loans/${loanId}/schedule`),
      (shown) => shown.lines.length > 0,
    );
    const days = (lines as { dueOn: string }[]).map(({ dueOn }) => dueOn);
    expect([days.length, days[0], days.at(-1)]).toEqual([6, '2026-01-24', '2026-04-04']);
    const asked = {
      ...yearOfInstalments,
      termMonths: 2,
      schedule: { ...schedule, instalments: 26 },
    };
    const refused = await desk.rm.post('/applications', { clientId, terms: asked }).expect(422);
    expect(refused.body).toMatchObject({
      code: 'BeyondTerm',
      details: { field: 'terms.schedule' },
      labels: { zh: '最后还款日超出贷款期限' },
    });
    const unstated = { ...asked, schedule: { period: { every: 10, unit: 'day' } } };
    const { body } = await desk.rm.post('/applications', { clientId, terms: unstated }).expect(422);
    expect(body).toMatchObject({ code: 'TenorNotStated' });
  });

  it('are agreed row by row, and drawn in parts', async () => {
    const rows = [
      { dueOn: '2026-06-30', principal: cny(40_000) },
      { dueOn: '2026-12-31', principal: cny(80_000) },
    ];
    const productId = 'pd_rows';
    await offered(productId, ({ methods }) => ({ methods: [...methods, 'custom'] }));
    const terms = { method: 'custom', schedule: { rows } };
    const loanId = await desk.granted(clientId, terms, { productId });
    await desk.rm.post(`/loans/${loanId}/agreements`, { agreementNumber: 'A-rows' }).expect(201);
    const parts = async (position: number) =>
      (
        (await seen(`/loans/${loanId}/schedule?after=${position}`)).lines as {
          principal: { minor: number };
        }[]
      ).map(({ principal }) => principal.minor / 100);
    expect(await parts(await paidOut(loanId, drawdown('d1', 60_000)))).toEqual([20_000, 40_000]);
    expect(await parts(await paidOut(loanId, drawdown('d2', 60_000)))).toEqual([40_000, 80_000]);
  });
});

describe('a VIP (F-04)', () => {
  it('may have a special loan, and is visited regularly', async () => {
    const productId = 'pd_vip';
    await offered(productId, () => ({ onlyFor: 'vip' }));
    const asked = { clientId, productId, terms: yearOfInstalments };
    const refused = await desk.rm.post('/applications', asked).expect(422);
    expect(refused.body).toMatchObject({
      code: 'ProductForOthers',
      details: { field: 'productId', onlyFor: 'vip' },
    });
    const vip = { priority: 'vip', reason: '战略客户' };
    const set = await desk.risk.post(`/clients/${clientId}/credit-standing/priority`, vip);
    await seen(`/clients/${clientId}/credit-standing?after=${set.body.position}`);
    await desk.rm.post('/applications', asked).expect(201);
    await eventually(
      () => seen(`/contacts/${clientId}`),
      ({ profile }) => profile === 'responsible',
    );
  });
});

describe('the progress of an application (F-07)', () => {
  it('is what its client may know, and the client is told of each step', async () => {
    const { body } = await desk.rm
      .post('/applications', { clientId, terms: yearOfInstalments })
      .expect(201);
    const path = `/applications/${body.id}`;
    const reason = '请补充最近一期财务报表';
    const back = await desk.risk.post(`${path}/returns`, { reason }).expect(201);
    const progress = await seen(`${path}/progress?after=${back.body.position}`);
    expect(progress).toMatchObject({ stage: 'returned', toComplete: reason });
    expect(Object.keys(progress)).not.toContain('reviews');
    const notices = async () => (await seen(`/notices?about=${body.id}&topic=progress`)).items;
    await eventually(notices, (items) => items.length === 2);
  });
});

describe('the use of the money (F-11)', () => {
  it('is a task of the manager once its papers are late, and misuse warns', async () => {
    const loanId = await desk.granted(clientId);
    await desk.rm.post(`/loans/${loanId}/agreements`, { agreementNumber: 'A-use' }).expect(201);
    const position = await paidOut(loanId, drawdown('d1', 100_000, 'own'));
    await seen(`/loans/${loanId}/uses?after=${position}`);
    await desk.close('2026-02-10');
    const tasks = async () =>
      (await seen(`/tasks?clientId=${clientId}&source=useOfProceeds`)).items;
    expect((await seen(`/loan-uses?evidenceDueUpTo=2026-02-10`)).items).toMatchObject([{ loanId }]);
    await eventually(tasks, (items) => items.length === 1);
    rapport.clock.day = '2026-02-11';
    const misuse = { finding: '资金流入股市', drawdownId: 'd1' };
    await desk.risk.post(`/loans/${loanId}/misuses`, misuse).expect(201);
    const signals = async () => (await seen(`/signals?clientId=${clientId}`)).items;
    const [signal] = await eventually(signals, (items) => items.length === 1);
    expect(signal).toMatchObject({ code: 'proceedsMisused', gravity: 'orange' });
  });
});

describe('a material overdue (European Union, F9)', () => {
  it('is default of the client after more than ninety days in a row', async () => {
    const debtor = await desk.client({ zh: '汉江进出口有限公司' });
    rapport.clock.day = '2026-02-11';
    const loanId = await desk.running(debtor, { amount: { minor: 12_000_000, currency: 'EUR' } });
    rapport.clock.day = '2026-06-10';
    const on = (day: string) => `/exposures/${debtor}/material-overdue?on=${day}`;
    const eur = (minor: number) => ({ minor, currency: 'EUR' });
    await eventually(
      () => seen(on('2026-06-09')),
      ({ days, isDefault }) => days === 90 && isDefault === false,
    );
    expect(await seen(on('2026-06-10'))).toMatchObject({
      days: 91,
      isDefault: true,
      rule: { id: 'AG-02', version: 1 },
      // Three instalments, and the interest of each.
      overdue: eur(3_000_000 + 36_000 + 33_000 + 30_000),
    });
    // What is left is less than one per cent of the exposure.
    const { body } = await desk.rm
      .post(`/loans/${loanId}/repayments`, { amount: eur(3_099_000 + 12_000) })
      .expect(201);
    const after = await seen(`${on('2026-06-10')}&after=${body.position}`);
    expect(after).toMatchObject({ days: 0, isDefault: false });
    await desk.rm.get(on('2026-06-11')).expect(422);
  });
});

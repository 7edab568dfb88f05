import { contexts } from '../../apps/contexts.js';
import { LendingDesk } from '../lending-desk.js';
import type { Rapport, Stores } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';

let stores: Stores;
let rapport: Rapport;
let desk: LendingDesk;
let clientId: string, late: string, sound: string;

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, contexts);
  desk = await LendingDesk.of(rapport);
  rapport.clock.day = '2026-01-10';
  clientId = await desk.client({ zh: '秦岭风电有限公司', en: 'Qinling Wind, Power' });
  late = await desk.running(clientId);
  const machines = { product: 'fixedAsset', guaranteeType: 'equipment', purpose: 'fixedAsset' };
  sound = await desk.running(clientId, { ...machines, termMonths: 24, everyMonths: 3 });
  await desk.close('2026-02-10');
  await desk.close('2026-02-13');
  await eventually(
    async () => (await desk.rm.get(`/loans/${late}`)).body,
    ({ bucket }) => bucket === 'days1to7',
  );
  await eventually(
    async () => (await desk.rm.get('/loans?bucket=current')).body.items as unknown[],
    ({ length }) => length === 1,
  );
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

const ids = async (filter: string): Promise<readonly string[]> => {
  const { body } = await desk.rm.get(`/loans?${filter}`).expect(200);
  return (body.items as { loanId: string }[]).map(({ loanId }) => loanId);
};

describe('lists of loans', () => {
  it.each([
    ['bucket=days1to7', () => [late]],
    ['bucket=current', () => [sound]],
    ['bucket=days8to30', () => []],
    ['dueUpTo=2026-03-01', () => [late]],
    ['dueUpTo=2026-01-31', () => []],
    ['maturesFrom=2027-12-01', () => [sound]],
    ['maturesUpTo=2027-01-31&sort=maturesOn', () => [late]],
    ['purpose=fixedAsset', () => [sound]],
    ['product=workingCapital&overdue=true', () => [late]],
    ['managerId=nobody', () => []],
  ])('are narrowed by %s', async (filter, expected) =>
    expect(await ids(filter)).toEqual(expected()),
  );

  it('are added up by any two dimensions', async () => {
    const { body } = await desk.rm
      .get('/portfolio/cells?rows=purpose&columns=guarantee&overdue=true')
      .expect(200);
    expect(body).toMatchObject({
      rows: 'purpose',
      columns: 'guarantee',
      cells: [{ row: 'workingCapital', column: 'unsecured', currency: 'CNY', loans: 1 }],
    });
    await desk.rm.get('/portfolio/cells?rows=purpose&columns=colour').expect(400);
  });

  it('tell how much stands on a few clients, groups, industries, regions and products', async () => {
    const { body } = await desk.rm.get('/concentrations?by=industry').expect(200);
    expect(body).toMatchObject({ by: 'industry', index: '1', band: 'high', rule: 'CO-01' });
    const { body: groups } = await desk.rm.get('/concentrations?by=group').expect(200);
    expect(groups.shares).toMatchObject([{ value: clientId, share: '1' }]);
    await desk.rm.get('/concentrations?by=colour').expect(400);
  });

  it('find a loan by the number of its agreement', async () =>
    expect(await ids(`agreementNumber=A-${sound}`)).toEqual([sound]));

  it('name the client, and put codes into the language that is asked for', async () => {
    const { body } = await desk.rm
      .get(`/loans?bucket=days1to7`)
      .set('Accept-Language', 'zh-CN,zh;q=0.9')
      .expect(200);
    expect(body.items).toMatchObject([
      {
        clientName: { zh: '秦岭风电有限公司' },
        daysPastDue: 3,
        labels: { status: '存续', product: '流动资金贷款', bucket: '逾期1至7天' },
      },
    ]);
    const { body: one } = await desk.rm.get(`/loans/${late}`).expect(200);
    expect(one).toMatchObject({ clientName: { zh: '秦岭风电有限公司' } });
    expect(one).not.toHaveProperty('labels');
  });

  it('are added up', async () => {
    const { body } = await desk.rm.get('/loans/sums').expect(200);
    expect(body).toMatchObject([
      {
        currency: 'CNY',
        loans: 2,
        outstanding: { minor: 24_000_000 },
        overdue: { minor: 1_036_000 },
      },
    ]);
    const { body: none } = await desk.rm.get('/loans/sums?bucket=over360').expect(200);
    expect(none).toEqual([]);
  });

  it('are written as CSV that a spreadsheet reads', async () => {
    const { text, headers } = await desk.rm
      .get('/loans?sort=maturesOn')
      .set('Accept', 'text/csv')
      .set('Accept-Language', 'en')
      .expect(200);
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    const [head = '', first, second, rest] = text.split('\r\n');
    expect(head.startsWith('\uFEFFLoan,Agreement,Client,')).toBe(true);
    expect(first).toContain(`${late},A-${late},${clientId},"Qinling Wind, Power"`);
    expect(first).toContain(',120000.00,10360.00,3,1 to 7 days,');
    expect(second).toContain(`${sound},`);
    expect(rest).toBe('');
  });

  it('refuse what cannot be, naming the field', async () => {
    const { body } = await desk.rm.get('/loans?bucket=veryLate').expect(400);
    expect(JSON.stringify(body)).toContain('bucket');
    await desk.rm.get('/loans?dueUpTo=2026-02-30').expect(400);
    await desk.rm.get('/loans/sums?limit=5').expect(400);
  });

  it('follow the client to another manager', async () => {
    await rapport.as('relationshipManager', 'unitHead');
    const managerId = 'relationshipManager.unitHead';
    await desk.rm
      .post(`/clients/${clientId}/manager-transfers`, { managerId, reason: '岗位轮换' })
      .expect(201);
    const rows = async () => (await desk.auditor.get(`/loans?managerId=${managerId}`)).body.items;
    const moved = await eventually(rows, (items) => items.length === 2);
    expect(moved[0]).toMatchObject({ managerId, originatedBy: 'relationshipManager' });
  });
});

describe('a figure', () => {
  it('is explained by the items and facts that it follows from', async () => {
    const { body } = await desk.auditor
      .get(`/loans/${late}/explain?figure=overdue&on=2026-02-13`)
      .expect(200);
    expect(body).toMatchObject({
      amount: { minor: 1_036_000 },
      daysPastDue: 3,
      since: '2026-02-10',
      facts: [{ kind: 'drawdown', valueDate: '2026-01-10' }],
    });
    const parts = body.items as { component: string; unpaid: { minor: number } }[];
    expect(parts.map(({ component }) => component).sort()).toEqual(['interest', 'principal']);
    expect(parts.reduce((sum, { unpaid }) => sum + unpaid.minor, 0)).toBe(body.amount.minor);
    const { body: penalty } = await desk.auditor
      .get(`/loans/${late}/explain?figure=penalty&on=2026-02-13`)
      .expect(200);
    expect(penalty).toMatchObject({ run: { markup: '0.50', annualRate: '0.036' } });
    await desk.auditor.get(`/loans/${late}/explain?figure=luck&on=2026-02-13`).expect(400);
  });

  it('is the same in rows, schedules and facts, every evening', async () => {
    const { body } = await desk.auditor.get('/loans/reconciliation?on=2026-02-13').expect(200);
    expect(body).toMatchObject({ loans: 2, agrees: true, differences: [] });
    expect(body.sums).toMatchObject([
      {
        currency: 'CNY',
        rows: { minor: 24_000_000 },
        schedules: { minor: 24_000_000 },
        facts: { minor: 24_000_000 },
        overdueByRows: { minor: 1_036_000 },
        overdueByFacts: { minor: 1_036_000 },
      },
    ]);
    await desk.rm.get('/loans/reconciliation?on=2026-02-13').expect(403);
  });
});

describe('the papers of a loan', () => {
  const paper = (path: string, accept: string, language: string) =>
    desk.auditor.get(path).set('Accept', accept).set('Accept-Language', language).expect(200);

  it('are a schedule in either language', async () => {
    const { text } = await paper(`/loans/${late}/schedule`, 'text/csv', 'zh');
    const lines = text.split('\r\n');
    expect(lines[0]).toContain('期次,应还日期,应还本金');
    expect(lines[1]).toBe(
      '1,2026-02-10,10000.00,360.00,0.00,10360.00,0.00,0.00,10360.00,,110000.00',
    );
    expect(lines).toHaveLength(14);
    const { text: page } = await paper(`/loans/${late}/schedule`, 'text/html', 'en');
    expect(page).toContain('<h1>Repayment schedule</h1>');
    expect(page).toContain('<td class="f">10360.00</td>');
  });

  it('are a statement with every entry and the balance after it', async () => {
    const { body } = await desk.auditor.get(`/loans/${late}/statement`).expect(200);
    expect(body.entries).toMatchObject([
      { kind: 'drawdown', valueDate: '2026-01-10', balance: { minor: 12_000_000 } },
    ]);
    const { text } = await paper(`/loans/${late}/statement`, 'text/html', 'zh-CN');
    expect(text).toContain('<html lang="zh">');
    expect(text).toContain('<h1>贷款对账单</h1>');
    expect(text).toContain('<dd>秦岭风电有限公司</dd>');
  });

  it('are PDF for whoever files them', async () => {
    for (const path of [`/loans/${late}/schedule`, `/loans/${late}/statement`, '/loans']) {
      const { body, headers } = await paper(path, 'application/pdf', 'zh').responseType('blob');
      expect(headers['content-type']).toBe('application/pdf');
      expect((body as Buffer).subarray(0, 8).toString('latin1')).toBe('%PDF-1.4');
    }
  });

  it('stand as of the day that is asked for', async () => {
    const { text } = await paper(`/loans/${late}/statement?asOf=2026-01-10`, 'text/html', 'en');
    expect(text).toContain('<dt>Overdue</dt><dd>0.00</dd>');
    expect(text).toContain('<dt>As of</dt><dd>2026-01-10</dd>');
  });
});

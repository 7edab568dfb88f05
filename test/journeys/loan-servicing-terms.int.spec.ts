import { contexts } from '../../apps/contexts.js';
import { LendingDesk } from '../lending-desk.js';
import type { Rapport, Stores } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';

let stores: Stores;
let rapport: Rapport;
let desk: LendingDesk;
let clientId: string, own: string, usual: string, excused: string;

const productId = 'pd_lenient';
const cny = (yuan: number) => ({ minor: Math.round(yuan * 100), currency: 'CNY' });
const servicing = {
  toleranceDays: 3,
  overdueMarkup: '0.30',
  misuseMarkup: '0.80',
  compoundInterest: false,
  prepayment: ['reduceTerm'],
  prepaymentAfterMonths: 2,
  prepaymentFee: '0.01',
  performingOrder: 'AL-04',
  entrustedAbove: [cny(50_000), { minor: 1_000_000, currency: 'USD' }],
};

/** A version of the product, drafted by one person and put on offer by another from today. */
async function offered(version: number, changed: object): Promise<void> {
  const { body } = await desk.risk.get('/products/catalogue').expect(200);
  const { content } = (body as { id: string; content: { servicing: object } }[]).find(
    ({ id }) => id === 'workingCapital',
  ) as { content: { servicing: object } };
  const draft = { content: { ...content, servicing: { ...content.servicing, ...changed } } };
  const why = { reason: 'Lenient towards small shops' };
  const path = version === 1 ? '/products' : `/products/${productId}/revisions`;
  await desk.risk.post(path, { ...draft, ...why, ...(version === 1 && { productId }) }).expect(201);
  const from = rapport.clock.today();
  const approval = await desk.approver
    .post(`/products/${productId}/approvals`, { version, from })
    .expect(201);
  await desk.rm.get(`/products/${productId}?after=${approval.body.position}`).expect(200);
}

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, contexts);
  desk = await LendingDesk.of(rapport);
  rapport.clock.day = '2026-01-10';
  clientId = await desk.client({ zh: '秦岭风电有限公司' });
  await offered(1, servicing);
  own = await desk.running(clientId, {}, { productId });
  usual = await desk.running(clientId);
  // Of another debtor: contagion would judge it by the other loans.
  excused = await desk.running(await desk.client({ zh: '渭河水务有限公司' }));
}, 300_000);
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

const loan = async (loanId: string, path = '') =>
  (await desk.rm.get(`/loans/${loanId}${path}`).expect(200)).body;

/** The loan once the end of a day has been through all of it. */
const agedOn = async (loanId: string, day: string, daysPastDue: number) => {
  await desk.close(day);
  return eventually(
    () => loan(loanId),
    (row) => row.on === day && row.daysPastDue === daysPastDue,
  );
};

describe('a loan of a product of the bank’s own', () => {
  it('tells by which rules it is served, and what says so', async () => {
    const { productId: from, version, rules } = await loan(own, '/servicing');
    expect({ from, version }).toEqual({ from: productId, version: 1 });
    expect(rules).toEqual(
      expect.arrayContaining([
        { rule: 'toleranceDays', value: '3', source: 'product' },
        { rule: 'overdueMarkup', value: '0.30', source: 'product' },
        { rule: 'prepayment', value: 'reduceTerm', source: 'product' },
      ]),
    );
    await desk.rm.get('/loans/ln_nobody/servicing').expect(404);
  });

  it('goes to the supplier above the bound of the product', async () => {
    const other = await desk.granted(clientId, {}, { productId });
    await desk.rm.post(`/loans/${other}/agreements`, { agreementNumber: 'A-9' }).expect(201);
    const payee = { name: '宝钢股份', account: '6222020200112233' };
    const drawdown = { amount: cny(60_000), payee, way: 'own', use: '采购钢材' };
    const { body } = await desk.rm.post(`/loans/${other}/drawdowns`, drawdown).expect(409);
    expect(body).toMatchObject({
      code: 'EntrustedPaymentNeeded',
      details: { field: 'way', rule: productId, above: 5_000_000 },
    });
  });

  it('is excused by a risk officer where a technical reason made it late', async () => {
    rapport.clock.day = '2026-02-10';
    const excuse = (more: object, by: 'risk' | 'rm' = 'risk') =>
      desk[by].post(`/loans/${excused}/excuses`, {
        from: '2026-02-10',
        to: '2026-02-10',
        reason: 'paymentSystem',
        finding: '大额支付系统故障',
        evidence: [{ kind: 'other', title: '支付系统故障公告', reference: 'CNAPS-0210' }],
        ...more,
      });
    await excuse({}, 'rm').expect(403);
    expect([400, 422]).toContain((await excuse({ evidence: [] })).status);
    const { body } = await excuse({ to: '2026-02-20' }).expect(422);
    expect(body).toMatchObject({ code: 'ExcuseTooLong', details: { field: 'to' } });
    await excuse({}).expect(201);
    const again = await excuse({}).expect(201);
    const path = `/explain?figure=overdue&on=2026-02-13&after=${again.body.position}`;
    expect(await loan(excused, path)).toMatchObject({
      daysPastDue: 3,
      technical: 'paymentSystem',
    });
  });

  it('is not late within its days of tolerance, as another loan is', async () => {
    await desk.close('2026-02-10');
    await agedOn(usual, '2026-02-13', 3);
    expect(await loan(own)).toMatchObject({
      daysPastDue: 0,
      bucket: 'current',
      overdue: { minor: 0 },
      penalty: { minor: 0 },
    });
  });

  it.each([
    ['overdue=true', false],
    ['overdue=false', true],
    ['bucket=current', true],
    ['bucket=days1to7', false],
    ['sort=overdueSince', false],
  ])('is in the list of loans by its tolerance: %s, %s', async (filter, listed) => {
    const { body } = await desk.rm.get(`/loans?limit=100&${filter}`).expect(200);
    const ids = (body.items as { loanId: string }[]).map(({ loanId }) => loanId);
    expect([ids.includes(own), ids.includes(usual)]).toEqual([listed, !listed]);
  });

  it('is classified by the days past due', async () => {
    const claim = async (loanId: string) =>
      (await desk.risk.get(`/classifications/claims/${loanId}`)).body;
    await eventually(
      () => claim(usual),
      ({ proposed }) => proposed === 'specialMention',
    );
  });

  it('is late from its due day after them, at the markup of the product', async () => {
    const row = await agedOn(own, '2026-02-14', 4);
    expect(row).toMatchObject({ bucket: 'days1to7', overdue: { minor: 1_036_000 } });
    const on = '2026-02-14';
    const ours = await loan(own, `/explain?figure=penalty&on=${on}`);
    const theirs = await loan(usual, `/explain?figure=penalty&on=${on}`);
    // 10,000.00 × 3.6 % × 1.3 × 4/360; the other also bears interest on 360.00 of interest.
    expect(ours).toMatchObject({
      amount: { minor: 520 },
      run: { markup: '0.30' },
      product: { productId, version: 1 },
    });
    expect(ours.servicing).toEqual(
      expect.arrayContaining([
        { rule: 'compoundInterest', value: 'false', source: 'product' },
        { rule: 'overdueMarkup', value: '0.30', source: 'product' },
      ]),
    );
    expect(theirs).toMatchObject({ amount: { minor: 622 }, run: { markup: '0.50' } });
  });

  it('keeps its rules when the product changes', async () => {
    await offered(2, { ...servicing, overdueMarkup: '0.50', toleranceDays: 0 });
    const { version, rules } = await loan(own, '/servicing');
    expect(version).toBe(1);
    expect(rules).toContainEqual({ rule: 'overdueMarkup', value: '0.30', source: 'product' });
    const row = await loan(own, '/explain?figure=penalty&on=2026-02-14');
    expect(row).toMatchObject({ amount: { minor: 520 } });
  });

  it('is paid principal first, as the order of the product has it', async () => {
    const paid = { amount: cny(10_000), repaymentId: 'r1' };
    const { body } = await desk.rm.post(`/loans/${own}/repayments`, paid).expect(201);
    const { repayments } = await loan(own, `/statement?after=${body.position}`);
    expect(repayments).toMatchObject([
      { allocation: [{ component: 'principal', amount: { minor: 1_000_000 } }] },
    ]);
    const rest = { amount: cny(366.5), repaymentId: 'r2' };
    const all = await desk.rm.post(`/loans/${own}/repayments`, rest).expect(201);
    expect(await loan(own, `?after=${all.body.position}`)).toMatchObject({ due: { minor: 0 } });
  });

  it('is prepaid as the product allows, and for its fee', async () => {
    const prepay = (effect: string) =>
      desk.rm.post(`/loans/${own}/prepayments`, { amount: cny(20_000), effect });
    expect((await prepay('reduceInstalment').expect(409)).body).toMatchObject({
      code: 'PrepaymentNotAllowed',
      details: { field: 'effect', allowed: ['reduceTerm'] },
    });
    expect((await prepay('reduceTerm').expect(409)).body).toMatchObject({
      code: 'PrepaymentTooEarly',
      details: { from: '2026-03-10' },
    });
    const due = cny(10_000 + 330);
    rapport.clock.day = '2026-03-10';
    await desk.rm.post(`/loans/${own}/repayments`, { amount: due }).expect(201);
    const { body } = await prepay('reduceTerm').expect(201);
    const { repayments } = await loan(own, `/statement?after=${body.position}`);
    const { allocation } = repayments.at(-1) as { allocation: { component: string }[] };
    // One per cent of what is prepaid, out of 20,000.00.
    expect(allocation).toContainEqual(
      expect.objectContaining({ component: 'fee', amount: cny(200) }),
    );
  });

  it('bears the markup of the product where its money is misused', async () => {
    const misuse = { finding: '资金流入股市', drawdownId: 'd1' };
    const { body } = await desk.risk.post(`/loans/${own}/misuses`, misuse).expect(201);
    expect(await loan(own, `?after=${body.position}`)).toMatchObject({ annualRate: '0.0648' });
  });
});

describe('an overdue for a technical reason', () => {
  it('leaves the loan normal after those evenings', async () => {
    const { body } = await desk.risk.get(`/classifications/claims/${excused}`).expect(200);
    expect(body).toMatchObject({ loanId: excused, class: 'normal' });
    expect(['normal', undefined]).toContain(body.proposed);
    expect(await loan(excused)).toMatchObject({ class: 'normal' });
  });
});

/** Interest before principal, though the product names the order of the release for the reverse. */
const interestFirst = {
  id: 'interest-first',
  label: { en: 'Interest first', zh: '先息后本' },
  payment: 'any',
  assetClass: 'performing',
  order: [
    { of: ['pastDue', 'due'], pays: ['interest', 'principal', 'penalty', 'fee', 'cost', 'refund'] },
  ],
  direction: 'vertical',
  advance: 'nextInstalment',
};

describe('an order of payment of the bank’s own', () => {
  it('reaches the loans of the product, and is named by what they explain', async () => {
    await offered(3, { ...servicing, orders: [interestFirst] });
    const debtor = await desk.client({ zh: '泾河物流有限公司' });
    const loanId = await desk.running(debtor, {}, { productId });
    expect((await loan(loanId, '/servicing')).rules).toContainEqual({
      ...{ rule: 'orders', value: 'interest-first', source: 'product' },
    });
    rapport.clock.day = '2026-04-10';
    const { body } = await desk.rm
      .post(`/loans/${loanId}/repayments`, { amount: cny(1_000) })
      .expect(201);
    const { repayments } = await loan(loanId, `/statement?after=${body.position}`);
    expect(repayments).toMatchObject([
      {
        allocation: [
          { component: 'interest', amount: cny(360) },
          { component: 'principal', amount: cny(640) },
        ],
      },
    ]);
    const why = await loan(loanId, '/explain?figure=due&on=2026-04-10');
    expect(why.rules).toEqual([{ id: 'interest-first', version: 3 }]);
  });
});

describe('an overdue that a product tolerates', () => {
  it('is owed and bears penalty, and counts no days', async () => {
    // Interest is paid first, so that what is overdue is principal, which bears penalty.
    const orders = [interestFirst];
    await offered(4, { ...servicing, orders, toleranceDays: 0, toleratedOverdue: [cny(100)] });
    const loanId = await desk.running(
      await desk.client({ zh: '灞河食品有限公司' }),
      {},
      { productId },
    );
    expect((await loan(loanId, '/servicing')).rules).toContainEqual({
      ...{ rule: 'toleratedOverdue', value: '10000', source: 'product' },
    });
    rapport.clock.day = '2026-05-10';
    const short = { amount: cny(10_360 - 80) };
    await desk.rm.post(`/loans/${loanId}/repayments`, short).expect(201);
    const row = await agedOn(loanId, '2026-05-20', 0);
    expect(row).toMatchObject({ bucket: 'current', overdue: cny(80), overdueSince: null });
    expect(row.penalty.minor).toBeGreaterThan(0);
    const late = (await desk.rm.get('/loans?limit=100&overdue=true').expect(200)).body.items;
    expect((late as { loanId: string }[]).map((one) => one.loanId)).not.toContain(loanId);
  });
});

describe('the conventions of a product (F11)', () => {
  it('let money beyond what is due pay ahead, and count a day in the order of recording', async () => {
    const ahead = { ...interestFirst, advance: 'reamortise', oddUnits: 'last' };
    const conventions = { rowsOfDay: 'separate', chargesOfDay: 'asRecorded', surplus: 'pay' };
    await offered(5, { ...servicing, ...conventions, orders: [ahead], prepaymentAfterMonths: 0 });
    const debtor = await desk.client({ zh: '灞桥食品有限公司' });
    const loanId = await desk.running(debtor, {}, { productId });
    const { rules } = await loan(loanId, '/servicing');
    for (const [rule, value] of Object.entries(conventions)) {
      expect(rules).toContainEqual({ rule, value, source: 'product' });
    }
    const { body } = await desk.rm
      .post(`/loans/${loanId}/repayments`, { amount: cny(12_000) })
      .expect(201);
    const { repayments } = await loan(loanId, `/statement?after=${body.position}`);
    const [{ allocation, overpaid }] = repayments as [
      { allocation: { component: string; amount: { minor: number } }[]; overpaid: unknown },
    ];
    // One per cent of 12,000.00 is the fee; the rest is spread over twelve instalments.
    expect(overpaid).toEqual(cny(0));
    expect(allocation.map(({ component, amount }) => [component, amount.minor])).toEqual([
      ...Array.from({ length: 12 }, () => ['principal', 99_000]),
      ['fee', 12_000],
    ]);
    expect(await loan(loanId, `?after=${body.position}`)).toMatchObject({
      outstanding: cny(120_000 - 11_880),
      overpaid: cny(0),
    });
    // Charged after the payment of its day, the fee of a letter is not paid by it.
    const fee = { kind: 'commitment', amount: cny(50) };
    await desk.rm.post(`/loans/${loanId}/repayments`, { amount: cny(50) }).expect(201);
    const charged = await desk.rm.post(`/loans/${loanId}/fees`, fee).expect(201);
    expect(await loan(loanId, `?after=${charged.body.position}`)).toMatchObject({ due: cny(50) });
    const why = await loan(loanId, `/explain?figure=due&on=${rapport.clock.today()}`);
    expect(why.servicing).toContainEqual({
      ...{ rule: 'chargesOfDay', value: 'asRecorded', source: 'product' },
    });
  });

  it('are refused where they are none', async () => {
    const { body } = await desk.risk.get('/products/catalogue').expect(200);
    const { content } = body[0];
    const draft = { ...content, servicing: { ...content.servicing, surplus: 'keep' } };
    const { body: refused } = await desk.risk
      .post('/products', { productId: 'pd_wrong', content: draft, reason: 'x' })
      .expect(400);
    expect(JSON.stringify(refused)).toContain('surplus');
  });
});

describe('the servicing of a product', () => {
  it('is refused with an order that leaves out what is due', async () => {
    const { body } = await desk.risk.get('/products/catalogue').expect(200);
    const { content } = body[0];
    const [step] = interestFirst.order;
    const orders = [{ ...interestFirst, order: [{ ...step, pays: ['interest', 'principal'] }] }];
    const draft = { ...content, servicing: { ...content.servicing, orders } };
    const refused = await desk.risk
      .post('/products', { productId: 'pd_wrong', content: draft, reason: 'x' })
      .expect(422);
    expect(refused.body).toMatchObject({
      code: 'OrderLeavesOut',
      details: {
        field: 'content.servicing.orders.0.order',
        missing: expect.arrayContaining(['fee']),
      },
    });
  });

  it.each([
    [{ performingOrder: 'AL-99' }, 'performingOrder'],
    [{ overdueMarkup: '0.60' }, 'overdueMarkup'],
    [{ misuseMarkup: '0.40' }, 'misuseMarkup'],
    [{ toleratedOverdue: [{ minor: -1, currency: 'CNY' }] }, 'toleratedOverdue'],
  ])('is refused with %j', async (changed, field) => {
    const { body } = await desk.risk.get('/products/catalogue').expect(200);
    const { content } = body[0];
    const draft = { ...content, servicing: { ...content.servicing, ...changed } };
    const { body: refused } = await desk.risk
      .post('/products', { productId: 'pd_wrong', content: draft, reason: 'x' })
      .expect(400);
    expect(JSON.stringify(refused)).toContain(field);
  });
});

import { contexts } from '../../apps/contexts.js';
import type { Rapport, Stores, Voice } from '../rapport.js';
import { startRapport, startStores } from '../rapport.js';

let stores: Stores;
let rapport: Rapport;
let rm: Voice, risk: Voice, approver: Voice;
let clientId: string;

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, contexts);
  rm = await rapport.as('relationshipManager');
  risk = await rapport.as('riskOfficer');
  approver = await rapport.as('creditApprover');
  const client = await rm.post('/clients', {
    form: 'legalEntity',
    role: 'client',
    facts: { name: { zh: '秦岭风电有限公司' } },
    source: { provenance: 'interview', statedOn: '2026-03-01' },
  });
  clientId = client.body.id;
  await rm.get(`/clients/${clientId}?after=${client.body.position}`).expect(200);
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

const terms = {
  product: 'workingCapital',
  purpose: 'workingCapital',
  guaranteeType: 'unsecured',
  amount: { minor: 12_000_000, currency: 'CNY' },
  termMonths: 12,
  everyMonths: 1,
  method: 'equalPrincipal',
  annualRate: '0.036',
  dayCount: '30E/360',
  industry: { scheme: 'GBT4754', code: 'C' },
  region: { scheme: 'CN', code: '61' },
};
const submit = (changed: object, more: object = {}) =>
  rm.post('/applications', { clientId, terms: { ...terms, ...changed }, ...more });

describe('the catalogue of the release', () => {
  it('has a product for all that the bank sells, in both languages', async () => {
    const { body } = await rm.get('/products/catalogue').expect(200);
    expect(body).toHaveLength(16);
    expect(body[0]).toMatchObject({
      id: 'workingCapital',
      label: { en: 'Working-capital loan', zh: '流动资金贷款' },
      content: { handling: 'negotiated', servicing: { overdueMarkup: '0.50' } },
    });
  });

  it.each([
    [{ annualRate: '0' }, 'terms.annualRate'],
    [{ termMonths: 180 }, 'terms.termMonths'],
    [{ amount: { minor: 100, currency: 'CNY' } }, 'terms.amount'],
    [{ amount: { minor: 100_000_000, currency: 'ZZZ' } }, 'terms.amount'],
    [{ purpose: 'acquisition' }, 'terms.purpose'],
    [{ method: 'sculpted' }, 'terms.method'],
    [
      { product: 'projectFinance', purpose: 'investmentProject', termMonths: 180 },
      'terms.guaranteeType',
    ],
    [
      {
        product: 'projectFinance',
        purpose: 'investmentProject',
        guaranteeType: 'realEstate',
        termMonths: 180,
      },
      'terms.projectType',
    ],
  ])('refuses an application with %j, by its field', async (changed, field) => {
    const { body } = await submit(changed).expect(422);
    expect(body).toMatchObject({
      code: 'OutsideProduct',
      labels: { zh: '贷款条件超出产品规定范围' },
      details: { field, productId: (changed as { product?: string }).product ?? 'workingCapital' },
    });
  });

  it('takes an application for each of its kinds', async () => {
    const asked = [
      { product: 'shortTerm', method: 'bullet', everyMonths: 12 },
      { product: 'unsecuredCredit' },
      { product: 'fiveYearCredit', termMonths: 60 },
      { product: 'smallBusiness' },
      { product: 'standard' },
      { product: 'online' },
      { product: 'green' },
      { product: 'crossBorder', method: 'interestOnly' },
      { product: 'supplyChain', guaranteeType: 'receivables' },
      { product: 'securitisation', guaranteeType: 'receivables', purpose: 'refinancing' },
      { product: 'merger', guaranteeType: 'equity', purpose: 'acquisition' },
      { product: 'fixedAsset', guaranteeType: 'equipment', purpose: 'fixedAsset' },
      { product: 'investmentProject', guaranteeType: 'realEstate', purpose: 'investmentProject' },
      {
        product: 'projectFinance',
        guaranteeType: 'combined',
        purpose: 'investmentProject',
        projectType: 'cleanEnergy',
      },
      { product: 'guaranteedSmallBusiness', guaranteeType: 'person' },
    ];
    let position = 0;
    for (const changed of asked) position = (await submit(changed).expect(201)).body.position;
    const of = async (filter: string) =>
      (await rm.get(`/applications?${filter}&after=${position}`).expect(200)).body.items;
    expect(await of('limit=100')).toHaveLength(asked.length);
    expect(await of('projectType=cleanEnergy')).toMatchObject([
      { product: { productId: 'projectFinance', version: 0 }, repaymentForm: 'instalment' },
    ]);
    expect(await of('repaymentForm=bullet')).toHaveLength(1);
    expect(await of('repaymentForm=fixedDate')).toHaveLength(1);
    expect(await of('purpose=acquisition')).toHaveLength(1);
    expect(await of('guaranteeType=receivables')).toHaveLength(2);
  });
});

describe('a product of the bank’s own', () => {
  const productId = 'pd_season';
  const approvals = `/products/${productId}/approvals`;

  it('is drafted by one person and put on offer by another', async () => {
    const template = { productId, template: 'workingCapital', reason: 'Harvest' };
    await rm.post('/products', template).expect(403);
    const drafted = await risk.post('/products', template).expect(201);
    const { body } = await risk
      .get(`/products/${productId}?after=${drafted.body.position}`)
      .expect(200);
    expect(body).toMatchObject({ stage: 'drafted', version: 1, offered: [] });
    const own = await risk.post(approvals, { version: 1, from: '2026-03-02' }).expect(409);
    expect(own.body).toMatchObject({ code: 'NotIndependent' });
    const early = await submit({}, { productId }).expect(422);
    expect(early.body).toMatchObject({ code: 'ProductNotOffered' });
    const past = await approver.post(approvals, { version: 1, from: '2026-03-01' }).expect(422);
    expect(past.body).toMatchObject({ code: 'NotInPast', details: { field: 'from' } });
    const offered = await approver.post(approvals, { version: 1, from: '2026-03-02' }).expect(201);
    await risk.get(`/products/${productId}?after=${offered.body.position}`).expect(200);
    await submit({}, { productId }).expect(201);
  });

  it('binds applications by the version in force on the day', async () => {
    const { body } = await risk.get(`/products/${productId}`).expect(200);
    const content = { ...body.content, termMonths: { least: 1, most: 6 } };
    const wrong = { ...content, termMonths: { least: 7, most: 6 } };
    const revisions = `/products/${productId}/revisions`;
    const refused = await risk.post(revisions, { content: wrong, reason: 'x' }).expect(422);
    expect(refused.body.details).toMatchObject({ field: 'content.termMonths.least' });
    await risk.post(revisions, { content, reason: 'Shorter' }).expect(201);
    const from = '2026-03-04';
    const offered = await approver.post(approvals, { version: 2, from }).expect(201);
    await risk.get(`/products/${productId}?after=${offered.body.position}`).expect(200);
    await submit({}, { productId }).expect(201);
    rapport.clock.day = from;
    const outside = await submit({}, { productId }).expect(422);
    expect(outside.body.details).toMatchObject({
      field: 'terms.termMonths',
      version: 2,
      allowed: { least: 1, most: 6 },
    });
  });

  it('is declined, or withdrawn, and then sold no more', async () => {
    const draft = { productId: 'pd_other', template: 'online', reason: 'Another' };
    await risk.post('/products', draft).expect(201);
    const why = { reason: 'Not now' };
    await risk.post('/products/pd_other/declines', why).expect(409);
    await approver.post('/products/pd_other/declines', why).expect(201);
    const end = { from: '2026-03-05', reason: 'Over' };
    const { body } = await approver.post(`/products/${productId}/withdrawals`, end).expect(201);
    const list = await rm.get(`/products?stage=withdrawn&after=${body.position}`).expect(200);
    expect(list.body.items).toMatchObject([
      { productId, offered: [{ version: 1 }, { version: 2 }] },
    ]);
    rapport.clock.day = '2026-03-05';
    const over = await submit({ termMonths: 6 }, { productId }).expect(422);
    expect(over.body).toMatchObject({ code: 'ProductNotOffered' });
  });
});

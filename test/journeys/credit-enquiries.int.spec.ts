import { contexts } from '../../apps/contexts.js';
import { LendingDesk } from '../lending-desk.js';
import type { Rapport, Stores } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';

let stores: Stores;
let rapport: Rapport;
let desk: LendingDesk;
let prospectId: string, enquiryId: string;

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, contexts);
  desk = await LendingDesk.of(rapport);
  const { body } = await desk.rm
    .post('/clients', {
      form: 'legalEntity',
      role: 'prospect',
      facts: {
        name: { zh: '渭河粮油有限公司' },
        industry: { scheme: 'GBT4754', code: 'C' },
        region: { scheme: 'CN', code: '61' },
      },
      source: { provenance: 'interview', statedOn: '2026-03-01' },
    })
    .expect(201);
  prospectId = body.id;
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

const amount = { minor: 12_000_000, currency: 'CNY' };
const ask = (clientId: string, more: object = {}) =>
  desk.rm.post('/enquiries', {
    clientId,
    purpose: 'workingCapital',
    need: '秋粮收购需要流动资金',
    ownerId: 'relationshipManager',
    ...more,
  });
const seen = async (path: string, after: number) =>
  (await desk.rm.get(`${path}${path.includes('?') ? '&' : '?'}after=${after}`).expect(200)).body;

describe('an enquiry (F-01)', () => {
  it('of a prospect is taken up with need, amount and tenor, and due the next day', async () => {
    const nobody = await ask('cl_none').expect(422);
    expect(nobody.body).toMatchObject({ code: 'ClientUnknown' });
    const late = await ask(prospectId, { dueOn: '2026-03-01' }).expect(422);
    expect(late.body).toMatchObject({ code: 'EnquiryDueInPast', details: { field: 'dueOn' } });
    const { body } = await ask(prospectId, { amount, termMonths: 12 }).expect(201);
    enquiryId = body.id;
    const row = await seen(`/enquiries/${enquiryId}`, body.position);
    expect(row).toMatchObject({ stage: 'open', amount, termMonths: 12, dueOn: '2026-03-03' });
    const due = await seen('/enquiries?dueBy=2026-03-03&stage=open', body.position);
    expect(due.items).toMatchObject([{ enquiryId }]);
  });

  it('is answered with the products that fit', async () => {
    const answer = { answer: '可办理流动资金贷款', products: ['workingCapital'] };
    const { body } = await desk.rm.post(`/enquiries/${enquiryId}/answers`, answer).expect(201);
    const row = await seen(`/enquiries/${enquiryId}`, body.position);
    expect(row).toMatchObject({ stage: 'answered', products: ['workingCapital'] });
  });

  it('becomes an application, and nobody types again what the bank knows', async () => {
    const terms = {
      product: 'workingCapital',
      guaranteeType: 'unsecured',
      everyMonths: 1,
      method: 'equalPrincipal',
      annualRate: '0.036',
      dayCount: '30E/360',
    };
    const short = await desk.rm.post('/applications', { clientId: prospectId, terms }).expect(422);
    expect(short.body).toMatchObject({
      code: 'TermNotTold',
      details: { field: 'terms.purpose' },
      labels: { zh: '申请、咨询及客户档案均未载明该项条件' },
    });
    const other = await desk.client({ en: 'Another' });
    const of = { terms, enquiryId };
    const wrong = await desk.rm.post('/applications', { ...of, clientId: other }).expect(422);
    expect(wrong.body).toMatchObject({ code: 'EnquiryOfAnother' });
    const asked = { ...of, clientId: prospectId };
    const { body } = await desk.rm.post('/applications', asked).expect(201);
    const application = await seen(`/applications/${body.id}`, body.position);
    expect(application).toMatchObject({
      enquiryId,
      requested: amount,
      terms: { purpose: 'workingCapital', termMonths: 12, industry: { code: 'C' } },
    });
    const row = await eventually(
      async () => (await desk.rm.get(`/enquiries/${enquiryId}`)).body,
      ({ stage }) => stage === 'applied',
    );
    expect(row).toMatchObject({ applicationId: body.id });
    const early = await desk.approver.post(`/applications/${body.id}/approvals`, {}).expect(409);
    expect(early.body).toMatchObject({
      code: 'ProspectIsNoClient',
      labels: { zh: '潜在客户须先转为正式客户方可授信' },
    });
    const again = await desk.rm.post('/applications', asked).expect(409);
    expect(again.body).toMatchObject({ code: 'EnquiryOver' });
  });

  it('of which nothing comes ends with its reason, and all are counted', async () => {
    const { body } = await ask(prospectId).expect(201);
    const path = `/enquiries/${body.id}`;
    await desk.rm.post(`${path}/closures`, { outcome: 'applied', reason: 'x' }).expect(400);
    const end = { outcome: 'declined', reason: '产能过剩行业，暂不受理' };
    const closed = await desk.rm.post(`${path}/closures`, end).expect(201);
    const row = await seen(path, closed.body.position);
    expect(row).toMatchObject({ stage: 'declined', reason: end.reason, endedOn: '2026-03-02' });
    const totals = await seen('/enquiries/totals', closed.body.position);
    expect(totals).toMatchObject([
      { stage: 'applied', purpose: 'workingCapital', enquiries: 1, amount },
      { stage: 'declined', purpose: 'workingCapital', enquiries: 1 },
    ]);
  });
});

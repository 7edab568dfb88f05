import { contexts } from '../../apps/contexts.js';
import { LendingDesk } from '../lending-desk.js';
import type { Rapport, Stores } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';

let stores: Stores;
let rapport: Rapport;
let desk: LendingDesk;
let clientId: string, loanId: string, applicationId: string;

const yuan = (amount: number) => ({ minor: amount * 100, currency: 'CNY' });
const terms = { guaranteeType: 'realEstate' };

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, contexts);
  desk = await LendingDesk.of(rapport);
  clientId = await desk.client({ zh: '秦岭风电有限公司' });
  loanId = await desk.granted(clientId, terms);
  applicationId = loanId.replace('ln_', 'ap_');
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

const loan = async () => (await desk.rm.get(`/loans/${loanId}`)).body;

describe('collateral', () => {
  const collateralId = 'co_plant';
  const path = `/collateral/${collateralId}`;
  const appraisal = (value: number) => ({
    value: yuan(value),
    appraiser: '中联评估',
    appraisedOn: '2026-02-20',
  });
  const paper = { registry: '西安市不动产登记中心', certificate: 'SX-0017', rank: 1 };
  const row = async (after: number) =>
    (await desk.rm.get(`${path}?after=${after}`).expect(200)).body;

  it('is offered by one person, and valued and registered by others (L10)', async () => {
    const plant = { collateralId, clientId, kind: 'realEstate', description: '高新区厂房' };
    const wrong = await desk.rm.post('/collateral', { ...plant, kind: 'person' }).expect(422);
    expect(wrong.body).toMatchObject({
      code: 'GuarantorMissing',
      details: { field: 'guarantor' },
      labels: { zh: '保证担保须填写保证人，抵质押物不填写保证人' },
    });
    await desk.rm.post('/collateral', plant).expect(201);
    await desk.rm.post(`${path}/appraisals`, appraisal(200_000)).expect(201);
    await desk.rm.post(`${path}/valuations`, {}).expect(403);
    const early = await desk.risk.post(`${path}/registrations`, paper).expect(409);
    expect(early.body).toMatchObject({ code: 'CollateralNotValued' });
    await desk.risk.post(`${path}/valuations`, {}).expect(201);
    const { body } = await desk.risk.post(`${path}/registrations`, paper).expect(201);
    expect(await row(body.position)).toMatchObject({
      stage: 'registered',
      lendable: yuan(140_000),
      advanceRate: '0.70',
      reviewOn: '2027-02-20',
      insuredUntil: 'none',
      free: yuan(140_000),
    });
  });

  it('secures credit, and no more of it than it is good for', async () => {
    const allocations = `/collateral/${collateralId}/allocations`;
    const much = { applicationId, amount: yuan(140_000.01) };
    const refused = await desk.rm.post(allocations, much).expect(409);
    expect(refused.body).toMatchObject({
      code: 'CollateralExhausted',
      details: { free: yuan(140_000) },
    });
    const { body } = await desk.rm
      .post(allocations, { applicationId, amount: yuan(120_000) })
      .expect(201);
    expect(await row(body.position)).toMatchObject({ loanToValue: '0.6', isShort: false });
    const secured = await eventually(loan, ({ guaranteed }) => guaranteed.minor > 0);
    expect(secured.guaranteed).toEqual(yuan(120_000));
  });

  it('raises an alarm when its value falls, and the loan is secured by less', async () => {
    await desk.rm.post(`${path}/appraisals`, appraisal(100_000)).expect(201);
    const { body } = await desk.risk.post(`${path}/valuations`, {}).expect(201);
    const list = await desk.risk.get(`/collateral?short=true&after=${body.position}`).expect(200);
    expect(list.body.items).toMatchObject([{ collateralId, loanToValue: '1.2', free: yuan(0) }]);
    const less = await eventually(loan, ({ guaranteed }) => guaranteed.minor < 12_000_000);
    expect(less.guaranteed).toEqual(yuan(70_000));
    const due = await desk.risk.get('/collateral?reviewBy=2027-02-20').expect(200);
    expect(due.body.items).toHaveLength(1);
  });

  it('is insured until a day, and listed before it', async () => {
    const policy = { insurer: '人保财险', policy: 'PZ-1', insured: yuan(100_000) };
    const dates = { from: '2026-03-01', until: '2027-02-28' };
    const { body } = await desk.rm.post(`${path}/insurances`, { ...policy, ...dates }).expect(201);
    const list = await desk.rm.get(`/collateral?insuredUntil=2027-03-01&after=${body.position}`);
    expect(list.body.items).toMatchObject([{ collateralId, insurance: policy }]);
  });

  it('is released by two, an approver where it still secures credit', async () => {
    await desk.rm.post(`${path}/release-requests`, { reason: '客户申请置换' }).expect(201);
    const low = await desk.risk.post(`${path}/releases`, {}).expect(403);
    expect(low.body).toMatchObject({ code: 'ReleaseNeedsApprover' });
    await desk.risk.post(`${path}/release-refusals`, { reason: '未落实替代担保' }).expect(201);
    const none = await desk.approver.post(`${path}/releases`, {}).expect(409);
    expect(none.body).toMatchObject({ code: 'ReleaseNotAsked' });
    await desk.rm.post(`${path}/release-requests`, { reason: '已提供保证人' }).expect(201);
    const { body } = await desk.approver.post(`${path}/releases`, {}).expect(201);
    expect(await row(body.position)).toMatchObject({ stage: 'released', covers: [] });
    const bare = await eventually(loan, ({ guaranteed }) => guaranteed.minor === 0);
    expect(bare.guaranteed).toEqual(yuan(0));
  });
});

describe('more security', () => {
  it('is asked of the client by a day, and a guarantor stands for the credit (D-11)', async () => {
    const asked = await desk.risk
      .post('/enhancements', {
        ...{ clientId, applicationId, kinds: ['institution'], amount: yuan(120_000) },
        ...{ reason: '抵押物价值下降', dueOn: '2026-03-20' },
      })
      .expect(201);
    const enhancementId = asked.body.id as string;
    const guarantorId = await desk.client({ zh: '宏达集团有限公司' });
    const collateralId = 'co_word';
    const guarantor = { clientId: guarantorId, name: '宏达集团有限公司' };
    await desk.rm
      .post('/collateral', {
        ...{ collateralId, clientId, kind: 'institution', description: '连带责任保证' },
        ...{ guarantor, enhancementId },
      })
      .expect(201);
    const path = `/collateral/${collateralId}`;
    const capacity = { value: yuan(120_000), appraiser: '风险管理部', appraisedOn: '2026-03-01' };
    await desk.rm.post(`${path}/appraisals`, capacity).expect(201);
    await desk.risk.post(`${path}/rejections`, { reason: '缺少审计报告' }).expect(201);
    await desk.rm.post(`${path}/appraisals`, capacity).expect(201);
    await desk.risk.post(`${path}/valuations`, {}).expect(201);
    const contract = { registry: '保证合同', certificate: 'BZ-2026-7', rank: 1 };
    await desk.risk.post(`${path}/registrations`, contract).expect(201);
    const { body } = await desk.rm
      .post(`${path}/allocations`, { applicationId, amount: yuan(120_000) })
      .expect(201);
    const after = `after=${body.position}`;
    const stands = await desk.risk.get(`/guarantors/${guarantorId}?${after}`).expect(200);
    expect(stands.body).toMatchObject({
      name: guarantor.name,
      guaranteed: yuan(120_000),
      borrowers: 1,
      guarantees: [{ collateralId, clientId, applicationIds: [applicationId] }],
    });
    const all = await desk.risk.get(`/guarantors?${after}`).expect(200);
    expect(all.body.items).toHaveLength(1);
    const open = await desk.rm.get(`/enhancements?open=true&dueBy=2026-03-20&${after}`).expect(200);
    expect(open.body.items).toMatchObject([{ enhancementId, offered: [{ collateralId }] }]);
    const own = await desk.risk.post(`/enhancements/${enhancementId}/closures`, { reason: 'x' });
    expect(own.body).toMatchObject({ code: 'NotIndependent' });
    const closed = await desk.approver
      .post(`/enhancements/${enhancementId}/closures`, { reason: '已落实' })
      .expect(201);
    const seen = `/enhancements/${enhancementId}?after=${closed.body.position}`;
    expect((await desk.rm.get(seen).expect(200)).body).toMatchObject({ isOpen: false });
    const late = await desk.rm
      .post(`/enhancements/${enhancementId}/refusals`, { reason: '无可提供' })
      .expect(409);
    expect(late.body).toMatchObject({ code: 'EnhancementOver' });
  });
});

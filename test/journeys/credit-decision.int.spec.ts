import { enterLocally } from '#organisation';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { contexts } from '../../apps/contexts.js';
import type { Rapport, Stores, Voice } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';

let stores: Stores;
let rapport: Rapport;
let rm: Voice, risk: Voice, approver: Voice, head: Voice, auditor: Voice, second: Voice;

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, contexts);
  rm = await rapport.as('relationshipManager');
  risk = await rapport.as('riskOfficer');
  approver = await rapport.as('creditApprover');
  head = await rapport.as('unitHead');
  auditor = await rapport.as('auditor');
  const buses = { commands: rapport.app.get(CommandBus), queries: rapport.app.get(QueryBus) };
  const officer = { personId: 'zhou', name: 'Zhou Hai', roles: ['riskOfficer'] } as const;
  await enterLocally(officer, buses);
  second = await rapport.person('zhou');
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
const million = 100_000_000;

async function newClient(): Promise<string> {
  const { body } = await rm.post('/clients', {
    form: 'legalEntity',
    role: 'client',
    facts: { name: { zh: '秦岭风电有限公司' } },
    source: { provenance: 'interview', statedOn: '2026-03-01' },
  });
  return body.id;
}
async function documented(clientId: string, issuedOn = '2025-12-31') {
  for (const kind of ['businessLicence', 'financialStatement']) {
    const paper = { clientId, kind, title: kind, issuedOn, archivedAs: 'XA-7' };
    await rm.post('/documents', paper).expect(201);
  }
}
async function applied(clientId: string, minor = 12_000_000, more: object = {}): Promise<string> {
  const asked = { ...terms, amount: { minor, currency: 'CNY' }, ...more };
  const { body } = await rm.post('/applications', { clientId, terms: asked }).expect(201);
  return body.id;
}
const review = (id: string, recommendation = 'approve') =>
  risk.post(`/applications/${id}/reviews`, { recommendation, comment: 'As the figures say.' });
const approve = (who: Voice, id: string, body: object = {}) =>
  who.post(`/applications/${id}/approvals`, body);
const rowOf = async (id: string) => (await rm.get(`/applications/${id}`)).body;

describe('the documents of an application', () => {
  let clientId: string, id: string;

  it('are files by their hash, and only of kinds that the bank takes', async () => {
    clientId = await newClient();
    id = await applied(clientId);
    const pdf = Buffer.from('%PDF-1.7\nannual report');
    const key = { 'Content-Type': 'application/pdf' };
    const upload = (who: Voice, content: Buffer) =>
      who.post('/files', '', key).send(content as unknown as string);
    const { body: file } = await upload(rm, pdf).expect(201);
    expect(file).toMatchObject({ bytes: pdf.length, mediaType: 'application/pdf' });
    await upload(auditor, pdf).expect(403);
    const refused = await upload(rm, Buffer.from('MZ\u0000')).expect(415);
    expect(refused.body).toMatchObject({ code: 'FileKindNotTaken' });
    await upload(rm, Buffer.alloc(10_485_761, 0x25)).expect(413);
    const unknown = { ...file, sha256: '0'.repeat(64) };
    const document = {
      clientId,
      applicationId: id,
      kind: 'financialStatement',
      title: 'Annual report 2025',
      issuedOn: '2025-12-31',
    };
    const missing = await rm.post('/documents', { ...document, file: unknown }).expect(422);
    expect(missing.body).toMatchObject({ code: 'FileNotStored' });
    const { body } = await rm.post('/documents', { ...document, file }).expect(201);
    await rm.post(`/documents/${body.id}/verifications`, {}).expect(409);
    const verified = await risk.post(`/documents/${body.id}/verifications`, {}).expect(201);
    const after = `after=${verified.body.position}`;
    const all = await rm.get(`/clients/${clientId}/documents?${after}`).expect(200);
    expect(all.body.documents).toMatchObject([{ kind: 'financialStatement', stage: 'verified' }]);
    const download = await rm.get(`/clients/${clientId}/files/${file.sha256}`).expect(200);
    expect(Buffer.compare(download.body, pdf)).toBe(0);
    await rm.get(`/clients/${clientId}/files/${'0'.repeat(64)}`).expect(404);
  });

  it('are listed as missing, and hold up the decision', async () => {
    const row = await eventually(
      () => rowOf(id),
      ({ missing }) => missing?.length === 1,
    );
    expect(row).toMatchObject({ missing: ['businessLicence'] });
    const list = await rm.get('/applications?missing=businessLicence').expect(200);
    expect(list.body.items).toHaveLength(1);
    const refused = await approve(approver, id).expect(409);
    expect(refused.body).toMatchObject({
      code: 'DocumentsMissing',
      labels: { zh: '审批所需资料缺失或已过期' },
      details: { missing: ['businessLicence'] },
    });
  });

  it('are asked for by a return, and handed in again', async () => {
    const back = { reason: 'The licence is missing', missing: ['businessLicence'] };
    await rm.post(`/applications/${id}/returns`, back).expect(403);
    await risk.post(`/applications/${id}/returns`, back).expect(201);
    const held = await approve(approver, id).expect(409);
    expect(held.body).toMatchObject({ code: 'ApplicationAtClient' });
    await eventually(
      () => rowOf(id),
      ({ stage }) => stage === 'returned',
    );
    await documented(clientId);
    const done = await rm.post(`/applications/${id}/completions`, { comment: 'Here.' }).expect(201);
    const { body } = await rm.get(`/applications/${id}?after=${done.body.position}`).expect(200);
    expect(body).toMatchObject({
      stage: 'submitted',
      missing: [],
      returned: { reason: back.reason },
    });
  });

  it('are valid on the day of the decision, or it waits', async () => {
    const other = await newClient();
    await documented(other, '2024-11-30');
    const late = await applied(other);
    const refused = await approve(approver, late).expect(409);
    expect(refused.body.details).toMatchObject({ missing: ['financialStatement'] });
  });

  it('being there, the credit is granted, with the bank’s time by the clock', async () => {
    const granted = await approve(approver, id).expect(201);
    const { body } = await rm.get(`/applications/${id}?after=${granted.body.position}`).expect(200);
    expect(body).toMatchObject({
      stage: 'approved',
      validUntil: '2026-08-29',
      conditions: [{ id: 'c1', kind: 'useEvidence', before: 'afterDrawdown' }],
      authority: { rule: 'AA-02', exposure: { client: terms.amount }, riskClass: 'medium' },
    });
    expect(body.bankSeconds).toBeGreaterThanOrEqual(0);
    const { body: lines } = await rm.get('/pipeline').expect(200);
    expect(lines).toContainEqual(expect.objectContaining({ stage: 'approved', meanHours: '0' }));
  });
});

describe('a decision', () => {
  it('is never the manager’s own (L5)', async () => {
    const clientId = await newClient();
    await documented(clientId);
    const asked = { clientId, terms, managerId: 'creditApprover' };
    const { body } = await rm.post('/applications', asked).expect(201);
    const refused = await approve(approver, body.id).expect(409);
    expect(refused.body).toMatchObject({ code: 'NotIndependent' });
  });

  it('counts all that the client has been granted (L8)', async () => {
    const clientId = await newClient();
    await documented(clientId);
    const [first, next] = [
      await applied(clientId, 9 * million),
      await applied(clientId, 9 * million),
    ];
    await approve(approver, first).expect(201);
    const refused = await approve(approver, next).expect(409);
    expect(refused.body).toMatchObject({
      code: 'ReviewMissing',
      details: { rule: 'AA-03', client: { minor: 18 * million, currency: 'CNY' } },
    });
    await review(next).expect(201);
    const done = await approve(approver, next).expect(201);
    const after = `after=${done.body.position}`;
    const { body } = await risk.get(`/commitments/${clientId}?${after}`).expect(200);
    expect(body).toMatchObject({ credits: 2, granted: [{ minor: 18 * million }] });
    const list = await risk.get('/commitments').expect(200);
    expect(list.body.items.length).toBeGreaterThan(0);
  });

  it('against a negative review is one of the next level, with a reason', async () => {
    const clientId = await newClient();
    await documented(clientId);
    const id = await applied(clientId);
    await review(id, 'decline').expect(201);
    const silent = await approve(approver, id).expect(422);
    expect(silent.body).toMatchObject({
      code: 'OverrideNeedsReason',
      details: { field: 'reason' },
    });
    const reason = 'The parent vouches for it.';
    const low = await approve(second, id, { reason }).expect(403);
    expect(low.body).toMatchObject({ code: 'OverrideNeedsNextLevel' });
    const done = await approve(approver, id, { reason }).expect(201);
    const { body } = await rm.get(`/applications/${id}?after=${done.body.position}`).expect(200);
    expect(body).toMatchObject({ override: reason });
  });

  it('waits while the client is blocked', async () => {
    const clientId = await newClient();
    await documented(clientId);
    const id = await applied(clientId);
    const path = `/clients/${clientId}/credit-standing`;
    const block = { cause: 'decision', reference: 'memo-7', reason: 'Lawsuit' };
    const red = { ...block, cause: 'redWarning' };
    await risk.post(`${path}/blocks`, red).expect(422);
    await risk.post(`${path}/blocks`, block).expect(201);
    const refused = await approve(approver, id).expect(409);
    expect(refused.body).toMatchObject({
      code: 'CreditIsBlocked',
      details: { cause: 'decision', reason: 'Lawsuit' },
    });
    await risk.post(`${path}/releases`, block).expect(409);
    await second.post(`${path}/releases`, block).expect(201);
    await approve(approver, id).expect(201);
    const { body } = await rm.get(path).expect(200);
    expect(body).toMatchObject({ blocks: [], priority: 'normal' });
  });

  it('on the largest amounts needs the committee, with quorum and votes', async () => {
    const clientId = await newClient();
    await documented(clientId);
    const id = await applied(clientId, 400 * million);
    await review(id).expect(201);
    const alone = await approve(approver, id).expect(409);
    expect(alone.body).toMatchObject({ code: 'CommitteeMissing', details: { rule: 'AA-04' } });
    const path = `/applications/${id}/committee`;
    const members = ['creditApprover', 'unitHead', 'zhou'];
    await approver.post(path, { members: [...members, 'riskOfficer'], quorum: 3 }).expect(422);
    await approver.post(path, { members, quorum: 1 }).expect(400);
    await approver.post(path, { members, quorum: 3 }).expect(201);
    const vote = { vote: 'approve', comment: 'Cash flow covers it.' };
    await risk.post(`${path}/votes`, vote).expect(403);
    await approver.post(`${path}/votes`, vote).expect(201);
    await head.post(`${path}/votes`, vote).expect(201);
    const early = await approver.post(`${path}/closing`, {}).expect(409);
    expect(early.body).toMatchObject({ code: 'QuorumNotReached', details: { votes: 2 } });
    await second.post(`${path}/votes`, { ...vote, vote: 'decline' }).expect(201);
    await approver.post(`${path}/closing`, {}).expect(201);
    await approve(approver, id).expect(201);
    const { body } = await auditor.get(path).expect(200);
    expect(body).toMatchObject({ resolution: 'approve', quorum: 3 });
    const list = await auditor.get('/committee-votes?resolution=approve').expect(200);
    expect(list.body.items).toHaveLength(1);
  });
});

describe('a standard product', () => {
  it('goes straight through for a client of low risk, and the loan is there', async () => {
    const clientId = await newClient();
    await documented(clientId);
    const path = `/clients/${clientId}/credit-standing`;
    await risk.post(`${path}/risk-class`, { riskClass: 'low', reason: 'AAA' }).expect(201);
    const id = await applied(clientId, 1_000_000, { product: 'online' });
    const row = await eventually(
      () => rowOf(id),
      ({ stage }) => stage === 'approved',
    );
    expect(row).toMatchObject({
      decidedBy: 'process:straight-through',
      authority: { rule: 'ST-01', riskClass: 'low' },
    });
    await eventually(
      async () => (await rm.get(`/loans?clientId=${clientId}`)).body.items,
      (items) => items.length === 1,
    );
  });

  it('is decided by persons otherwise, and says why', async () => {
    const id = await applied(await newClient(), 1_000_000, { product: 'online' });
    const row = await eventually(
      () => rowOf(id),
      ({ routed }) => routed !== undefined,
    );
    expect(row).toMatchObject({ stage: 'submitted', routed: ['riskClass', 'documents'] });
  });
});

describe('a VIP', () => {
  it('is handled first', async () => {
    const clientId = await newClient();
    const vip = { priority: 'vip', reason: 'Key client' };
    await rm.post(`/clients/${clientId}/credit-standing/priority`, vip).expect(403);
    await head.post(`/clients/${clientId}/credit-standing/priority`, vip).expect(201);
    const { body } = await rm.post('/applications', { clientId, terms }).expect(201);
    const { body: list } = await rm
      .get(`/applications?sort=-priority&limit=1&after=${body.position}`)
      .expect(200);
    expect(list.items).toMatchObject([{ applicationId: body.id, priority: 'vip' }]);
    const first = await rm.get('/applications?priority=vip').expect(200);
    expect(first.body.items).toHaveLength(1);
  });
});

describe('the task of an application', () => {
  it('is taken by an officer, delegated with a reason, and due by a day', async () => {
    const clientId = await newClient();
    await documented(clientId);
    const { body: submitted } = await rm.post('/applications', { clientId, terms }).expect(201);
    const path = `/applications/${submitted.id}`;
    await rm.get(`${path}?after=${submitted.position}`).expect(200);
    await rm.post(`${path}/assignments`, {}).expect(422);
    await risk.post(`${path}/assignments`, {}).expect(201);
    const silent = await head.post(`${path}/assignments`, { ownerId: 'zhou' }).expect(422);
    expect(silent.body).toMatchObject({ code: 'DelegationNeedsReason' });
    const delegation = { ownerId: 'zhou', reason: '李娜休假', dueOn: '2026-03-20' };
    const { body } = await head.post(`${path}/assignments`, delegation).expect(201);
    const after = `after=${body.position}`;
    const mine = await second.get(`/application-tasks?ownerId=zhou&${after}`).expect(200);
    expect(mine.body.items).toMatchObject([
      { applicationId: submitted.id, task: 'review', dueOn: '2026-03-20' },
    ]);
    const due = await second.get('/application-tasks?ownerId=zhou&dueBy=2026-03-19').expect(200);
    expect(due.body.items).toEqual([]);
  });

  it('goes on to the next stage, and its turnaround is counted', async () => {
    const { body: list } = await second.get('/application-tasks?ownerId=zhou').expect(200);
    const [{ applicationId }] = list.items;
    const opinion = { recommendation: 'approve', comment: 'As the figures say.' };
    const { body } = await second.post(`/applications/${applicationId}/reviews`, opinion);
    const task = await rm.get(`/applications/${applicationId}/task?after=${body.position}`);
    expect(task.body).toMatchObject({
      task: 'decision',
      past: [{ task: 'review', ownerId: 'zhou', isLate: false }],
    });
    const nobody = await approver
      .post(`/applications/${applicationId}/assignments`, { ownerId: 'zhou' })
      .expect(422);
    expect(nobody.body).toMatchObject({ code: 'OwnerTookPart', details: { field: 'ownerId' } });
    const times = await rm.get('/application-tasks/turnaround').expect(200);
    expect(times.body).toMatchObject([
      { task: 'review', late: 0 },
      { task: 'completion' },
      { task: 'decision' },
    ]);
  });
});

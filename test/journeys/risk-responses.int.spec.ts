import { contexts } from '../../apps/contexts.js';
import type { Rapport, Stores, Voice } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';

let stores: Stores;
let rapport: Rapport;
let rm: Voice, risk: Voice, approver: Voice, admin: Voice, auditor: Voice;
let clientId: string, responseId: string;

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, contexts);
  rm = await rapport.as('relationshipManager');
  risk = await rapport.as('riskOfficer');
  approver = await rapport.as('creditApprover', 'riskOfficer');
  admin = await rapport.as('administrator');
  auditor = await rapport.as('auditor');
  rapport.clock.day = '2026-03-02';
  const client = await rm.post('/clients', {
    form: 'legalEntity',
    role: 'client',
    facts: { name: { zh: '秦岭风电有限公司' }, size: 'medium' },
    source: { provenance: 'interview', statedOn: '2026-01-09' },
  });
  clientId = client.body.id;
  await rm.get(`/clients/${clientId}?after=${client.body.position}`).expect(200);
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

const response = async () => (await risk.get(`/responses/${responseId}`)).body;
const close = async (day: string) => {
  rapport.clock.day = day;
  await admin.post(`/business-days/${day.slice(0, 4)}/closings`, { day }).expect(201);
};

describe('a warning', () => {
  it('starts the response at once: steps with an owner and a day', async () => {
    const said = {
      level: 'orange',
      title: { en: 'A large customer is insolvent', zh: '大客户破产' },
      finding: 'A third of the sales went there.',
      playbook: 'reviewDebtor',
    };
    await rm.post(`/warnings/${clientId}`, said).expect(201);
    const [found] = await eventually(
      async () => (await risk.get(`/responses?clientId=${clientId}`)).body.items,
      (items) => items.length === 1,
    );
    responseId = found.responseId;
    expect(found).toMatchObject({
      rule: 'HAND-1',
      level: 'orange',
      response: 'supportOrRestructure',
      escalation: 'owner',
      nextDueOn: '2026-03-04',
      steps: [
        { step: 'stopDrawdowns', owner: 'riskOfficer', dueOn: '2026-03-04' },
        { step: 'proposeTerms', owner: 'relationshipManager', dueOn: '2026-03-07' },
        { step: 'reviewClaims', owner: 'riskOfficer', dueOn: '2026-03-07' },
      ],
    });
    const mine = await rm.get('/responses?owner=relationshipManager').expect(200);
    expect(mine.body.items).toHaveLength(1);
    const totals = await risk.get('/responses/totals?by=response').expect(200);
    expect(totals.body).toMatchObject([{ group: { value: 'supportOrRestructure' }, count: 1 }]);
  });

  it('tells the client, with a proposal, and hears the answer', async () => {
    const path = `/responses/${responseId}`;
    const early = { answer: 'accepted', comment: 'Yes.' };
    const refused = await rm.post(`${path}/proposals/answer`, early).expect(409);
    expect(refused.body).toMatchObject({ code: 'NoOpenProposal' });
    const proposal = { proposal: 'Interest only for half a year.', channel: 'meeting' };
    await auditor.post(`/responses/${responseId}/proposals`, proposal).expect(403);
    await rm.post(`/responses/${responseId}/proposals`, proposal).expect(201);
    await rm.post(`/responses/${responseId}/proposals/answer`, early).expect(201);
    const done = `/responses/${responseId}/steps/proposeTerms/completion`;
    const twice = await rm.post(done, { result: 'Accepted.' }).expect(409);
    expect(twice.body).toMatchObject({ code: 'StepDone' });
    const bad = await rm
      .post(`/responses/${responseId}/steps/setTarget/completion`, { result: 'x' })
      .expect(422);
    expect(bad.body).toMatchObject({ code: 'StepNotPlanned', details: { field: 'step' } });
    expect(await eventually(response, ({ proposals }) => proposals[0]?.answer)).toMatchObject({
      proposals: [{ channel: 'meeting', answer: 'accepted' }],
    });
  });

  it('has steps done by what is done anyway: a visit, security that is taken', async () => {
    const said = {
      level: 'orange',
      title: { en: 'Nobody has seen the works', zh: '久未走访' },
      finding: 'The last visit was a year ago.',
      playbook: 'renewContact',
    };
    await rm.post(`/warnings/${clientId}`, said).expect(201);
    const [asked] = await eventually(
      async () =>
        (await risk.get(`/responses?clientId=${clientId}`)).body.items.filter(
          ({ rule }: { rule: string }) => rule === 'HAND-2',
        ),
      (items) => items.length === 1,
    );
    const visit = await rm
      .post('/interactions', {
        clientId,
        channel: 'visit',
        direction: 'fromBank',
        stage: 'postLoan',
        subject: 'All three lines run.',
        valueDate: '2026-03-02',
      })
      .expect(201);
    const seen = await eventually(
      async () => (await risk.get(`/responses/${asked.responseId}`)).body,
      ({ steps }) => steps.every(({ done }: { done?: object }) => done !== undefined),
    );
    expect(seen.steps).toMatchObject([
      { step: 'callClient', done: { through: visit.body.id, on: '2026-03-02' } },
      { step: 'visitClient', done: { by: 'process:fulfil-responses' } },
    ]);
    expect(seen.nextDueOn).toBeUndefined();
  });

  it('is taken to the committee when nobody acts', async () => {
    await close('2026-03-06');
    await eventually(response, ({ escalation }) => escalation === 'unitHead');
    await close('2026-03-16');
    expect(
      await eventually(response, ({ escalation }) => escalation === 'committee'),
    ).toMatchObject({
      escalations: [
        { to: 'unitHead', on: '2026-03-06' },
        { to: 'committee', on: '2026-03-16' },
      ],
    });
    const overdue = await risk.get('/responses?overdueOn=2026-03-16').expect(200);
    expect(overdue.body.items).toHaveLength(1);
  });

  it('is decided on, taken to court and kept within a target', async () => {
    const path = `/responses/${responseId}`;
    const decision = {
      decision: 'Secure the assets; no new funds.',
      response: 'legalAction',
      members: ['chen', 'li'],
    };
    await risk.post(`${path}/committee-decisions`, decision).expect(403);
    await approver
      .post(`${path}/committee-decisions`, { ...decision, members: ['chen'] })
      .expect(400);
    await approver.post(`/responses/${responseId}/committee-decisions`, decision).expect(201);
    await risk.post(`/responses/${responseId}/legal-stages`, { stage: 'filed' }).expect(201);
    const back = await risk.post(`${path}/legal-stages`, { stage: 'demand' }).expect(422);
    expect(back.body).toMatchObject({ code: 'LegalStageBack' });
    const target = { clientId, target: { minor: 1, currency: 'CNY' }, by: '2026-12-31' };
    const above = await risk.post(`/responses/${responseId}/exposure-targets`, target).expect(422);
    expect(above.body).toMatchObject({ code: 'TargetNotBelowExposure' });
    expect(await eventually(response, ({ legalStages }) => legalStages.length > 0)).toMatchObject({
      response: 'legalAction',
      decisions: [{ members: ['chen', 'li'] }],
      legalStages: [{ stage: 'filed' }],
    });
  });

  it('ends its response when it is closed', async () => {
    const path = `/warnings/${clientId}/HAND-1`;
    await rm.post(`${path}/acknowledgement`, {}).expect(201);
    const look = { severity: 4, likelihood: 4, finding: 'The claim is lost.' };
    await risk.post(`/warnings/${clientId}/HAND-1/assessments`, look).expect(201);
    const verdict = { verdict: 'truePositive', conclusion: 'Assets are secured.' };
    await risk.post(`/warnings/${clientId}/HAND-1/closure`, verdict).expect(201);
    expect(await eventually(response, ({ open }) => open === false)).toMatchObject({
      verdict: 'truePositive',
    });
    const ended = await risk.get(`/responses?clientId=${clientId}&open=false`).expect(200);
    expect(ended.body.items).toHaveLength(1);
    const late = await rm
      .post(`/responses/${responseId}/steps/reviewClaims/completion`, { result: 'x' })
      .expect(409);
    expect(late.body).toMatchObject({ code: 'ResponseOver' });
  });
});

import { AuditModule } from '#audit';
import type { View } from '#kernel';
import { parkedTable, Tables } from '#platform';
import { Builds } from '../../libs/platform/src/views/running/builds.js';
import { Retention } from '../../libs/platform/src/views/retention/retention.js';
import { versionsOf } from '../../libs/platform/src/views/running/view-tables.js';
import { JarModule, jars } from '../platform/jars.js';
import type { Rapport, Stores, Voice } from '../rapport.js';
import { startRapport, startStores } from '../rapport.js';

/** What a court wants kept is neither removed nor erased, until two persons let go of it. */
let stores: Stores;
let rapport: Rapport;
let risk: Voice;
let other: Voice;
let auditor: Voice;
let rm: Voice;
let head = 0;
let ordered = 0;

/** The jars as if each were a client. */
const view: View = { ...jars, scope: { client: 'jarId' } };

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, [JarModule, AuditModule]);
  [risk, other] = [await rapport.as('riskOfficer'), await rapport.as('riskOfficer', 'unitHead')];
  [auditor, rm] = [await rapport.as('auditor'), await rapport.as('relationshipManager')];
  for (const jarId of ['held', 'free']) {
    await rm.post('/jars', { jarId, colour: 'red', beans: 1 }).expect(201);
    for (let time = 0; time < 3; time++) {
      const beans = { beans: 1, valueDate: '2026-03-02' };
      const { body } = await rm.post(`/jars/${jarId}/beans`, beans).expect(201);
      head = Number(body.position);
    }
  }
  await rm.get(`/jars?after=${head}`).expect(200);
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

const hold = {
  legalHoldId: 'lh_court',
  clientIds: ['held'],
  personIds: ['pt_wu'],
  matter: '(2026) 沪01民初7号',
  reason: 'The court asks for the whole file.',
};
const lifting = '/legal-holds/lh_court/lifting';
const kept = async () => {
  const rows = await rapport.app.get(Tables).find(versionsOf('jars@1'), { all: [] });
  return [...new Set(rows.map((row) => row['jarId']))].sort();
};
const purge = () => rapport.app.get(Retention).purgeUpTo(view, head);
const erasure = () => risk.post('/persons/pt_wu/erasure/requests', { ground: 'requested' });

describe('a legal hold', () => {
  it('says who is held, why and until when, to risk officers and auditors alone', async () => {
    const { body } = await risk.post('/legal-holds', { ...hold, until: '2027-12-31' }).expect(201);
    ordered = Number(body.position);
    const { body: list } = await auditor
      .get(`/legal-holds?clientId=held&after=${ordered}`)
      .expect(200);
    expect(list.items).toMatchObject([
      { ...hold, until: '2027-12-31', state: 'held', orderedBy: 'riskOfficer' },
    ]);
    expect((await auditor.get('/legal-holds?clientId=free').expect(200)).body.items).toEqual([]);
    await rm.get('/legal-holds').expect(403);
    await rm.post('/legal-holds', { ...hold, legalHoldId: 'lh_2' }).expect(403);
    await auditor.post('/legal-holds', { ...hold, legalHoldId: 'lh_2' }).expect(403);
  });

  const many = Array.from({ length: 101 }, (_, index) => `cl_${index}`);
  it.each([
    ['nobody', { clientIds: [], personIds: [] }, 422, 'HoldOfNothing'],
    ['a day that has passed', { until: '2020-01-01' }, 422, 'HoldAlreadyOver'],
    ['a hundred and one clients', { clientIds: many }, 400, 'InvalidRequest'],
  ])('of %s is refused', async (_, part, status, code) => {
    const { body } = await risk.post('/legal-holds', { ...hold, legalHoldId: 'lh_3', ...part });
    expect([body.status, body.code]).toEqual([status, code]);
    await auditor.get('/legal-holds/lh_3').expect(404);
  });

  it('keeps what the rows of its clients were, and of no others', async () => {
    expect(await kept()).toEqual(['free', 'held']);
    await purge();
    expect(await kept()).toEqual(['held']);
    const { body } = await rm.get('/jars/held/history').expect(200);
    expect(body.items).toHaveLength(4);
  });

  it('keeps the build in which an event of its clients is parked', async () => {
    const { app } = rapport;
    const tables = app.get(Tables);
    const parked = { build: 'jars@0', key: 'held', replay: false, skipped: null };
    await tables.write(parkedTable, [
      { put: { _id: 'jars@0|held', ...parked, position: ordered } },
    ]);
    await tables.create(['jars@0']);
    await expect(app.get(Builds).drop('jars@0')).rejects.toThrow(/legal hold/);
  });

  it('forbids the erasure of its persons, until its last day has passed', async () => {
    const { body } = await erasure().expect(409);
    expect(body).toMatchObject({
      code: 'UnderLegalHold',
      details: { legalHoldId: 'lh_court', matter: hold.matter },
    });
    const { day } = rapport.clock;
    rapport.clock.day = '2028-01-01';
    await erasure().expect(201);
    rapport.clock.day = day;
    const { body: late } = await other.post('/persons/pt_wu/erasure/confirmation', {});
    expect([late.status, late.code]).toEqual([409, 'UnderLegalHold']);
  });
});

describe('its lifting', () => {
  it('needs two persons', async () => {
    expect((await other.post(`${lifting}/confirmation`, {})).body.code).toBe('NoLiftingProposed');
    await risk.post(lifting, { reason: 'Settled' }).expect(201);
    expect((await risk.post(`${lifting}/confirmation`, {})).body.code).toBe('NotIndependent');
    await purge();
    expect(await kept()).toEqual(['held']);
    await other.post(`${lifting}/refusal`, { reason: 'An appeal' }).expect(201);
    await risk.post(lifting, { reason: 'The appeal is over' }).expect(201);
    const { body } = await other.post(`${lifting}/confirmation`, {}).expect(201);
    const { body: told } = await auditor
      .get(`/legal-holds/lh_court?after=${body.position as number}`)
      .expect(200);
    expect(told).toMatchObject({ state: 'lifted', proposedBy: 'riskOfficer' });
    const { body: history } = await auditor.get('/legal-holds/lh_court/history').expect(200);
    expect(history.items).toHaveLength(5);
  });

  it('lets the usual periods apply again', async () => {
    await purge();
    expect(await kept()).toEqual([]);
    await rapport.app.get(Builds).drop('jars@0');
    await other.post('/persons/pt_wu/erasure/confirmation', {}).expect(201);
  });
});

import { contexts } from '../../apps/contexts.js';
import { LendingDesk, yearOfInstalments } from '../lending-desk.js';
import { ViewRunner } from '../../libs/platform/src/views/running/view-runner.js';
import type { Rapport, Stores } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';

/** What two records of one client owe and may draw is looked at together once they are one. */
let stores: Stores;
let rapport: Rapport;
let desk: LendingDesk;
let stays: string;
let twin: string;
/** Applications that are under way for the record that is left behind. */
let small: string, large: string;

beforeAll(async () => {
  stores = await startStores();
  const patient = { RAPPORT_DEADLINE: '60000', RAPPORT_WAIT_LIMIT: '60000' };
  rapport = await startRapport(stores, contexts, undefined, patient);
  rapport.clock.day = '2026-03-02';
  desk = await LendingDesk.of(rapport);
  stays = await desk.client({ zh: '西安秦岭风电有限公司' });
  twin = await desk.client({ zh: '西安秦岭风电股份有限公司' });
  for (const clientId of [stays, twin]) {
    await desk.running(clientId);
    await limited(clientId);
  }
  await reserved(twin, 'ap_twin', 30_000_000).expect(201);
  await desk.documented(twin);
  small = await appliedFor(15_000_000);
  const review = { recommendation: 'approve', comment: '现金流覆盖债务' };
  await desk.risk.post(`/applications/${small}/reviews`, review).expect(201);
  await reserved(twin, small, 15_000_000).expect(201);
  large = await appliedFor(80_000_000);
}, 300_000);
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

const yuan = (minor: number) => ({ minor, currency: 'CNY' });

/** A limit of half a million, proposed by one person and approved by another. */
async function limited(limitId: string, total = 50_000_000, version = 1): Promise<void> {
  const proposal = {
    ...{ holder: 'client', total: yuan(total), validUntil: '2027-03-01', reason: '年度重检' },
    ...{ subLimits: [] },
    inputs: {
      ...{ creditStanding: '无逾期', financialPosition: '资产负债率 48%' },
      ...{ outlook: '在手订单两年', collateralValue: '厂房评估 200 万元' },
    },
  };
  await desk.rm.post(`/limits/${limitId}/proposals`, proposal).expect(201);
  await desk.approver.post(`/limits/${limitId}/approvals`, { version }).expect(201);
}

/** Holds a part of a limit for an application. */
const reserved = (limitId: string, applicationId: string, minor: number) =>
  desk.rm.post(`/limits/${limitId}/reservations`, {
    ...{ applicationId, amount: yuan(minor), product: 'workingCapital', termMonths: 12 },
  });

/** An application for the record that is left behind. */
async function appliedFor(minor: number): Promise<string> {
  const terms = { ...yearOfInstalments, amount: yuan(minor) };
  const { body } = await desk.rm.post('/applications', { clientId: twin, terms }).expect(201);
  return body.id as string;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the JSON of any answer
const overview = async (): Promise<any> => (await desk.rm.get(`/clients/${stays}/overview`)).body;
const owed = 12_000_000;

describe('the exposure of two records', () => {
  it('is that of each while they are two clients', async () => {
    const alone = await eventually(
      overview,
      ({ exposure, limit }) => exposure?.loanCount === 1 && limit?.inForce !== undefined,
      60_000,
    );
    expect(alone.exposure.sums).toMatchObject([{ outstanding: yuan(owed) }]);
    expect(alone).not.toHaveProperty('limitsTogether');
  });

  it('is that of both once they are one, and so are the limits', async () => {
    const path = `/clients/${twin}`;
    const reason = '两家支行重复登记';
    await desk.risk.post(`${path}/merge-proposals`, { into: stays, reason }).expect(201);
    await desk.head.post(`${path}/merges`, {}).expect(201);
    const both = await eventually(
      overview,
      ({ exposure, limitsTogether }) => exposure?.loanCount === 2 && limitsTogether !== undefined,
      60_000,
    );
    expect(both.exposure.sums).toMatchObject([{ outstanding: yuan(2 * owed) }]);
    expect(both.loans).toHaveLength(2);
    expect(both.limitsTogether).toEqual({
      ...{ total: yuan(50_000_000), used: yuan(45_000_000), free: yuan(5_000_000) },
    });
    const { body } = await desk.rm.get(`/exposures/${stays}`).expect(200);
    expect(body).toMatchObject({ clientId: stays, loanCount: 2, activeCount: 2 });
  });

  it('is held of one limit: what either record holds is free no more', async () => {
    const { body } = await reserved(stays, 'ap_stays', 30_000_000);
    expect(body).toMatchObject({ code: 'LimitExceeded', details: { free: yuan(5_000_000) } });
    const gone = await reserved(twin, 'ap_twin2', 1_000_000);
    expect(gone.body).toMatchObject({ code: 'ClientIsMerged', details: { into: stays } });
  });

  it('is one name among those on which the book stands', async () => {
    const { body } = await desk.rm.get('/concentrations?by=client').expect(200);
    expect(body.shares).toEqual([{ value: stays, outstanding: yuan(2 * owed), share: '1' }]);
  });

  it('is held against authority together: what one might have, both may not', async () => {
    // Beside one loan this is within what a risk officer grants alone, beside two it is not.
    const terms = { ...yearOfInstalments, amount: yuan(80_000_000) };
    const asked = await desk.rm.post('/applications', { clientId: stays, terms }).expect(201);
    const path = `/applications/${asked.body.id}/approvals`;
    const { body } = await desk.risk.post(path, {});
    expect(body.code).toBe('AuthorityExceeded');
    expect(body.details).toMatchObject({ client: yuan(80_000_000 + 2 * owed), needed: 'AA-02' });
  });

  it('is held against authority together for an application that was under way', async () => {
    const { body } = await desk.risk.post(`/applications/${large}/approvals`, {});
    expect(body.details).toMatchObject({ client: yuan(80_000_000 + 2 * owed), needed: 'AA-02' });
  });

  it('is held against the limit that stays for an application that was under way', async () => {
    await limited(stays, 40_000_000, 2);
    // Every record that counts is waited for: here for a limit that no view has seen yet.
    const views = rapport.app.get(ViewRunner, { strict: false });
    await views.stop();
    await limited(stays, 39_000_000, 3);
    const decided = desk.approver.post(`/applications/${small}/approvals`, {}).then();
    await new Promise((resolve) => setTimeout(resolve, 500));
    await views.start();
    const { body } = await decided;
    expect(body).toMatchObject({
      code: 'LimitExceeded',
      details: { limitId: stays, bound: 'total', free: yuan(9_000_000) },
    });
  });

  it('is that of each again when the merge is undone', async () => {
    const path = `/clients/${twin}`;
    const reason = '实为两家公司';
    await desk.risk.post(`${path}/merge-undoing-proposals`, { reason }).expect(201);
    await desk.head.post(`${path}/merge-undoings`, {}).expect(201);
    const alone = await eventually(
      overview,
      ({ exposure, limitsTogether }) => exposure?.loanCount === 1 && limitsTogether === undefined,
      60_000,
    );
    expect(alone.exposure.sums).toMatchObject([{ outstanding: yuan(owed) }]);
    await desk.approver.post(`/applications/${small}/approvals`, {}).expect(201);
  });
});

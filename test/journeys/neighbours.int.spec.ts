import { enterLocally } from '#organisation';
import { EventStore } from '#platform';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { contexts } from '../../apps/contexts.js';
import { LendingDesk } from '../lending-desk.js';
import type { Rapport, Stores, Voice } from '../rapport.js';
import { startRapport, startStores } from '../rapport.js';

/** The personnel system and the credit bureau. */
let stores: Stores;
let rapport: Rapport;
let desk: LendingDesk;
let idp: Voice;

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, contexts);
  desk = await LendingDesk.of(rapport);
  idp = await rapport.as('provisioner');
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

const head = async () => (await rapport.app.get(EventStore).head()) ?? 0;
const heading = 'personId,userName,nameEn,nameZh,unitId,active,email';
const textOf = (...lines: readonly string[]) => ({ text: [heading, ...lines].join('\n') });
/** What the personnel system itself says counts; by hand it takes two administrators. */
const file = (...lines: readonly string[]) => idp.post('/staff-files', textOf(...lines));
const person = async (id: string) =>
  (await desk.admin.get(`/staff/${id}?after=${await head()}`).expect(200)).body;

async function secondAdministrator(): Promise<Voice> {
  const { app } = rapport;
  const buses = { commands: app.get(CommandBus), queries: app.get(QueryBus) };
  const person = { personId: 'lin.er', name: 'Lin Er', roles: ['administrator'] as const };
  const position = await enterLocally(person, buses);
  await desk.admin.get(`/staff/lin.er?after=${position}`).expect(200);
  return rapport.person('lin.er');
}

describe('a file of the personnel system', () => {
  let unitId = '';

  it('puts people on the register, without any role', async () => {
    unitId = (await person('riskOfficer')).unitId;
    const { body } = await file(
      `p-1,li.na,Li Na,李娜,${unitId},true,li.na@bank.example`,
      `p-2,wang.wei,Wang Wei,王伟,${unitId},true,`,
      `p-3,zhao,Zhao,,${unitId},false,`,
    ).expect(201);
    expect(body).toEqual({ registered: 2, changed: 0, refused: [] });
    expect(await person('p-1')).toMatchObject({
      name: { en: 'Li Na', zh: '李娜' },
      active: true,
      roles: [],
    });
    await desk.admin.get('/staff/p-3').expect(404);
  });

  it('changes what has changed, and nothing else', async () => {
    const { body } = await file(
      `p-1,li.na,Li Na,李娜,${unitId},true,li.na@bank.example`,
      `p-2,wang.wei,Wang Wei,王伟,${unitId},false,`,
    ).expect(201);
    expect(body).toEqual({ registered: 0, changed: 1, refused: [] });
    expect((await person('p-2')).active).toBe(false);
  });

  it('by hand is proposed by one administrator and confirmed by another who has it too', async () => {
    const back = textOf(`p-2,wang.wei,Wang Wei,王伟,${unitId},true,`);
    await desk.admin.post('/staff-files', back).expect(403);
    // What the list does, one administrator does not.
    const bodies = {
      '/staff': { userName: 'wu', name: { en: 'Wu' }, unitId },
      '/staff/p-2/moves': { unitId, reason: 'Moved.' },
      '/staff/p-1/departures': { reason: 'Retired.' },
      '/staff/p-2/returns': { reason: 'Back.' },
      '/staff/p-1/emails': { email: 'mine@elsewhere.example' },
    };
    for (const [path, body] of Object.entries(bodies)) {
      expect((await desk.admin.post(path, body).expect(403)).body.code).toBe('NotAllowed');
    }
    const unknown = await desk.admin.post('/staff-files/confirmations', back).expect(404);
    expect(unknown.body.code).toBe('NotFound');
    await desk.admin.post('/staff-files/proposals', back).expect(201);
    const alone = await desk.admin.post('/staff-files/confirmations', back).expect(409);
    expect(alone.body.code).toBe('NotIndependent');
    expect((await person('p-2')).active).toBe(false);
    const other = await secondAdministrator();
    const { body } = await other.post('/staff-files/confirmations', back).expect(201);
    expect(body).toEqual({ registered: 0, changed: 1, refused: [] });
    expect((await person('p-2')).active).toBe(true);
    const again = await other.post('/staff-files/confirmations', back).expect(409);
    expect(again.body.code).toBe('StaffFileNotProposed');
    const { body: files } = await other.get(`/staff-files?after=${await head()}`).expect(200);
    expect(files.items).toMatchObject([
      { status: 'confirmed', people: 1, proposedBy: 'administrator', confirmedBy: 'lin.er' },
    ]);
  });

  it('by hand ends what a person may do by the word of two, neither of whom it is', async () => {
    const gone = (id: string, name: string) => textOf(`${id},${name},Gone,,${unitId},false,`);
    const other = await rapport.person('lin.er');
    const confirmed = async (text: object) =>
      (await desk.admin.post('/staff-files/confirmations', text).expect(201)).body;
    const left = gone('p-1', 'li.na');
    await other.post('/staff-files/proposals', left).expect(201);
    await other.post('/staff-files/confirmations', left).expect(409);
    expect((await person('p-1')).active).toBe(true);
    expect(await confirmed(left)).toEqual({ registered: 0, changed: 1, refused: [] });
    expect((await person('p-1')).active).toBe(false);
    const own = gone('administrator', 'administrator');
    await other.post('/staff-files/proposals', own).expect(201);
    expect((await confirmed(own)).refused).toMatchObject([{ code: 'NotIndependent' }]);
  });

  it('by hand sends the mail of a person elsewhere by the word of two', async () => {
    const mailed = textOf(`p-2,wang.wei,Wang Wei,王伟,${unitId},true,wang.wei@bank.example`);
    const other = await rapport.person('lin.er');
    const alone = await desk.admin.post('/staff/p-2/facts', { email: 'mine@elsewhere.example' });
    expect(alone.status).toBe(400);
    await desk.admin.post('/staff-files/proposals', mailed).expect(201);
    const { body } = await other.post('/staff-files/confirmations', mailed).expect(201);
    expect(body).toEqual({ registered: 0, changed: 1, refused: [] });
    expect(await person('p-2')).toMatchObject({ email: 'wang.wei@bank.example' });
  });

  it('says of each line that is wrong why it is, and takes the others', async () => {
    const { body } = await file(
      `p-4,LI NA,Li,,${unitId},true,`,
      `p-5,sun,Sun,,${unitId},true,`,
      'p-6,qian,Qian,,no-such-unit,true,',
    ).expect(201);
    expect(body.registered).toBe(1);
    expect(body.refused).toMatchObject([
      { line: 2, personId: 'p-4', code: 'InvalidRequest', field: 'userName' },
      { line: 4, personId: 'p-6' },
    ]);
    const lacking = await idp.post('/staff-files', { text: 'a,b\n1,2' }).expect(422);
    expect(lacking.body.details.reason).toMatch('no column personId');
    await desk.rm.post('/staff-files', { text: heading }).expect(403);
  });
});

describe('what a credit bureau is told', () => {
  it('is every loan as it stood on an evening, a page at a time', async () => {
    const clientId = await desk.client({ en: 'Jade River', zh: '玉河有限公司' });
    for (let each = 0; each < 2; each++) await desk.running(clientId);
    await head();
    const today = new Date().toISOString().slice(0, 10);
    const path = `/credit-bureau/loans?on=${today}&limit=1`;
    const first = await desk.service
      .get(path)
      .set('X-Position', String(await head()))
      .expect(200);
    expect(first.headers['content-type']).toMatch('text/csv');
    const [columns, row] = first.text.slice(1).split('\r\n');
    expect(columns).toMatch(/^reportedOn,registrationScheme/);
    expect(row).toMatch(/玉河有限公司,A-ln_\S+,CNY,120000\.00,/);
    const [, next = ''] = /^<([^>]+)>; rel="next"$/.exec(String(first.headers['link'])) ?? [];
    const second = await desk.service.get(next).expect(200);
    expect(second.text.split('\r\n')[1]).not.toBe(row);
    await desk.rm.get(path).expect(403);
  });
});

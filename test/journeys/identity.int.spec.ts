import type { JWK } from 'jose';
import { importJWK, SignJWT } from 'jose';
import { localIssuer, signingKeyFile } from '#platform';
import { readFileSync } from 'node:fs';
import { contexts } from '../../apps/contexts.js';
import type { Rapport, Stores, Voice } from '../rapport.js';
import { startRapport, startStores, voice } from '../rapport.js';

/** Persons act, whatever carries them: tokens only say who they are. */
let stores: Stores;
let rapport: Rapport;
let idp: Voice;
let sun: Voice;

/** A voice whose token says this. */
async function speaking(subject: string, claims: object = {}): Promise<Voice> {
  const jwk = JSON.parse(readFileSync(signingKeyFile(stores.folder), 'utf8')) as JWK;
  const token = await new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'EdDSA', kid: 'local' })
    .setSubject(subject)
    .setIssuer(localIssuer)
    .setAudience('rapport')
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(await importJWK(jwk, 'EdDSA'));
  return voice(rapport.url, token);
}

const tell = async (path: string, body: object) => idp.post(path, body).expect(201);

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, contexts);
  idp = await rapport.as('provisioner');
  sun = await rapport.as('auditor');
  const person = { userName: 'wang.fang', name: { en: 'Wang Fang' }, unitId: 'un_head' };
  await tell('/staff', { ...person, personId: 'pn_wang' });
  for (const subject of ['7f3a', 'wang@other'])
    await tell('/staff/pn_wang/sign-ins', { issuer: localIssuer, subject });
  await tell('/staff/pn_wang/roles', { role: 'riskOfficer' });
  await tell('/staff/pn_wang/roles', { role: 'unitHead' });
  const app = { userName: 'mobile-bank', name: { en: 'Mobile Bank' }, unitId: 'un_head' };
  await tell('/staff', { ...app, personId: 'pn_mobile' });
  await tell('/staff/pn_mobile/sign-ins', { issuer: localIssuer, subject: 'mobile-bank' });
  await tell('/staff/pn_mobile/roles', { role: 'service' });
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

const leave = { kind: 'annual', from: '2026-04-01', until: '2026-04-02' };

describe('a token', () => {
  it('speaks for a person of the register, by any of their sign-ins', async () => {
    for (const subject of ['7f3a', 'wang@other']) {
      const { items } = (await (await speaking(subject)).get('/staff').expect(200)).body;
      expect(items.length).toBeGreaterThan(2);
    }
    const wang = await speaking('7f3a');
    const { body } = await wang.post('/staff/pn_wang/leaves', leave).expect(201);
    const trail = await sun.get(`/audit/trail?type=LeavePlanned&after=${body.position}`);
    expect(trail.body.items).toMatchObject([{ actor: 'pn_wang' }]);
  });

  it('without a person behind it may do nothing', async () => {
    const stranger = await speaking('stranger', { roles: ['administrator', 'auditor'] });
    await stranger.get('/staff').expect(403);
    for (const subject of ['7F3A', 'pn_wang', 'wang.fang'])
      await (await speaking(subject)).get('/staff').expect(403);
  });

  it('may narrow the roles of the register, and never widens them', async () => {
    const narrow = await speaking('7f3a', { roles: ['unitHead', 'administrator'] });
    await narrow.get('/staff').expect(200);
    await narrow.get('/staff/pn_wang/record').expect(403);
    await (await speaking('7f3a', { roles: [] })).get('/staff').expect(403);
  });

  it('given to an application still speaks for the person', async () => {
    const through = await speaking('7f3a', { act: { sub: 'mobile-bank' } });
    const other = { ...leave, from: '2026-05-01', until: '2026-05-02' };
    await through.post('/staff/pn_wang/leaves', other).expect(201);
    await through.post('/staff/pn_mobile/leaves', { ...other, kind: 'sick' }).expect(201);
    const strange = await speaking('7f3a', { act: { sub: 'another-bank' } });
    await strange.get('/staff').expect(401);
  });

  it('is worth less with the next request once a role, a sign-in or the person is gone', async () => {
    const wang = await speaking('7f3a', {});
    const head = await speaking('7f3a', { roles: ['unitHead'] });
    await head.get('/staff').expect(200);
    await tell('/staff/pn_wang/role-revocations', { role: 'unitHead', reason: 'Moved.' });
    await head.get('/staff').expect(403);
    await wang.get('/staff').expect(200);
    const signIn = { issuer: localIssuer, subject: '7f3a' };
    await tell('/staff/pn_wang/sign-in-removals', { ...signIn, reason: 'Lost.' });
    await wang.get('/staff').expect(403);
    const other = await speaking('wang@other');
    await other.get('/staff').expect(200);
    await tell('/staff/pn_wang/departures', { reason: 'Retired.' });
    await other.get('/staff').expect(403);
  });

  it('counts on the days for which a role was granted', async () => {
    await tell('/staff/pn_wang/returns', { reason: 'Back.' });
    const from = { validFrom: '2026-03-10', validUntil: '2026-03-20' };
    await tell('/staff/pn_wang/roles', { role: 'creditApprover', ...from });
    const approver = await speaking('wang@other', { roles: ['creditApprover'] });
    const on = async (day: string) => {
      rapport.clock.day = day;
      return (await approver.get('/staff')).status;
    };
    expect(await on('2026-03-09')).toBe(403);
    expect(await on('2026-03-20')).toBe(200);
    expect(await on('2026-03-21')).toBe(403);
  });
});

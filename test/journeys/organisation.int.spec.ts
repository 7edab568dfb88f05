import { contexts } from '../../apps/contexts.js';
import type { Rapport, Stores, Voice } from '../rapport.js';
import { startRapport, startStores } from '../rapport.js';

/** A bank enters its units and people, and nobody gives anybody power alone. */
let stores: Stores;
let rapport: Rapport;
let admin: Voice;
let idp: Voice;
let rm: Voice;

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, contexts);
  admin = await rapport.as('administrator');
  idp = await rapport.as('provisioner');
  rm = await rapport.as('relationshipManager');
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

const told = async (voice: Voice, path: string, body: object, status = 201) => {
  const { body: answer } = await voice.post(path, body).expect(status);
  return answer;
};
const shown = async (voice: Voice, path: string, after: number) =>
  (await voice.get(`${path}${path.includes('?') ? '&' : '?'}after=${after}`).expect(200)).body;

describe('the organisation', () => {
  it('is a tree of units', async () => {
    const head = { unitId: 'un_h', kind: 'headOffice', name: { en: 'Head', zh: '总行' } };
    await told(idp, '/units', head);
    const branch = { unitId: 'un_b', kind: 'branch', parentId: 'un_h', name: { zh: '分行' } };
    const { position } = await told(idp, '/units', branch);
    expect(await shown(rm, '/units/un_h', position)).toMatchObject({ openBelow: 1 });
    const { code } = await told(idp, '/units/un_h/closure', { reason: 'Sold.' }, 409);
    expect(code).toBe('UnitNotEmpty');
    await told(rm, '/units', { ...branch, unitId: 'un_c' }, 403);
  });

  it('has people, whose sign-ins only those who keep the register see', async () => {
    const person = { personId: 'pn_wu', userName: 'wu.qi', name: { zh: '吴琪' }, unitId: 'un_b' };
    await told(idp, '/staff', person);
    await told(idp, '/staff', { ...person, personId: 'pn_wu2' }, 409);
    const signIn = { issuer: 'https://idp.example', subject: 'Wu.Qi' };
    const { position } = await told(idp, '/staff/pn_wu/sign-ins', signIn);
    expect(await shown(rm, '/staff/pn_wu', position)).not.toHaveProperty('signIns');
    expect(await shown(admin, '/staff/pn_wu/record', position)).toMatchObject({
      signIns: [signIn],
    });
    await rm.get('/staff/pn_wu/record').expect(403);
    const { items } = await shown(rm, '/staff?search=%E5%90%B4', position);
    expect(items).toMatchObject([{ personId: 'pn_wu' }]);
  });

  it('lets nobody grant what they have asked for', async () => {
    const wish = { role: 'relationshipManager', reason: 'New here.' };
    const { position } = await told(admin, '/staff/pn_wu/role-requests', wish);
    const { items } = await shown(admin, '/staff/requests', position);
    const [{ requestId }] = items[0].roleRequests;
    const path = `/staff/pn_wu/role-requests/${requestId}/approval`;
    expect((await told(admin, path, {}, 409)).code).toBe('NotIndependent');
    await told(admin, '/staff/pn_wu/roles', { role: 'unitHead' }, 403);
  });

  it('keeps apart what does not go together', async () => {
    await told(idp, '/staff/pn_wu/roles', { role: 'relationshipManager' });
    const { code, details } = await told(
      idp,
      '/staff/pn_wu/roles',
      { role: 'creditApprover' },
      409,
    );
    expect([code, details.rule]).toEqual(['RolesIncompatible', 'SD-05']);
    const revocation = { role: 'relationshipManager', reason: 'Moved.' };
    const { position } = await told(admin, '/staff/pn_wu/role-revocations', revocation);
    expect(await shown(rm, '/staff/pn_wu', position)).toMatchObject({ roles: [] });
  });

  it('has teams across units', async () => {
    const name = { en: 'Needs', zh: '需求分析组' };
    await told(admin, '/teams', { teamId: 'tm_n', kind: 'needsAnalysis', name });
    const member = { personId: 'pn_wu', function: 'lead' };
    const { position } = await told(admin, '/teams/tm_n/members', member);
    expect(await shown(rm, '/teams?personId=pn_wu', position)).toMatchObject({
      items: [{ teamId: 'tm_n', members: [member] }],
    });
    expect(await shown(rm, '/staff?teamId=tm_n', position)).toMatchObject({
      items: [{ personId: 'pn_wu', teams: [{ teamId: 'tm_n', function: 'lead' }] }],
    });
    await told(admin, '/teams/tm_n/members', { ...member, personId: 'pn_nobody' }, 422);
  });
});

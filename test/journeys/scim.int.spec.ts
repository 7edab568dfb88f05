import type { Role } from '#kernel';
import { localIssuer, issueToken, Settings } from '#platform';
import request from 'supertest';
import { contexts } from '../../apps/contexts.js';
import type { Rapport, Stores } from '../rapport.js';
import { startRapport, startStores, voice } from '../rapport.js';

/** The bank's identity provider keeps the people and their roles by SCIM 2.0. */
let stores: Stores;
let rapport: Rapport;
let bearer = '';
let visitor = '';

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, contexts);
  const idp = await rapport.as('provisioner');
  const units = [
    ['un_b', 'branch', { zh: '西安分行' }],
    ['un_c', 'branch', { zh: '济南分行' }],
  ] as const;
  for (const [unitId, kind, name] of units) {
    const unit = { unitId, kind, name, parentId: 'un_head' };
    const { body } = await idp.post('/units', unit).expect(201);
    await idp.get(`/units/${unitId}?after=${String(body.position)}`).expect(200);
  }
  await rapport.as('relationshipManager');
  bearer = await tokenOf('provisioner');
  visitor = await tokenOf('relationshipManager');
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

const tokenOf = (subject: Role) =>
  issueToken(rapport.app.get(Settings), {
    subject,
    name: subject,
    roles: [subject],
    lifetime: '1h',
  });

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
const scim = (method: Method, path: string, body?: object, token = bearer) =>
  request(rapport.url)
    [method](`/scim/v2${path}`)
    .set('Authorization', `Bearer ${token}`)
    .set('Content-Type', 'application/scim+json')
    .send(body === undefined ? undefined : JSON.stringify(body));

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const wu = {
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User', enterprise],
  userName: 'wu.qi',
  externalId: 'wu-7f3a',
  displayName: '吴琪',
  emails: [{ value: 'wu.qi@bank.example', type: 'work', primary: true }],
  active: true,
  [enterprise]: { employeeNumber: '1002', department: '西安分行' },
};
let id = '';

describe('an identity provider', () => {
  it('finds out what there is', async () => {
    const { body } = await scim('get', '/ServiceProviderConfig').expect(200);
    expect(body).toMatchObject({ patch: { supported: true }, bulk: { supported: false } });
    const types = await scim('get', '/ResourceTypes').expect(200);
    expect(types.body.Resources).toMatchObject([{ id: 'User' }, { id: 'Group' }]);
    const schemas = await scim('get', '/Schemas').expect(200);
    expect(schemas.body.totalResults).toBe(3);
    expect(schemas.headers['content-type']).toMatch('application/scim+json');
  });

  it('enters a person, once', async () => {
    const { body } = await scim('post', '/Users', wu).expect(201);
    expect(body).toMatchObject({
      userName: 'wu.qi',
      externalId: 'wu-7f3a',
      displayName: '吴琪',
      active: true,
      [enterprise]: { employeeNumber: '1002', department: 'un_b' },
    });
    id = body.id as string;
    const again = await scim('post', '/Users', wu).expect(409);
    expect(again.body).toMatchObject({ status: '409', scimType: 'uniqueness' });
    const found = await scim('get', '/Users?filter=userName%20eq%20%22wu.qi%22').expect(200);
    expect(found.body).toMatchObject({ totalResults: 1, Resources: [{ id }] });
    const page = await scim('get', '/Users?startIndex=2&count=1').expect(200);
    expect(page.body).toMatchObject({ startIndex: 2, itemsPerPage: 1 });
  });

  it('gives a role, and the person may use it with the next request', async () => {
    const group = '/Groups/relationshipManager@un_b';
    const operation = { op: 'add', path: 'members', value: [{ value: id }] };
    const { body } = await scim('patch', group, { Operations: [operation] }).expect(200);
    expect(body.members).toEqual([{ value: id, display: '吴琪' }]);
    const person = await personOf();
    expect((await person.get('/me').expect(200)).body).toMatchObject({
      personId: id,
      unitId: 'un_b',
      roles: [{ role: 'relationshipManager', unitIds: ['un_b'] }],
    });
    const held = await scim('get', `/Users/${id}`).expect(200);
    expect(held.body.groups).toMatchObject([{ value: 'relationshipManager@un_b' }]);
  });

  it('changes what it states, and leaves the rest', async () => {
    const Operations = [
      { op: 'Replace', path: 'displayName', value: 'Wu Qi' },
      { op: 'Replace', path: `${enterprise}:department`, value: 'un_c' },
    ];
    const { body } = await scim('patch', `/Users/${id}`, { Operations }).expect(200);
    expect(body).toMatchObject({ externalId: 'wu-7f3a', [enterprise]: { department: 'un_c' } });
    const whole = await scim('put', `/Users/${id}`, { ...wu, displayName: '吴琦' }).expect(200);
    expect(whole.body).toMatchObject({ displayName: '吴琦', [enterprise]: { department: 'un_b' } });
  });

  it('takes a role away, and ends what a person may do, at once', async () => {
    const person = await personOf();
    await scim('put', '/Groups/relationshipManager@un_b', { members: [] }).expect(200);
    expect((await person.get('/me').expect(200)).body.roles).toEqual([]);
    await scim('patch', `/Users/${id}`, {
      Operations: [{ op: 'replace', value: { active: false } }],
    }).expect(200);
    const { body } = await scim('get', `/Users/${id}`).expect(200);
    expect(body.active).toBe(false);
    await scim('patch', `/Users/${id}`, {
      Operations: [{ op: 'replace', value: { active: true } }],
    }).expect(200);
    await scim('delete', `/Users/${id}`).expect(204);
    expect((await scim('get', `/Users/${id}`).expect(200)).body.active).toBe(false);
  });

  it('is told in its own words what is wrong', async () => {
    const cases = [
      ['post', '/Users', {}, 400, 'invalidValue'],
      ['post', '/Users', { ...wu, userName: 'a b' }, 400, 'invalidValue'],
      [
        'post',
        '/Users',
        { ...wu, userName: 'x.y', [enterprise]: { department: 'moon' } },
        400,
        'invalidValue',
      ],
      ['get', '/Users?filter=emails%20co%20%22x%22', undefined, 400, 'invalidFilter'],
      ['patch', `/Users/${id}`, { Operations: [] }, 400, 'invalidSyntax'],
      ['get', '/Users/pn_none', undefined, 404, undefined],
      ['get', '/Groups/jester@un_b', undefined, 404, undefined],
    ] as const;
    for (const [method, path, body, status, scimType] of cases) {
      const answer = await scim(method, path, body);
      expect([path, answer.status, answer.body.scimType]).toEqual([path, status, scimType]);
      expect(answer.body.schemas).toEqual(['urn:ietf:params:scim:api:messages:2.0:Error']);
    }
  });

  it('is the only one who may', async () => {
    await scim('post', '/Users', { ...wu, userName: 'me.too' }, visitor).expect(403);
    await scim('get', `/Users/${id}`, undefined, visitor).expect(403);
    await scim('get', '/Users', undefined, 'none').expect(401);
  });
});

/** The person by a token of the issuer that SCIM's external ids are subjects of. */
async function personOf() {
  expect(localIssuer).toBe('rapport');
  return voice(
    rapport.url,
    await issueToken(rapport.app.get(Settings), {
      subject: 'wu-7f3a',
      name: 'Wu Qi',
      roles: ['relationshipManager'],
      lifetime: '1h',
    }),
  );
}

import { issueToken, Settings } from '#platform';
import type { CryptoKey } from 'jose';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import request from 'supertest';
import { contexts } from '../../apps/contexts.js';
import type { Rapport, Stores, Voice } from '../rapport.js';
import { startRapport, startStores, voice } from '../rapport.js';

/** Tokens that count no longer: a stolen telephone, a session that has ended at the issuer. */
let stores: Stores;
let rapport: Rapport;
let server: Server;
let issuer = '';
let key: CryptoKey;
let idp: Voice;
let admin: Voice;

beforeAll(async () => {
  const pair = await generateKeyPair('RS256', { extractable: true });
  key = pair.privateKey;
  const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'one', alg: 'RS256' };
  server = createServer((asked, response) => {
    response.setHeader('content-type', 'application/json');
    const keys = { jwks_uri: `${issuer}/keys` };
    response.end(JSON.stringify(asked.url === '/keys' ? { keys: [jwk] } : keys));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  issuer = `http://127.0.0.1:${String(typeof address === 'object' ? address?.port : '')}`;
  stores = await startStores();
  const local = await startRapport(stores, contexts);
  const keeper = await local.as('provisioner');
  await local.as('administrator');
  await local.as('auditor');
  const link = async (personId: string) => {
    const { body } = await keeper
      .post(`/staff/${personId}/sign-ins`, { issuer, subject: personId })
      .expect(201);
    await keeper.get(`/staff/${personId}/record?after=${String(body.position)}`).expect(200);
  };
  for (const person of ['provisioner', 'administrator', 'auditor']) {
    await link(person);
  }
  await local.stop();
  rapport = await startRapport(stores, contexts, undefined, { OIDC_ISSUER: issuer });
  idp = voice(rapport.url, await tokenOf('provisioner'));
  admin = voice(rapport.url, await tokenOf('administrator'));
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
  server.close();
});

/** So long ago that it is not of the second of a revocation. */
const before = () => Math.floor(Date.now() / 1_000) - 60;

const tokenOf = (sub: string, more: object = {}) =>
  new SignJWT({ iss: issuer, aud: 'rapport', sub, iat: before(), exp: before() + 3_600, ...more })
    .setProtectedHeader({ alg: 'RS256', kid: 'one' })
    .sign(key);

const logoutToken = (claims: object) =>
  tokenOf('auditor', {
    jti: 'logout-1',
    events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
    ...claims,
  });

const loggedOut = (logout_token: string) =>
  request(rapport.url).post('/back-channel-logout').type('form').send({ logout_token });

describe('a token', () => {
  it('of the local key counts for nothing where there is an issuer', async () => {
    const settings = rapport.app.get(Settings).with({ issuer: '', localTokens: 'yes' });
    const wish = { subject: 'auditor', name: 'A', roles: ['auditor'], lifetime: '1h' } as const;
    await voice(rapport.url, await issueToken(settings, wish))
      .get('/me')
      .expect(401);
  });

  it('ends where an administrator ends those of its person; a new one counts', async () => {
    const old = voice(rapport.url, await tokenOf('auditor'));
    await old.get('/me').expect(200);
    const revocation = { personId: 'auditor', reason: 'The telephone was stolen.' };
    await admin.post('/token-revocations', revocation).expect(201);
    await old.get('/me').expect(401);
    const later = { iat: Math.floor(Date.now() / 1_000) + 5 };
    const anew = voice(rapport.url, await tokenOf('auditor', later));
    await anew.get('/me').expect(200);
    const { body } = await anew.get('/token-revocations?of=person').expect(200);
    expect(body.items).toMatchObject([
      { of: 'person', value: 'auditor', reason: revocation.reason, revokedBy: expect.any(String) },
    ]);
  });

  it('of somebody else is not ended by whoever likes', async () => {
    const later = { iat: Math.floor(Date.now() / 1_000) + 5 };
    const auditor = voice(rapport.url, await tokenOf('auditor', later));
    const theirs = { personId: 'provisioner', reason: 'I want to.' };
    const { body } = await auditor.post('/token-revocations', theirs).expect(403);
    expect(body.code).toBe('NotYourTokens');
    await idp.post('/token-revocations', { personId: 'nobody', reason: 'Gone.' }).expect(422);
  });

  it('ends by its own id, and others of the person go on', async () => {
    const later = { iat: Math.floor(Date.now() / 1_000) + 5, exp: before() + 7_200 };
    const [one, other] = [
      voice(rapport.url, await tokenOf('auditor', { ...later, jti: 'one' })),
      voice(rapport.url, await tokenOf('auditor', { ...later, jti: 'other' })),
    ];
    await one.get('/me').expect(200);
    const revoked = { issuer, tokenId: 'one', reason: 'Found in a log.' };
    await idp.post('/token-revocations/tokens', revoked).expect(201);
    await one.get('/me').expect(401);
    await other.get('/me').expect(200);
  });
});

describe('a session', () => {
  it('ends when the issuer says so, though the message comes twice', async () => {
    const session = { iat: before(), sid: 's-1' };
    const one = voice(rapport.url, await tokenOf('administrator', session));
    await one.get('/me').expect(200);
    const token = await logoutToken({ sub: undefined, sid: 's-1' });
    await loggedOut(token).expect(200);
    await one.get('/me').expect(401);
    await loggedOut(token).expect(200);
    await admin.get('/me').expect(200);
  });

  it('ends with all of a person where the issuer names no session', async () => {
    await loggedOut(await logoutToken({ sub: 'nobody', jti: 'logout-2' })).expect(200);
    await admin.get('/me').expect(200);
    const sub = 'administrator';
    await loggedOut(await logoutToken({ sub, jti: 'logout-3' })).expect(200);
    await admin.get('/me').expect(401);
  });

  it('does not end for what is no logout token', async () => {
    for (const body of [{}, { logout_token: 'x' }, { logout_token: await tokenOf('auditor') }]) {
      const sent = request(rapport.url).post('/back-channel-logout').type('form').send(body);
      const { body: problem } = await sent.expect(400);
      expect(problem.code).toBe('LogoutTokenInvalid');
    }
  });
});

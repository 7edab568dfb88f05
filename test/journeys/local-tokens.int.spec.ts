import { issueToken, LocalTokens, Settings, signInLink, Tables } from '#platform';
import { decodeJwt } from 'jose';
import request from 'supertest';
import { contexts } from '../../apps/contexts.js';
import type { Rapport, Stores, Voice } from '../rapport.js';
import { eventually, startRapport, startStores, voice } from '../rapport.js';

/** Whoever gets a token of the local key stands in the log, and the token can be ended. */
let stores: Stores;
let rapport: Rapport;
let auditor: Voice;

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, contexts);
  auditor = await rapport.as('auditor');
  await rapport.as('administrator');
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

interface Listed {
  readonly items: readonly { readonly tokenId: string }[];
}
const listed = (query: string) =>
  eventually(
    async () => (await auditor.get(`/local-tokens?${query}`).expect(200)).body as Listed,
    ({ items }) => items.length > 0,
  );

describe('a token of the local key', () => {
  it('is recorded as the command line hands it out, and ended by its id', async () => {
    const { app, url } = rapport;
    const roles = ['administrator'] as const;
    const wish = { subject: 'administrator', name: 'administrator', roles, lifetime: '1h' };
    const signed = await issueToken(app.get(Settings), wish);
    const issue = { personId: 'administrator', roles, issuedBy: 'local-operator' };
    const token = await app.get(LocalTokens).issued(signed, { ...issue, use: 'commandLine' });
    const { jti, exp = 0 } = decodeJwt(token);
    const { items } = await listed('use=commandLine');
    const until = new Date(exp * 1_000).toISOString();
    expect(items).toEqual([
      { tokenId: jti, ...issue, use: 'commandLine', until, issuedAt: expect.any(String) as string },
    ]);
    const bearer = voice(url, token);
    await bearer.get('/me').expect(200);
    const revoked = { issuer: 'rapport', tokenId: jti, reason: '令牌外泄' };
    await bearer.post('/token-revocations/tokens', revoked).expect(201);
    await bearer.get('/me').expect(401);
  });

  it('is recorded when somebody signs in to the console', async () => {
    const person = { subject: 'auditor', name: 'auditor' };
    const link = await signInLink(rapport.app.get(Tables), rapport.url, person);
    await request(link).get('').expect(303);
    const { items } = await listed('personId=auditor');
    expect(items).toMatchObject([{ personId: 'auditor', use: 'console', issuedBy: 'auditor' }]);
  });

  it('is nobody else’s business', async () => {
    const rm = await rapport.as('relationshipManager');
    await rm.get('/local-tokens').expect(403);
  });
});

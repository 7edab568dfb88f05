import type { CryptoKey } from 'jose';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings } from '../configuration/settings.js';
import { issueToken, localIssuer, signingKeyFile, Tokens } from './tokens.js';

const folder = mkdtempSync(join(tmpdir(), 'rapport-tokens-'));
let server: Server;
let issuer = '';
let key: CryptoKey;
let stranger: CryptoKey;
let tokens: Tokens;

beforeAll(async () => {
  const pair = await generateKeyPair('RS256', { extractable: true });
  key = pair.privateKey;
  stranger = (await generateKeyPair('RS256')).privateKey;
  const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'one', alg: 'RS256' };
  server = createServer((request, response) => {
    const answers: Readonly<Record<string, object>> = {
      '/.well-known/openid-configuration': { issuer, jwks_uri: `${issuer}/keys` },
      '/keys': { keys: [jwk] },
    };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(answers[request.url ?? ''] ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  issuer = `http://127.0.0.1:${String(typeof address === 'object' ? address?.port : '')}`;
  tokens = await Tokens.open(readSettings({ OIDC_ISSUER: issuer, RAPPORT_DATA: folder }));
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

const claims = () => ({
  iss: issuer,
  aud: 'rapport',
  sub: 'wang.fang',
  name: 'Wang Fang',
  roles: ['relationshipManager', 'jester'],
  iat: 1_700_000_000,
  jti: 'token-1',
  sid: 'session-1',
  exp: Math.floor(Date.now() / 1_000) + 600,
});
const signed = (changed: object = {}, by = key) =>
  new SignJWT({ ...claims(), ...changed })
    .setProtectedHeader({ alg: 'RS256', kid: 'one' })
    .sign(by);
const refused = expect.objectContaining({ code: 'NotAuthenticated' });

describe('a token of an issuer', () => {
  it('names who asks, with the roles that exist here', async () => {
    expect(await tokens.verify(await signed())).toEqual({
      issuer,
      subject: 'wang.fang',
      name: 'Wang Fang',
      roles: ['relationshipManager'],
      issuedAt: 1_700_000_000,
      sessionId: 'session-1',
      tokenId: 'token-1',
    });
  });

  it('names the application that acts beside the person it acts for', async () => {
    expect(await tokens.verify(await signed({ act: { sub: 'mobile-bank' } }))).toMatchObject({
      subject: 'wang.fang',
      through: 'mobile-bank',
    });
  });

  it.each([
    ['has expired', { exp: 1_700_000_000 }],
    ['never expires', { exp: undefined }],
    ['was issued at no time', { iat: undefined }],
    ['is not valid yet', { nbf: 32_503_680_000 }],
    ['is meant for others', { aud: 'another' }],
    ['is of another issuer', { iss: 'https://elsewhere.example' }],
    ['names nobody', { sub: undefined }],
    ['has an empty subject', { sub: '' }],
    ['has a subject with a space', { sub: 'wang fang' }],
    ['has a subject with a control character', { sub: 'wang\u0000fang' }],
    ['has a subject that is too long', { sub: 'w'.repeat(256) }],
    ['acts through nobody', { act: {} }],
    ['acts through what is no subject', { act: { sub: 'mobile bank' } }],
  ])('is refused where it %s', async (_, changed) => {
    await expect(tokens.verify(await signed(changed))).rejects.toEqual(refused);
  });

  it('is refused where another key signed it, or none', async () => {
    await expect(tokens.verify(await signed({}, stranger))).rejects.toEqual(refused);
    const unsigned = new UnsecuredJWT(claims()).encode();
    await expect(tokens.verify(unsigned)).rejects.toEqual(refused);
  });

  it('is refused where its secret is the public key', async () => {
    const response = await fetch(`${issuer}/keys`);
    const forged = await new SignJWT(claims())
      .setProtectedHeader({ alg: 'HS256', kid: 'one' })
      .sign(new TextEncoder().encode(await response.text()));
    await expect(tokens.verify(forged)).rejects.toEqual(refused);
  });

  it('is refused where its content was changed', async () => {
    const [header, , signature] = (await signed()).split('.');
    const content = Buffer.from(JSON.stringify({ ...claims(), roles: ['administrator'] }));
    const changed = [header, content.toString('base64url'), signature].join('.');
    await expect(tokens.verify(changed)).rejects.toEqual(refused);
  });

  it('has no roles where the claim is not a list', async () => {
    const { roles } = await tokens.verify(await signed({ roles: 'administrator' }));
    expect(roles).toEqual([]);
  });

  it('leaves the roles to the register where it lists none', async () =>
    expect(await tokens.verify(await signed({ roles: undefined }))).not.toHaveProperty('roles'));

  it('cannot be judged while the issuer does not answer', async () => {
    const settings = readSettings({ OIDC_ISSUER: issuer, OIDC_JWKS_URL: 'http://127.0.0.1:1/' });
    const unreachable = expect.objectContaining({ code: 'IssuerUnreachable', status: 503 });
    const cut = await Tokens.open(settings);
    await expect(cut.verify(await signed())).rejects.toEqual(unreachable);
    const nothing = await Tokens.open(settings.with({ jwksUrl: `${issuer}/nothing` }));
    await expect(nothing.verify(await signed())).rejects.toEqual(unreachable);
  });
});

describe('a logout token', () => {
  const events = { 'http://schemas.openid.net/event/backchannel-logout': {} };
  const logout = { name: undefined, roles: undefined, events };

  it('names whose sessions have ended, or which', async () => {
    expect(await tokens.verifyLogout(await signed(logout))).toEqual({
      issuer,
      logoutId: 'token-1',
      subject: 'wang.fang',
      sessionId: 'session-1',
    });
    const ofSession = await signed({ ...logout, sub: undefined });
    expect(await tokens.verifyLogout(ofSession)).toEqual({
      issuer,
      logoutId: 'token-1',
      sessionId: 'session-1',
    });
  });

  it.each([
    ['is an ordinary token', { events: undefined }],
    ['tells of something else', { events: { other: {} } }],
    ['answers a request of a browser', { nonce: 'n' }],
    ['has no id', { jti: undefined }],
    ['names nobody and no session', { sub: undefined, sid: undefined }],
    ['has expired', { exp: 1_700_000_000 }],
    ['is meant for others', { aud: 'another' }],
  ])('is refused where it %s', async (_, changed) => {
    const token = await signed({ ...logout, ...changed });
    await expect(tokens.verifyLogout(token)).rejects.toEqual(refused);
  });
});

describe('a token of the local key', () => {
  it('is verified by any process on the folder, and the key is readable by its owner only', async () => {
    const settings = readSettings({ RAPPORT_DATA: folder });
    const wish = { subject: 'li', name: 'Li', roles: ['auditor'], lifetime: '1h' } as const;
    const token = await issueToken(settings, wish);
    const local = await Tokens.open(settings);
    expect(await local.verify(token)).toEqual({
      issuer: localIssuer,
      subject: 'li',
      name: 'Li',
      roles: ['auditor'],
      issuedAt: expect.any(Number) as number,
      tokenId: expect.any(String) as string,
    });
    expect(statSync(signingKeyFile(folder)).mode & 0o077).toBe(0);
    await expect(tokens.verify(token)).rejects.toEqual(refused);
  });

  it.each(['25h', '2d', '1y', 'for ever'])('lives a day at most: %s', async (lifetime) => {
    const wish = { subject: 'li', name: 'Li', roles: ['auditor'], lifetime } as const;
    await expect(issueToken(readSettings({ RAPPORT_DATA: folder }), wish)).rejects.toThrow(
      '24 hours',
    );
  });
});

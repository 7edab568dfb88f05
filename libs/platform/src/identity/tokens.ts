import type { Role as RoleCode } from '#kernel';
import { Role } from '#kernel';
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CryptoKey, JWK, JWTPayload, JWTVerifyGetKey } from 'jose';
import {
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  exportJWK,
  generateKeyPair,
  importJWK,
  jwtVerify,
  SignJWT,
} from 'jose';
import { LRUCache } from 'lru-cache';
import type { Settings } from '../configuration/settings.js';
import { requireIssuer } from '../configuration/settings.js';
import { platformRefusals } from '../platform.refusals.js';

/** What a valid token says. */
export interface Claims {
  readonly issuer: string;
  readonly subject: string;
  readonly name?: string;
  /** The roles that exist here, where the token lists any; it may narrow what the register says. */
  readonly roles?: readonly RoleCode[];
  /** The application that acts for the subject (RFC 8693, `act`). */
  readonly through?: string;
  /** When it was issued, in seconds since 1970. */
  readonly issuedAt: number;
  /** The session it belongs to (`sid`), and its own id (`jti`), by which either is ended. */
  readonly sessionId?: string;
  readonly tokenId?: string;
}

/** That a session has ended, as its issuer tells it. */
export interface Logout {
  readonly issuer: string;
  /** The id of the message itself: it may come twice. */
  readonly logoutId: string;
  /** Whose sessions have all ended, or the one that has. */
  readonly subject?: string;
  readonly sessionId?: string;
}

const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout';

const algorithm = 'EdDSA';
/** The issuer of the tokens that the local key of a data folder signs. */
export const localIssuer = 'rapport';

/** Where the local key of a data folder is. */
export const signingKeyFile = (folder: string): string => join(folder, 'signing-key.json');

/** How many verified tokens are remembered, and for how long at most. */
const mostTokens = 10_000;
const believedMs = 60_000;
/** What a subject may be: it is compared exactly, and stands in logs. */
const subjectForm = /^[\x21-\x7e]{1,255}$/;

/** Verifies bearer tokens: those of an OIDC issuer, or those a local key has signed. */
export class Tokens {
  private readonly verified = new LRUCache<string, Claims>({ max: mostTokens });

  private constructor(
    private readonly settings: Settings,
    private readonly issuer: string,
    private readonly key: JWTVerifyGetKey,
  ) {}

  /** The issuer of the settings; without one the local key, made where there is none. */
  static async open(settings: Settings): Promise<Tokens> {
    const { issuer, jwksUrl } = settings;
    if (issuer !== '') {
      const keys = jwksUrl === '' ? await discovered(issuer) : jwksUrl;
      return new Tokens(settings, issuer, createRemoteJWKSet(new URL(keys)));
    }
    const { d: _, ...open } = await localKey(settings.data);
    return new Tokens(settings, localIssuer, createLocalJWKSet({ keys: [open] }));
  }

  /** Fetches the keys of the issuer once. @throws where they cannot be had */
  static async reachable({ issuer, jwksUrl }: Settings): Promise<void> {
    const address = jwksUrl === '' ? await discovered(issuer) : jwksUrl;
    const response = await fetch(address);
    const { keys } = (await response.json()) as { readonly keys?: unknown };
    if (!Array.isArray(keys)) throw new Error(`${address} holds no keys`);
  }

  /**
   * @throws NotAuthenticated where the token is not valid, not for us, or not of today
   * @throws IssuerUnreachable where the keys to check it with cannot be had
   */
  async verify(token: string): Promise<Claims> {
    const known = this.verified.get(token);
    if (known) return known;
    const payload = await this.check(token, ['sub']);
    const claims = claimsOf(payload, this.issuer, this.settings.rolesClaim);
    const ttl = Math.min(believedMs, (payload.exp ?? 0) * 1_000 - Date.now());
    if (ttl > 0) this.verified.set(token, claims, { ttl });
    return claims;
  }

  /**
   * What an issuer says of a session that has ended (OpenID Connect Back-Channel Logout 1.0, 2.4).
   * @throws NotAuthenticated where it is no logout token of our issuer, or not for us
   */
  async verifyLogout(token: string): Promise<Logout> {
    const { sub: subject, sid: sessionId, jti: logoutId, events, nonce } = await this.check(token);
    const isLogout = typeof events === 'object' && events !== null && logoutEvent in events;
    const about = {
      ...(subject !== undefined && { subject }),
      ...(typeof sessionId === 'string' && { sessionId }),
    };
    const named = Object.values(about);
    const isWhole = named.length > 0 && named.every((each) => subjectForm.test(each));
    if (!isLogout || nonce !== undefined || logoutId === undefined || !isWhole) {
      throw platformRefusals.NotAuthenticated();
    }
    return { issuer: this.issuer, logoutId, ...about };
  }

  /** Whose token this is, where it was found valid a moment ago; for counting requests. */
  senderOf(authorization = ''): string | undefined {
    const claims = this.verified.get(authorization.replace(/^Bearer /i, ''));
    return claims && `${claims.issuer} ${claims.subject}`;
  }

  private async check(token: string, more: readonly string[] = []): Promise<JWTPayload> {
    try {
      const { payload } = await jwtVerify(token, this.key, {
        issuer: this.issuer,
        audience: this.settings.audience,
        requiredClaims: ['exp', 'iat', ...more],
      });
      return payload;
    } catch (error) {
      if (isUnreachable(error)) throw platformRefusals.IssuerUnreachable();
      throw platformRefusals.NotAuthenticated();
    }
  }
}

/** Whether the keys could not be had, or were no keys: the token may be good. */
const isUnreachable = (error: unknown): boolean =>
  error instanceof errors.JWKSTimeout ||
  error instanceof errors.JWKSInvalid ||
  !(error instanceof errors.JOSEError) ||
  (error.code === 'ERR_JOSE_GENERIC' && /HTTP|JSON/.test(error.message));

export interface TokenWish {
  readonly subject: string;
  readonly name: string;
  readonly roles: readonly RoleCode[];
  /** Such as `8h` or `30d`. */
  readonly lifetime: string;
}

/** Signs a token with the local key: for standalone installations, demonstrations and tests. */
export async function issueToken(settings: Settings, wish: TokenWish): Promise<string> {
  requireIssuer(settings);
  const { subject, name, roles, lifetime } = wish;
  if (!isShort(lifetime)) throw new Error(`a token lives 24 hours at most, not ${lifetime}`);
  const claims = { sub: subject, name, [settings.rolesClaim]: roles };
  return signLocally(settings, claims, { audience: settings.audience, lifetime });
}

/** Signs claims with the local key. */
export async function signLocally(
  settings: Settings,
  claims: JWTPayload,
  { audience, lifetime }: { readonly audience: string; readonly lifetime: string },
): Promise<string> {
  const jwk = await localKey(settings.data);
  const key = (await importJWK(jwk, algorithm)) as CryptoKey;
  return new SignJWT(claims)
    .setProtectedHeader({ alg: algorithm, ...(jwk.kid === undefined ? {} : { kid: jwk.kid }) })
    .setIssuer(localIssuer)
    .setAudience(audience)
    .setIssuedAt()
    .setJti(randomUUID())
    .setExpirationTime(lifetime)
    .sign(key);
}

/** Whether a lifetime such as `8h`, `90m` or `1d` is no longer than a day. */
function isShort(lifetime: string): boolean {
  const [, count, unit = ''] = /^(\d{1,6})([smhd])$/.exec(lifetime) ?? [];
  const seconds = { s: 1, m: 60, h: 3_600, d: 86_400 }[unit] ?? Infinity;
  return count !== undefined && Number(count) * seconds <= 86_400;
}

/** @throws NotAuthenticated where the subject is none that a register could hold */
function claimsOf(payload: JWTPayload, issuer: string, rolesClaim: string): Claims {
  const { sub: subject = '', name, act, iat: issuedAt = 0, jti: tokenId, sid: sessionId } = payload;
  const through = (act as { readonly sub?: unknown } | undefined)?.sub;
  const isWhole = act === undefined || (typeof through === 'string' && subjectForm.test(through));
  if (!subjectForm.test(subject) || !isWhole) throw platformRefusals.NotAuthenticated();
  const claimed = payload[rolesClaim];
  return {
    issuer,
    subject,
    ...(typeof name === 'string' && { name: name.slice(0, 200) }),
    ...(claimed !== undefined && { roles: rolesIn(claimed) }),
    ...(typeof through === 'string' && { through }),
    issuedAt,
    ...(typeof sessionId === 'string' && { sessionId }),
    ...(tokenId !== undefined && { tokenId }),
  };
}

const rolesIn = (claimed: unknown): readonly RoleCode[] =>
  (Array.isArray(claimed) ? claimed : []).filter((role) => Role.includes(role));

async function localKey(folder: string): Promise<JWK> {
  const file = signingKeyFile(folder);
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as JWK;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
  const jwk: JWK = { ...(await exportJWK(privateKey)), alg: algorithm, kid: 'local' };
  mkdirSync(folder, { recursive: true });
  try {
    writeFileSync(file, JSON.stringify(jwk), { mode: 0o600, flag: 'wx' });
    return jwk;
  } catch {
    // Another process was first: its key counts.
    return JSON.parse(readFileSync(file, 'utf8')) as JWK;
  }
}

async function discovered(issuer: string): Promise<string> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const response = await fetch(address);
  const { jwks_uri } = (await response.json()) as { readonly jwks_uri?: string };
  if (jwks_uri === undefined) throw new Error(`${address} names no jwks_uri`);
  return jwks_uri;
}

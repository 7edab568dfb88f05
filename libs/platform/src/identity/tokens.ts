import type { Actor, Role as RoleCode } from '#kernel';
import { Role } from '#kernel';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CryptoKey, JWK, JWTPayload, JWTVerifyGetKey } from 'jose';
import {
  createLocalJWKSet,
  createRemoteJWKSet,
  exportJWK,
  generateKeyPair,
  importJWK,
  jwtVerify,
  SignJWT,
} from 'jose';
import type { Settings } from '../configuration/settings.js';
import { platformRefusals } from '../platform.refusals.js';

/** Who a bearer token speaks for. */
export interface Bearer {
  readonly actor: Actor;
  /** The person on whose behalf a service acts, where the token names one (RFC 8693, `act`). */
  readonly onBehalfOf?: string;
}

const algorithm = 'EdDSA';
/** The issuer of the tokens that the local key of a data folder signs. */
export const localIssuer = 'rapport';

/** Where the local key of a data folder is. */
export const signingKeyFile = (folder: string): string => join(folder, 'signing-key.json');

/** How many verified tokens are remembered, and for how long at most, in milliseconds. */
const most = 10_000;
const believed = 60_000;

/** Verifies bearer tokens: those of an OIDC issuer, or those a local key has signed. */
export class Tokens {
  private readonly verified = new Map<
    string,
    { readonly bearer: Bearer; readonly until: number }
  >();

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

  /** @throws NotAuthenticated where the token is not valid, not for us, or not of today */
  async verify(token: string): Promise<Bearer> {
    const now = Date.now();
    const known = this.verified.get(token);
    if (known && known.until > now) return known.bearer;
    const { payload } = await this.check(token);
    const bearer = bearerOf(payload, this.settings.rolesClaim);
    if (this.verified.size >= most) this.verified.clear();
    const until = Math.min(now + believed, (payload.exp ?? 0) * 1_000);
    this.verified.set(token, { bearer, until });
    return bearer;
  }

  private async check(token: string) {
    try {
      return await jwtVerify(token, this.key, {
        issuer: this.issuer,
        audience: this.settings.audience,
        requiredClaims: ['sub', 'exp'],
      });
    } catch {
      throw platformRefusals.NotAuthenticated();
    }
  }
}

export interface TokenWish {
  readonly subject: string;
  readonly name: string;
  readonly roles: readonly RoleCode[];
  /** Such as `8h` or `30d`. */
  readonly lifetime: string;
}

/** Signs a token with the local key: for standalone installations, demonstrations and tests. */
export async function issueToken(settings: Settings, wish: TokenWish): Promise<string> {
  const jwk = await localKey(settings.data);
  const key = (await importJWK(jwk, algorithm)) as CryptoKey;
  return new SignJWT({ name: wish.name, [settings.rolesClaim]: wish.roles })
    .setProtectedHeader({ alg: algorithm, ...(jwk.kid === undefined ? {} : { kid: jwk.kid }) })
    .setSubject(wish.subject)
    .setIssuer(localIssuer)
    .setAudience(settings.audience)
    .setIssuedAt()
    .setExpirationTime(wish.lifetime)
    .sign(key);
}

function bearerOf(payload: JWTPayload, rolesClaim: string): Bearer {
  const claimed = payload[rolesClaim];
  const roles = (Array.isArray(claimed) ? claimed : []).filter((role) => Role.includes(role));
  const act = payload['act'] as { readonly sub?: unknown } | undefined;
  const subject = payload.sub ?? '';
  const acting = typeof act?.sub === 'string' ? act.sub : undefined;
  const name = payload['name'];
  const actor: Actor = {
    id: acting ?? subject,
    ...(typeof name === 'string' && acting === undefined ? { name } : {}),
    roles,
  };
  return acting === undefined ? { actor } : { actor, onBehalfOf: subject };
}

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

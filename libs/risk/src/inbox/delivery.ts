import { compactVerify } from 'jose';
import { providerRefusals as refuse } from './provider.refusals.js';

/** How long after its signing a delivery is taken, and how far a clock may be ahead, in seconds. */
const windowSeconds = 300;

/** What a provider delivers: a number of its own, when it signed, and the signal. */
export interface Delivery {
  readonly jti: string;
  readonly signal: object;
}

/**
 * The delivery in a compact JWS (RFC 7515, EdDSA), as RFC 8417 has security events.
 * @throws DeliveryNotSigned, DeliveryTooOld, DeliveryUnreadable
 */
export async function delivered(jws: string, publicKey: string, now: number): Promise<Delivery> {
  const key = { kty: 'OKP', crv: 'Ed25519', x: publicKey } as const;
  const verified = await compactVerify(jws, key, { algorithms: ['EdDSA'] }).catch(() => {
    throw refuse.DeliveryNotSigned({ field: 'jws' });
  });
  const { jti, iat, signal } = read(verified.payload);
  if (typeof jti !== 'string' || !/^[\w.-]{1,60}$/.test(jti)) throw unreadable();
  if (typeof iat !== 'number' || typeof signal !== 'object' || signal === null) throw unreadable();
  if (Math.abs(now / 1_000 - iat) > windowSeconds) throw refuse.DeliveryTooOld({ field: 'jws' });
  return { jti, signal };
}

function read(payload: Uint8Array): Readonly<Record<string, unknown>> {
  try {
    const told: unknown = JSON.parse(new TextDecoder().decode(payload));
    return typeof told === 'object' && told !== null ? { ...told } : {};
  } catch {
    throw unreadable();
  }
}

const unreadable = () => refuse.DeliveryUnreadable({ field: 'jws' });

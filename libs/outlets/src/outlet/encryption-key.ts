import type { JWK } from 'jose';

/** The algorithms that fields are encrypted with, by the kind of the receiver's key. */
const algorithms: Readonly<Record<string, string>> = { EC: 'ECDH-ES', RSA: 'RSA-OAEP-256' };

/** The public key in a text, and the algorithm for it; undefined where it is none, or is private. */
export function encryptionKeyOf(text: string): { key: JWK; algorithm: string } | undefined {
  try {
    const key = JSON.parse(text) as JWK;
    const algorithm = algorithms[key.kty ?? ''];
    const isPublic = key.d === undefined && (key.crv === 'P-256' || typeof key.n === 'string');
    return algorithm !== undefined && isPublic ? { key, algorithm } : undefined;
  } catch {
    return undefined;
  }
}

export const hasEncryptionKey = (text: string): boolean => encryptionKeyOf(text) !== undefined;

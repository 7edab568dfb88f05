import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** A password as it is stored: not to be guessed from what a thief finds. */
export interface PasswordHash {
  /** Base64. */
  readonly salt: string;
  readonly hash: string;
}

const HASH_BYTES = 32;
const SALT_BYTES = 16;

/** Takes some ten milliseconds on purpose, off the thread of events. */
export async function hashPassword(password: string): Promise<PasswordHash> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive(password, salt);
  return { salt: salt.toString('base64'), hash: hash.toString('base64') };
}

export async function isPassword(password: string, stored: PasswordHash): Promise<boolean> {
  const hash = await derive(password, Buffer.from(stored.salt, 'base64'));
  const expected = Buffer.from(stored.hash, 'base64');
  return expected.length === hash.length && timingSafeEqual(hash, expected);
}

const derive = (password: string, salt: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(password, salt, HASH_BYTES, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });

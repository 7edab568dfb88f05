import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const newSecret = () => randomBytes(32).toString('base64url');
const textOf = (secrets: readonly string[]) => `${JSON.stringify({ keys: secrets }, null, 2)}\n`;

/** Makes a file with one secret of 256 bits, for its owner only, unless it is there. */
export function createKeyFile(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  try {
    writeFileSync(file, textOf([newSecret()]), { mode: 0o600, flag: 'wx', flush: true });
  } catch (error) {
    // Another process was first, or the keys are there since the first start: they count.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/** The secrets of a file, the newest last. */
export function secretsIn(file: string): readonly string[] {
  const { keys } = JSON.parse(readFileSync(file, 'utf8')) as { readonly keys?: unknown };
  if (Array.isArray(keys) && keys.length > 0 && keys.every((key) => typeof key === 'string')) {
    return keys;
  }
  throw new Error(`${file} holds no keys`);
}

/** Adds a secret at the end of a file, and answers it. */
export function addSecret(file: string): string {
  createKeyFile(file);
  const secret = newSecret();
  const next = `${file}.new`;
  writeFileSync(next, textOf([...secretsIn(file), secret]), { mode: 0o600, flush: true });
  renameSync(next, file);
  return secret;
}

import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { link, readFile, rm, writeFile } from 'node:fs/promises';

/** A name and a password. */
export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/**
 * The credentials in a file that only its owner can read; made at random when it is not there.
 * Two programs that start at once get the same.
 */
export async function storedCredentials(file: string, username: string): Promise<Credentials> {
  if (!existsSync(file)) {
    const made: Credentials = { username, password: randomBytes(24).toString('base64url') };
    const beside = `${file}.${randomUUID().slice(0, 8)}`;
    await writeFile(beside, `${JSON.stringify(made)}\n`, { mode: 0o600, flush: true });
    await link(beside, file).catch((error: unknown) => {
      if (!existsSync(file)) throw error; // else another program was faster
    });
    await rm(beside);
  }
  const stored = parsed(await readFile(file, 'utf8'));
  if (!stored) throw new Error(`${file} holds no credentials; remove it to have new ones made`);
  return stored;
}

function parsed(text: string): Credentials | undefined {
  try {
    const value = JSON.parse(text) as Partial<Credentials> | null;
    const { username, password } = value ?? {};
    return username && password ? { username, password } : undefined;
  } catch {
    return undefined;
  }
}

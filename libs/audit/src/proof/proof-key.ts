import type { KeyObject } from 'node:crypto';
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the key that signs checkpoints is; whoever may write it may sign in the bank's name. */
export const proofKeyFile = (folder: string): string => join(folder, 'proof-key.pem');

/** Where every checkpoint is written down as it is signed: to be printed, or copied elsewhere. */
export const checkpointsFile = (folder: string): string => join(folder, 'checkpoints.txt');

/** The key of a data folder, made where there is none. */
export function proofKey(folder: string): KeyObject {
  const file = proofKeyFile(folder);
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    const { privateKey } = generateKeyPairSync('ed25519');
    const pem = privateKey.export({ format: 'pem', type: 'pkcs8' });
    writeFileSync(file, pem, { mode: 0o600, flag: 'wx' });
  }
  return createPrivateKey(readFileSync(file));
}

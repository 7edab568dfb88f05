import type { KeyObject } from 'node:crypto';
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/** Where the key that signs checkpoints is; whoever may write it may sign in the bank's name. */
export const proofKeyFile = (folder: string): string => join(folder, 'proof-key.pem');

/** Former keys, which sign beside the present one until somebody removes their files. */
const former = /^proof-key-\d{4}\.pem$/;

/** Where every checkpoint is written down as it is signed: to be printed, or copied elsewhere. */
export const checkpointsFile = (folder: string): string => join(folder, 'checkpoints.txt');

/** Whose cosignatures are taken: a key in each line. */
const witnessesFile = (folder: string): string => join(folder, 'witnesses.txt');

/** The key of a PEM file, made where there is none. */
export function keyIn(file: string): KeyObject {
  if (!existsSync(file)) writeFileSync(file, newKey(), { mode: 0o600, flag: 'wx' });
  return createPrivateKey(readFileSync(file));
}

const newKey = (): string | Buffer =>
  generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' });

/** The keys of a data folder: the one that signs, then former ones that sign beside it. */
export function proofKeys(folder: string): readonly [KeyObject, ...(readonly KeyObject[])] {
  mkdirSync(folder, { recursive: true });
  const others = formerFiles(folder).map((file) => keyIn(join(folder, file)));
  return [keyIn(proofKeyFile(folder)), ...others];
}

const formerFiles = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter((file) => former.test(file))
    .sort()
    .reverse();

/**
 * Signs with a new key from now on. The former one signs beside it, so that whoever has its public
 * half comes to believe the new one, until its file is removed. Gives the name of that file.
 */
export function rotateProofKey(folder: string): string {
  proofKeys(folder);
  const [last = 'proof-key-0000.pem'] = formerFiles(folder);
  const number = Number(/\d{4}/.exec(last)?.[0] ?? 0) + 1;
  const kept = `proof-key-${String(number).padStart(4, '0')}.pem`;
  copyFileSync(proofKeyFile(folder), join(folder, kept));
  const next = `${proofKeyFile(folder)}.new`;
  writeFileSync(next, newKey(), { mode: 0o600, flush: true });
  renameSync(next, proofKeyFile(folder));
  return kept;
}

/** The public keys of the witnesses that this bank has been told of. */
export function witnessesOf(folder: string): readonly string[] {
  const file = witnessesFile(folder);
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
}

export function addWitness(folder: string, key: string): void {
  mkdirSync(folder, { recursive: true });
  if (!witnessesOf(folder).includes(key)) appendFileSync(witnessesFile(folder), `${key}\n`);
}

import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createSecretKey,
  randomBytes,
} from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { join } from 'node:path';
import type { Settings } from '../../configuration/settings.js';
import { addSecret, createKeyFile, secretsIn } from '../../stores/key-file.js';

/**
 * Wraps the keys of persons with a key that no store holds: one of the settings or the data folder
 * (`MasterKeys`), or one that a key management system keeps to itself.
 */
export abstract class KeyWrapping {
  /** Takes in keys that were added since. */
  abstract lookAgain(): Promise<void>;
  /** Whether a key was wrapped with the key that wraps now. */
  abstract isCurrent(wrapped: string): boolean;
  /** @param owner whose key it is; whatever is wrapped for one is of no use to another */
  abstract wrap(key: Buffer, owner: string): Promise<string>;
  /** @throws Error where the key that wrapped it is not there, or it was altered */
  abstract unwrap(wrapped: string, owner: string): Promise<Buffer>;
}

/** Where the master keys of a data folder are; whoever may read it may read every person's data. */
export const masterKeysFile = (folder: string): string => join(folder, 'master-keys.json');

/** Adds a master key to a data folder: it wraps from now on; the former still unwrap. */
export const addMasterKey = (folder: string): string =>
  masterKeyOf(addSecret(masterKeysFile(folder))).id;

interface MasterKey {
  readonly id: string;
  readonly key: KeyObject;
}

const algorithm = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;

/** Text under a key: initialisation vector, ciphertext and tag, in base64url. */
export function encrypted(key: KeyObject, plain: Buffer | string, about: string): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(algorithm, key, iv).setAAD(Buffer.from(about));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([iv, body, cipher.getAuthTag()]).toString('base64url');
}

/** @throws Error where the text was altered, or stood elsewhere when it was encrypted */
export function decrypted(key: KeyObject, text: string, about: string): Buffer {
  const bytes = Buffer.from(text, 'base64url');
  const body = bytes.subarray(ivBytes, -tagBytes);
  const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, ivBytes))
    .setAAD(Buffer.from(about))
    .setAuthTag(bytes.subarray(-tagBytes));
  return Buffer.concat([decipher.update(body), decipher.final()]);
}

/** Master keys that this process itself holds; the last wraps. */
export class MasterKeys extends KeyWrapping {
  private keys: readonly MasterKey[];

  private constructor(private readonly read: () => readonly string[]) {
    super();
    this.keys = read().map(masterKeyOf);
  }

  /** Those of the settings, else those of the data folder, made where there are none. */
  static open({ data, masterKeys }: Pick<Settings, 'data' | 'masterKeys'>): MasterKeys {
    if (masterKeys !== '') return new MasterKeys(() => masterKeys.split(','));
    createKeyFile(masterKeysFile(data));
    return new MasterKeys(() => secretsIn(masterKeysFile(data)));
  }

  lookAgain(): Promise<void> {
    this.readAgain();
    return Promise.resolve();
  }

  isCurrent(wrapped: string): boolean {
    return wrapped.startsWith(`${this.current.id}.`);
  }

  wrap(key: Buffer, owner: string): Promise<string> {
    const { id, key: master } = this.current;
    return Promise.resolve(`${id}.${encrypted(master, key, owner)}`);
  }

  unwrap(wrapped: string, owner: string): Promise<Buffer> {
    const [id = '', text = ''] = wrapped.split('.');
    const known = () => this.keys.find((each) => each.id === id);
    // Another process may have added one since.
    if (!known()) this.readAgain();
    const master = known();
    if (!master) return Promise.reject(new Error(`master key ${id} is not among those given`));
    return Promise.resolve(decrypted(master.key, text, owner));
  }

  private readAgain(): void {
    this.keys = this.read().map(masterKeyOf);
  }

  private get current(): MasterKey {
    const last = this.keys.at(-1);
    if (!last) throw new Error('there is no master key');
    return last;
  }
}

function masterKeyOf(secret: string): MasterKey {
  const bytes = Buffer.from(secret, 'base64url');
  if (bytes.length !== 32) throw new Error('a master key must have 32 bytes');
  const hash = createHash('sha256').update('rapport master key').update(bytes);
  return { id: hash.digest('hex').slice(0, 8), key: createSecretKey(bytes) };
}

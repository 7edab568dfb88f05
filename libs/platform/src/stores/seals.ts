import { createHash, createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '../configuration/settings.js';
import type { Doubt, NewEvent, Recorded } from './event-store.js';
import { addSecret, createKeyFile, secretsIn } from './key-file.js';

/** A secret of 256 bits, and how events say that it sealed them. */
interface SealKey {
  readonly id: string;
  readonly key: KeyObject;
}

/** A seal keeps so much of its HMAC-SHA256, in bytes: nobody finds 128 bits by trying. */
const sealBytes = 16;
/** How often it is looked whether another process has added a key, in milliseconds. */
const lookEvery = 2_000;

/** Where the keys of a data folder are; whoever may read it may record in the bank's name. */
export const sealKeysFile = (folder: string): string => join(folder, 'seal-keys.json');

type Where = Pick<Settings, 'data' | 'sealKeys'>;

/**
 * Seals what this system records, and tells what somebody else has written into the store. A seal is
 * a keyed hash over stream, revision, type, data and metadata: an event that was altered, moved or
 * made up has none that fits. The store never holds a key.
 */
export class Seals {
  private keys: readonly SealKey[] = [];
  private readAt = 0;
  private changedAt = 0;

  private constructor(private readonly file: string | undefined) {}

  /** The keys of the settings, else those of the data folder, made where there are none. */
  static open({ data, sealKeys }: Where): Seals {
    const seals = new Seals(sealKeys === '' ? sealKeysFile(data) : undefined);
    if (sealKeys !== '') seals.keys = sealKeys.split(',').map(keyOf);
    else {
      createKeyFile(sealKeysFile(data));
      seals.read();
    }
    return seals;
  }

  /** The ids of the keys, the one that seals now last. */
  get ids(): readonly string[] {
    return this.keys.map(({ id }) => id);
  }

  /** The event with its seal, as the event of that number in its stream. */
  sealed(stream: string, revision: number, event: NewEvent): NewEvent {
    this.lookAgain();
    const current = this.keys.at(-1);
    if (!current) throw new Error('there is no key to seal events with');
    const { id: eventId, type, data, metadata } = event;
    const text = textOf({ stream, revision, eventId, type, data, metadata });
    return { ...event, metadata: { ...metadata, seal: `${current.id}.${hashOf(current, text)}` } };
  }

  /** Why an event is not believed; undefined where it is as it was recorded. */
  doubtOf(event: Omit<Recorded, 'doubt'>): Doubt | undefined {
    const given: unknown = event.metadata;
    if (typeof given !== 'object' || given === null || !('seal' in given)) return 'unsealed';
    const { seal, ...metadata } = event.metadata;
    const [id = '', hash = ''] = typeof seal === 'string' ? seal.split('.') : [];
    const key = this.keyOf(id);
    if (!key) return 'unknownKey';
    return areSame(hash, hashOf(key, textOf({ ...event, metadata }))) ? undefined : 'brokenSeal';
  }

  /** A seal upon text that is no event, for one purpose only. */
  sealOf(purpose: string, text: string): string {
    this.lookAgain();
    const current = this.keys.at(-1);
    if (!current) throw new Error('there is no key to seal with');
    return `${current.id}.${hashOf(current, purposeOf(purpose, text))}`;
  }

  /** Whether this system has sealed the text for this purpose. */
  fits(purpose: string, text: string, seal: string): boolean {
    const [id = '', hash = ''] = seal.split('.');
    const key = this.keyOf(id);
    return key !== undefined && areSame(hash, hashOf(key, purposeOf(purpose, text)));
  }

  private keyOf(id: string): SealKey | undefined {
    const found = this.keys.find((each) => each.id === id);
    if (found) return found;
    this.lookAgain();
    return this.keys.find((each) => each.id === id);
  }

  /** Takes in what another process has added. */
  private lookAgain(): void {
    if (this.file === undefined || Date.now() - this.readAt < lookEvery) return;
    this.readAt = Date.now();
    const changedAt = statSync(this.file, { throwIfNoEntry: false })?.mtimeMs;
    if (changedAt !== undefined && changedAt !== this.changedAt) this.read();
  }

  private read(): void {
    const file = this.file ?? '';
    this.changedAt = statSync(file).mtimeMs;
    this.keys = secretsIn(file).map(keyOf);
    this.readAt = Date.now();
  }
}

/** Adds a key to a data folder: it seals from now on, and the former go on to be believed. */
export const rotateSealKey = (folder: string): string => keyOf(addSecret(sealKeysFile(folder))).id;

/** A key says which it is by a hash, so that two processes with other keys notice. */
function keyOf(secret: string): SealKey {
  const bytes = Buffer.from(secret, 'base64url');
  if (bytes.length < 32) throw new Error('a key that seals events must have 32 bytes at least');
  const id = createHash('sha256')
    .update('rapport seal key')
    .update(bytes)
    .digest('hex')
    .slice(0, 8);
  return { id, key: createSecretKey(bytes) };
}

type Sealable = Pick<Recorded, 'stream' | 'revision' | 'eventId' | 'type' | 'data'> & {
  readonly metadata: object;
};

const textOf = ({ stream, revision, eventId, type, data, metadata }: Sealable): string =>
  [stream, revision, eventId, type, JSON.stringify(data), JSON.stringify(metadata)].join('\u0000');

/** No event has a stream without a name, so the text of none begins like this. */
const purposeOf = (purpose: string, text: string): string => ['', purpose, text].join('\u0000');

function areSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

const hashOf = ({ key }: SealKey, text: string): string =>
  createHmac('sha256', key).update(text).digest().toString('base64url', 0, sealBytes);

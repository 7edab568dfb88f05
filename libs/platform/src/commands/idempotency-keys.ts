import { Injectable } from '@nestjs/common';
import { outOfContext } from '../request-context.js';
import { platformRefusals } from '../platform.refusals.js';
import type { EventStore } from '../stores/event-store.js';
import type { StoredRow } from '../stores/tables.js';
import { Tables } from '../stores/tables.js';

const table = 'idempotency-keys';
/** How many keys one write restores. */
const restoredAtOnce = 5_000;

interface Claim {
  readonly key: string;
  readonly fingerprint: string;
  readonly settle: (error?: unknown) => void;
}

/**
 * Binds each idempotency key to the content it was first sent with, over all streams and processes.
 * The answer itself is not kept here: it is found in the stream, where the events hold the key.
 */
@Injectable()
export class IdempotencyKeys {
  private waiting: Claim[] = [];
  private writing = false;

  constructor(private readonly tables: Tables) {}

  /**
   * Resolves once the key stands for this content.
   * @throws IdempotencyKeyReused where it stands for another
   */
  claim(key: string, fingerprint: string, at: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle = (error?: unknown) => {
        if (error === undefined) resolve();
        else reject(error instanceof Error ? error : new Error('the key was not claimed'));
      };
      this.waiting.push({ key, fingerprint, settle });
      // What many wait for is not bound to the time of the first of them.
      void outOfContext(() => this.flush(at));
    });
  }

  /**
   * Restores lost rows from the log: every event holds the key of its command.
   * @param onProgress receives the events read and the keys restored so far
   * @returns the number of keys
   */
  async restore(
    store: EventStore,
    onProgress: (events: number, keys: number) => void,
  ): Promise<number> {
    let rows: StoredRow[] = [];
    let [events, keys] = [0, 0];
    const write = async () => {
      await this.tables.insertMissing(table, rows);
      keys += rows.length;
      rows = [];
    };
    for await (const { metadata, at, doubt } of store.log(undefined)) {
      if (doubt !== undefined) continue;
      const { idempotencyKey, fingerprint, tenant } = metadata;
      // Commands of processes have no fingerprint: nobody else can hold their keys.
      const _id = `${tenant}:${idempotencyKey}`;
      const isNew = rows.at(-1)?._id !== _id; // the events of one command stand together
      if (idempotencyKey !== undefined && fingerprint && isNew) rows.push({ _id, fingerprint, at });
      if (rows.length >= restoredAtOnce) await write();
      if (++events % restoredAtOnce === 0) onProgress(events, keys);
    }
    await write();
    return keys;
  }

  /** Claims that arrive while others are being written go together in one write. */
  private async flush(at: string): Promise<void> {
    if (this.writing) return;
    this.writing = true;
    while (this.waiting.length > 0) {
      const claims = this.waiting;
      this.waiting = [];
      try {
        await this.write(claims, at);
      } catch (error) {
        for (const { settle } of claims) settle(error);
      }
    }
    this.writing = false;
  }

  private async write(claims: readonly Claim[], at: string): Promise<void> {
    const bound = new Map<string, string>();
    for (const { key, fingerprint } of claims) {
      if (!bound.has(key)) bound.set(key, fingerprint);
    }
    const rows = [...bound].map(([_id, fingerprint]) => ({ _id, fingerprint, at }));
    for (const there of await this.tables.insertMissing(table, rows)) {
      bound.set(there._id, String(there['fingerprint']));
    }
    for (const { key, fingerprint, settle } of claims) {
      const same = bound.get(key) === fingerprint;
      settle(
        same ? undefined : platformRefusals.IdempotencyKeyReused({ field: 'Idempotency-Key' }),
      );
    }
  }
}

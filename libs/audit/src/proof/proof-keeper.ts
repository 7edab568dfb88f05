import type { Recorded } from '#platform';
import { EventStore, Log, Settings, Worker } from '#platform';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import { appendFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { Growth } from './growth.js';
import { rangeHash } from './merkle.js';
import { checkpointsFile, proofKeys } from './proof-key.js';
import { ProofTables } from './proof-tables.js';
import { RememberedTiles } from './remembered-tiles.js';
import {
  openCheckpoint,
  partsOf,
  signedCheckpoint,
  verifierKey,
  withLines,
} from './signed-note.js';

/** How often the proof grows, and how often it is signed at most; ms. */
const every = { growth: 1_000, checkpoint: 5_000 };
/** So many events are taken in at once. */
const batch = 2_048;

/** The origin of the checkpoints of one bank. */
export const originOf = (tenant: string): string => `rapport/${tenant}`;

/** Makes the proof grow with the log, wherever the views run, and signs how far it has come. */
@Injectable()
export class ProofKeeper implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private growth: Growth | undefined;
  private signedAt = 0;

  constructor(
    private readonly store: EventStore,
    private readonly tables: ProofTables,
    private readonly settings: Settings,
    private readonly worker: Worker,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.keep();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async keep(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await pause(every.growth, undefined, { signal }).catch(() => undefined);
      if (this.stopping.signal.aborted || this.worker.views !== 'here') continue;
      await this.grow().catch((error: unknown) => {
        // What was taken in may not be written: begin again from what is.
        this.growth = undefined;
        this.log.warn({ err: error }, 'the proof could not grow');
      });
    }
  }

  /** Takes in what the log has gained; signs a checkpoint where it is time to. */
  private async grow(): Promise<void> {
    if (!this.growth) await this.tables.begin();
    this.growth ??= await Growth.from(this.tables);
    const { growth } = this;
    const { position } = growth.head;
    let some: Recorded[] = [];
    for await (const event of this.store.log(position < 0 ? undefined : position)) {
      some.push(event);
      if (some.length < batch) continue;
      await growth.add(some);
      some = [];
      if (this.stopping.signal.aborted) return;
    }
    await growth.add(some);
    if (Date.now() - this.signedAt >= every.checkpoint) await this.sign();
  }

  private async sign(): Promise<void> {
    const { size, position } = this.growth?.head ?? { size: 0, position: -1 };
    const last = await this.tables.checkpoint();
    const keys = proofKeys(this.settings.data);
    const origin = originOf(this.settings.tenant);
    const verifier = verifierKey(origin, keys[0]);
    const isSame = last?.size === size;
    if (size === 0 || (isSame && openCheckpoint(last.note, verifier))) return;
    const root = await rangeHash(new RememberedTiles(this.tables).tile, 0, size);
    const signed = signedCheckpoint({ origin, size, root }, ...keys);
    const note = isSame ? withLines(signed, partsOf(last.note).lines) : signed;
    // Between the two writes as well, the published key opens what is kept: former keys sign too,
    // and the first key of all is published first.
    if (!last) await this.tables.publish(verifier);
    await this.tables.keep({ note, size, position, at: new Date().toISOString() });
    await this.tables.publish(verifier);
    await appendFile(checkpointsFile(this.settings.data), `${note}\n`);
    this.signedAt = Date.now();
  }
}

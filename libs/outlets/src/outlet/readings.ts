import type { BeforeApplicationShutdown } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import { Clock, Log, Tables } from '#platform';

export type Way = 'sse' | 'page' | 'webhook';

/** What an outlet has read on one day, by one way. */
export interface Reading {
  readonly outletId: string;
  readonly day: string;
  readonly by: Way;
  readonly events: number;
  /** The position of the last event, and when it was read. */
  readonly position: number;
  readonly at: string;
}

const table = 'outlet-readings';
const writeEveryMs = 2_000;

/** Records what each outlet reads: how much, until where, on which day, by which way. */
@Injectable()
export class Readings implements BeforeApplicationShutdown {
  private read = new Map<string, Reading>();
  private readonly writing = setInterval(() => {
    this.write().catch((error: unknown) => {
      this.log.warn({ err: error }, 'the readings of outlets could not be recorded');
    });
  }, writeEveryMs).unref();

  constructor(
    private readonly tables: Tables,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  note(outletId: string, by: Way, events: number, position: number): void {
    const day = this.clock.today();
    const id = `${outletId} ${day} ${by}`;
    const before = this.read.get(id)?.events ?? 0;
    const at = this.clock.now().toISOString();
    this.read.set(id, { outletId, day, by, events: before + events, position, at });
  }

  /** The days on which an outlet has read, the last first. */
  async of(outletId: string): Promise<readonly Reading[]> {
    await this.write();
    const filter = { all: [{ field: 'outletId', is: 'eq', value: outletId } as const] };
    const rows = await this.tables.find(table, filter, { sort: [['day', -1]], limit: 500 });
    return rows.map((row) => ({
      outletId,
      day: String(row['day']),
      by: row['by'] as Way,
      events: Number(row['events']),
      position: Number(row['position']),
      at: String(row['at']),
    }));
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.writing);
    await this.write().catch(() => undefined);
  }

  private async write(): Promise<void> {
    const read = this.read;
    if (read.size === 0) return;
    this.read = new Map();
    try {
      await this.tables.write(
        table,
        [...read].map(([add, { events, ...set }]) => ({ add, figures: { events }, set })),
      );
    } catch (error) {
      for (const { outletId, by, events, position } of read.values()) {
        this.note(outletId, by, events, position);
      }
      throw error;
    }
  }
}

import type { View } from '#kernel';
import { Injectable } from '@nestjs/common';
import { Subject } from 'rxjs';
import type { StoredRow } from '../../stores/tables.js';
import { Tables } from '../../stores/tables.js';

export const checkpointTable = 'checkpoints';

/** How far something has read the log. */
export interface Checkpoint {
  readonly id: string;
  /** -1 before the first event. */
  readonly position: number;
  readonly cut?: CutShort;
  /** Whether the build has kept the days of its rows since the beginning of the log. */
  readonly keepsDays: boolean;
}

/** A batch that was begun and not finished, on a store without transactions. */
export interface CutShort {
  /** Where it ends. */
  readonly upTo: number;
  /** The rows it takes off, as `build|key`: afterwards nothing else tells that they were there. */
  readonly removes: ReadonlySet<string>;
}

/** How often a process that runs no views looks for the progress of others, while somebody waits. */
const lookEvery = 15;

/**
 * How far each view and process has read. Who waits for a position is woken by the batch that
 * reaches it; where the views run in another process, one look serves all who wait.
 */
@Injectable()
export class Checkpoints {
  private readonly positions = new Map<string, number>();
  /** What this process runs itself, and so need not look for. */
  private readonly here = new Set<string>();
  private readonly moved = new Subject<undefined>();
  /** How many wait for each. */
  private readonly watched = new Map<string, number>();
  private hurrying = 0;
  private looking: NodeJS.Timeout | undefined;

  constructor(private readonly tables: Tables) {}

  async load(ids: readonly string[]): Promise<readonly Checkpoint[]> {
    const rows = await this.tables.byIds(checkpointTable, ids);
    return rows.map(checkpointOf);
  }

  /** Sees to it that each build has a checkpoint; gives them all. */
  async begin(
    builds: readonly { readonly id: string; readonly view: View }[],
  ): Promise<readonly Checkpoint[]> {
    await this.tables.insertMissing(
      checkpointTable,
      builds.map(({ id, view }) => ({
        _id: id,
        position: -1,
        ...(view.keepsDays && { keepsDays: true }),
      })),
    );
    return this.load(builds.map(({ id }) => id));
  }

  /** The batch that reached this position is written. */
  reached(ids: readonly string[], position: number): void {
    for (const id of ids) {
      this.positions.set(id, position);
      this.here.add(id);
    }
    this.moved.next(undefined);
  }

  /** From now on another process may run what this one ran. */
  handOver(): void {
    this.here.clear();
  }

  /**
   * Resolves to whether the position was reached in time. Who waits patiently lets batches gather.
   */
  async waitFor(
    id: string,
    position: number,
    milliseconds: number,
    { patiently = false } = {},
  ): Promise<boolean> {
    if (this.at(id) >= position) return true;
    if (!this.here.has(id)) await this.look(id);
    if (this.at(id) >= position) return true;
    if (!patiently) this.hurrying++;
    this.watched.set(id, (this.watched.get(id) ?? 0) + 1);
    this.looking ??= setInterval(() => void this.lookElsewhere().catch(() => undefined), lookEvery);
    try {
      return await new Promise<boolean>((resolve) => {
        const finish = (reached: boolean) => {
          clearTimeout(timer);
          watching.unsubscribe();
          resolve(reached);
        };
        const timer = setTimeout(() => {
          finish(false);
        }, milliseconds);
        const watching = this.moved.subscribe(() => {
          if (this.at(id) >= position) finish(true);
        });
      });
    } finally {
      if (!patiently) this.hurrying--;
      const others = (this.watched.get(id) ?? 1) - 1;
      if (others > 0) this.watched.set(id, others);
      else this.watched.delete(id);
      if (this.watched.size === 0) {
        clearInterval(this.looking);
        this.looking = undefined;
      }
    }
  }

  /** Whether somebody waits for a position who would not be kept waiting. */
  get awaited(): boolean {
    return this.hurrying > 0;
  }

  /** The position last seen of a view, -1 where nothing was. */
  at(id: string): number {
    return this.positions.get(id) ?? -1;
  }

  private async lookElsewhere(): Promise<void> {
    const elsewhere = [...this.watched.keys()].filter((id) => !this.here.has(id));
    if (elsewhere.length > 0) await this.look(...elsewhere);
  }

  private async look(...ids: readonly string[]): Promise<void> {
    for (const { id, position } of await this.load(ids)) {
      if (position > this.at(id)) this.positions.set(id, position);
    }
    this.moved.next(undefined);
  }
}

function checkpointOf(row: StoredRow): Checkpoint {
  const { upTo, removes = [] } = row;
  const position = Number(row['position']);
  const keepsDays = row['keepsDays'] === true;
  const cut = typeof upTo === 'number' && upTo > position;
  return {
    id: row._id,
    position,
    keepsDays,
    ...(cut ? { cut: { upTo, removes: new Set(removes as readonly string[]) } } : {}),
  };
}

import { LRUCache } from 'lru-cache';
import { roughSizeOf } from '../../commands/rough-size.js';
import type { HeldRow } from '../folding/fold.js';

/** About how much all views of a process together remember of their rows between batches. */
const mostMiB = 96;

/** What a remembered row takes beside its fields: its key, its place in the cache, its stamp. */
const bytesBeside = 400;

/** The rows of one build that are remembered between batches: those changed last. */
export interface RowsOfBuild {
  get(key: string): HeldRow | undefined;
  set(key: string, row: HeldRow): void;
  delete(key: string): void;
  clear(): void;
  /** Forgets every row of which this holds, of this build or another: it is read again. */
  forget(holds: (row: object) => boolean): void;
}

/** The rows that all builds remember between batches, within one bound in bytes. */
export class RememberedRows {
  private readonly rows: LRUCache<string, HeldRow>;
  private begun = 0;

  constructor(maxSize: number = mostMiB * 1024 * 1024) {
    const sizeCalculation = ({ row }: HeldRow) => bytesBeside + roughSizeOf(row);
    this.rows = new LRUCache({ maxSize, sizeCalculation });
  }

  /** Room for a build that begins: nothing is remembered of it. */
  ofBuild(): RowsOfBuild {
    const { rows } = this;
    // What an earlier prefix stands before is found by nobody, and goes when room is needed.
    const next = () => `${++this.begun}\u0000`;
    let prefix = next();
    return {
      get: (key) => rows.get(prefix + key),
      set: (key, row) => void rows.set(prefix + key, row),
      delete: (key) => void rows.delete(prefix + key),
      clear: () => {
        prefix = next();
      },
      forget: (holds) => {
        for (const [key, { row }] of [...rows.entries()]) if (row && holds(row)) rows.delete(key);
      },
    };
  }
}

import { LRUCache } from 'lru-cache';
import { roughSizeOf } from '../../commands/rough-size.js';
import type { HeldRow } from '../folding/fold.js';

/** The bound on the rows that all views of a process remember between batches, roughly measured. */
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

  /** An empty memory for a build that begins. */
  ofBuild(): RowsOfBuild {
    const { rows } = this;
    // Rows under an old prefix are never found again, and leave when room is needed.
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

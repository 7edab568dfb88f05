import { outOfContext } from '../request-context.js';
import type { StoredRow } from './tables.js';

/** Reads rows of one table by their ids within so many milliseconds; Infinity for no limit. */
type Ask = (table: string, ids: readonly string[], leftMs: number) => Promise<readonly StoredRow[]>;

interface Asked {
  readonly ids: readonly string[];
  readonly leftMs: number;
  readonly resolve: (rows: readonly StoredRow[]) => void;
  readonly reject: (error: unknown) => void;
}

/** How many ids go into one question. */
const mostIds = 1_000;

/**
 * Reads all ids that are asked for of a table within one turn of the event loop in one query: under
 * load a query costs far more than one more id in it. Our own work has no deadline, and so is kept
 * apart from requests.
 */
export class AskedTogether {
  private readonly waiting = new Map<string, Asked[]>();

  constructor(private readonly ask: Ask) {}

  /** The rows that exist among these ids, in no order. */
  byIds(table: string, ids: readonly string[], leftMs: number): Promise<readonly StoredRow[]> {
    if (ids.length === 0) return Promise.resolve([]);
    const group = `${leftMs === Infinity ? 'own' : 'request'}:${table}`;
    const others = this.waiting.get(group);
    const isFull = others && count(others) + ids.length > mostIds;
    return new Promise((resolve, reject) => {
      const asked = { ids, leftMs, resolve, reject };
      if (others && !isFull) {
        others.push(asked);
        return;
      }
      const together: Asked[] = [asked];
      this.waiting.set(group, together);
      setImmediate(() => {
        if (this.waiting.get(group) === together) this.waiting.delete(group);
        // Many wait for it, so it belongs to no one request.
        void outOfContext(() => this.answer(table, together));
      });
    });
  }

  private async answer(table: string, together: readonly Asked[]): Promise<void> {
    const ids = new Set(together.flatMap((asked) => asked.ids));
    // Every request is answered by its own deadline anyway; the question may take the longest of them.
    const leftMs = Math.max(...together.map((asked) => asked.leftMs));
    try {
      const rows = await this.ask(table, [...ids], leftMs);
      const byId = new Map(rows.map((row) => [row._id, row]));
      for (const { ids: wanted, resolve } of together)
        resolve([...new Set(wanted)].flatMap((id) => byId.get(id) ?? []));
    } catch (error) {
      for (const { reject } of together) reject(error);
    }
  }
}

const count = (together: readonly Asked[]): number =>
  together.reduce((sum, { ids }) => sum + ids.length, 0);

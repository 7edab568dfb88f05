import type { Table, View } from '#kernel';
import { clientsOf } from '../visibility/stamp.js';

/** The most clients that one reading names; of others it says how many. */
const mostNamed = 500;

/** Notes whose rows an answer is made of. */
export class Watch {
  private readonly clients = new Set<string>();

  constructor(private readonly view: View) {}

  /** The clients whose rows were read, and how many beyond those named. */
  get read(): { readonly clientIds: readonly string[]; readonly others?: number } {
    const clientIds = [...this.clients];
    const others = clientIds.length - mostNamed;
    return others > 0 ? { clientIds: clientIds.slice(0, mostNamed), others } : { clientIds };
  }

  add(clientId: string): void {
    this.clients.add(clientId);
  }

  /** A table that tells what is read from it. */
  over(table: Table<object>): Table<object> {
    const noted = <R extends object | undefined>(row: R): R => {
      if (row) for (const id of clientsOf(this.view, row)) this.add(id);
      return row;
    };
    return {
      get: async (id) => noted(await table.get(id)),
      find: async (id) => noted(await table.find(id)),
      page: async (where, request) => {
        const page = await table.page(where, request);
        page.items.forEach(noted);
        return page;
      },
      each: (where) => eachOf(table.each(where), noted),
      count: (where) => table.count(where),
      totals: (rollup, where) => table.totals(rollup, where),
    };
  }

  /** Notes the clients that an answer names. */
  named(answer: unknown): void {
    if (typeof answer !== 'object' || answer === null) return;
    for (const [name, value] of Object.entries(answer)) {
      if (name === 'clientId' && typeof value === 'string') this.add(value);
      else this.named(value);
    }
  }
}

async function* eachOf(rows: AsyncIterable<object>, noted: (row: object) => object) {
  for await (const row of rows) yield noted(row);
}

import type { Table } from '#kernel';

/** A table whose every row passes through a function before anybody sees it. */
export const through = (table: Table<object>, of: (row: object) => object): Table<object> => ({
  get: async (id) => of(await table.get(id)),
  find: async (id) => {
    const row = await table.find(id);
    return row && of(row);
  },
  page: async (where, request) => {
    const { items, next } = await table.page(where, request);
    return { items: items.map(of), next };
  },
  each: (where) => eachOf(table.each(where), of),
  count: (where) => table.count(where),
  totals: (rollup, where) => table.totals(rollup, where),
});

async function* eachOf(rows: AsyncIterable<object>, of: (row: object) => object) {
  for await (const row of rows) yield of(row);
}

import type { Page, View } from '#kernel';
import { MongoTables } from '#platform';
import fc from 'fast-check';
import { MemoryTable } from '../../libs/platform/src/views/past/memory-table.js';
import { StoredTable } from '../../libs/platform/src/views/asking/stored-table.js';
import type { Stores } from '../rapport.js';
import { startStores } from '../rapport.js';
import { jars } from './jars.js';

let stores: Stores;
let tables: MongoTables;

beforeAll(async () => {
  stores = await startStores();
  tables = new MongoTables(stores.mongoUrl);
  await tables.open();
});
afterAll(async () => {
  await tables.close();
  await stores.stop();
});

const colour = fc.constantFrom('red', 'blue', 'blu', '蓝', '蓝色', 'Red', 'é');
const beans = fc.integer({ min: -2, max: 3 });
const row = fc.record(
  { colour, beans, tags: fc.array(colour, { maxLength: 2 }) },
  { requiredKeys: ['colour', 'tags'] },
);
const where = fc.record(
  {
    colour: fc.oneof(
      colour,
      fc.record({ startsWith: colour }),
      fc.record({ in: fc.array(colour, { maxLength: 3 }) }),
      fc.record({ not: colour }),
    ),
    beans: fc.oneof(
      beans,
      fc.record({ from: beans, below: beans }, { requiredKeys: [] }),
      fc.record({ above: beans, upTo: beans }, { requiredKeys: [] }),
    ),
    tags: fc.oneof(colour, fc.record({ anyStartsWith: colour })),
  },
  { requiredKeys: [] },
);
const sort = fc.constantFrom(undefined, 'beans', '-beans');

/** Every page of a list, one after the other. */
async function pagesOf(page: (cursor?: string) => Promise<Page<object>>) {
  const pages: Page<object>[] = [];
  let cursor: string | undefined;
  do {
    const found = await page(cursor);
    pages.push(found);
    cursor = found.next ?? undefined;
  } while (cursor !== undefined);
  return pages;
}

describe('a table of the past', () => {
  it('answers as the store does: same rows, order, pages and counts', async () => {
    let runs = 0;
    const property = fc.asyncProperty(
      fc.array(row, { maxLength: 12 }),
      where,
      sort,
      async (given, asked, order) => {
        const build = `run-${++runs}`;
        const rows = new Map(given.map((each, index) => [`r${index}`, each]));
        await tables.insertMissing(
          build,
          [...rows].map(([_id, each]) => ({ ...each, _id })),
        );
        const view = jars as View<object>;
        const [past, present] = [new MemoryTable(view, rows), new StoredTable(tables, build, view)];
        const request = { limit: 4, sort: order };
        const pages = await pagesOf((cursor) => present.page(asked, { ...request, cursor }));
        expect(await pagesOf((cursor) => past.page(asked, { ...request, cursor }))).toEqual(pages);
        const count = await present.count(asked);
        expect(pages.flatMap(({ items }) => items).length).toBe(count);
        expect(await past.count(asked)).toBe(count);
      },
    );
    await fc.assert(property, { numRuns: 150, seed: 20_260_302 });
  });
});

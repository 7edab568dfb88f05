import type { Page, Table } from '#kernel';

/** All that a view of jars may be asked. */
export async function asked(table: Table<object>, id: string) {
  const where = { colour: 'green', beans: { from: 5 } };
  const each: object[] = [];
  for await (const row of table.each({})) each.push(row);
  return {
    row: await table.find(id),
    byId: await pagesOf((cursor) => table.page({}, { limit: 7, cursor })),
    byBeans: await pagesOf((cursor) => table.page({}, { limit: 7, sort: '-beans', cursor })),
    some: await pagesOf((cursor) => table.page(where, { limit: 3, cursor })),
    each,
    counts: [await table.count({}), await table.count(where)],
    totals: [...(await table.totals('colours'))].sort((a, b) =>
      String(a.group['colour']) < String(b.group['colour']) ? -1 : 1,
    ),
  };
}

async function pagesOf(page: (cursor?: string) => Promise<Page<object>>) {
  const pages: object[] = [];
  let cursor: string | undefined;
  do {
    const { items, next } = await page(cursor);
    pages.push(items);
    cursor = next ?? undefined;
  } while (cursor !== undefined);
  return pages;
}

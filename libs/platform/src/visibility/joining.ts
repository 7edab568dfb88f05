import type { Table, Where } from '#kernel';

type Asked = Where<object>;

/** A table in which what is asked of a client is asked of all records of the same client. */
export function joining(
  table: Table<object>,
  clientId: string,
  others: () => Promise<readonly string[]>,
): Table<object> {
  const wider = async (where: Asked): Promise<Asked> => {
    const fields = Object.entries<unknown>({ ...where });
    if (!fields.some(([, value]) => value === clientId)) return where;
    const all = [clientId, ...(await others())];
    if (all.length === 1) return where;
    return Object.fromEntries(
      fields.map(([field, value]) => [field, value === clientId ? { in: all } : value]),
    );
  };
  return {
    get: (id) => table.get(id),
    find: (id) => table.find(id),
    page: async (where, request) => table.page(await wider(where), request),
    each: (where) => eachOf(wider(where), table),
    count: async (where) => table.count(await wider(where)),
    totals: (rollup, where) => table.totals(rollup, where),
  };
}

async function* eachOf(where: Promise<Asked>, table: Table<object>) {
  yield* table.each(await where);
}

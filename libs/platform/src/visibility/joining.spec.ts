import type { Table } from '#kernel';
import { Readable } from 'node:stream';
import { joining } from './joining.js';

/** A table that tells what it is asked. */
const asking = (asked: object[]): Table<object> => ({
  get: (id) => Promise.resolve({ id }),
  find: () => Promise.resolve(undefined),
  page(where) {
    asked.push(where);
    return Promise.resolve({ items: [], next: null });
  },
  each(where) {
    asked.push(where);
    return Readable.from([]);
  },
  count(where) {
    asked.push(where);
    return Promise.resolve(0);
  },
  totals: () => Promise.resolve([]),
});

async function askedOf(where: object, others: readonly string[]): Promise<readonly object[]> {
  const asked: object[] = [];
  const table = joining(asking(asked), 'cl_1', () => Promise.resolve(others));
  await table.page(where);
  await table.count(where);
  for await (const _ of table.each(where)) continue;
  return asked;
}

describe('what is asked of a client', () => {
  it('is asked of the records merged into it, too', async () => {
    const where = { clientId: { in: ['cl_1', 'cl_2'] }, state: 'open' };
    expect(await askedOf({ clientId: 'cl_1', state: 'open' }, ['cl_2'])).toEqual([
      where,
      where,
      where,
    ]);
  });

  it('stays what it is for one record, and where it is about no client', async () => {
    const where = { clientId: 'cl_1' };
    expect(await askedOf(where, [])).toEqual([where, where, where]);
    const other = { state: 'open', clientId: undefined };
    expect(await askedOf(other, ['cl_2'])).toEqual([other, other, other]);
  });
});

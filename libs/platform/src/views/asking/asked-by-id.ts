import type { Table, View } from '#kernel';
import type { Type } from '@nestjs/common';

/** The key of the row that a query asks for first; undefined where it asks for none by its key. */
export function keyAsked(view: View, query: object): string | undefined {
  let key: string | undefined;
  const never = () => Promise.reject(new Error('only the key is asked'));
  const found = (id: string) => {
    key ??= id;
    return never();
  };
  const table: Table<object> = {
    get: found,
    find: found,
    page: never,
    each: () => ({ [Symbol.asyncIterator]: () => ({ next: never }) }),
    count: never,
    totals: never,
  };
  view.answer(query, table).catch(() => undefined);
  return key;
}

/** Whether a query asks for the row whose key is one of its fields. */
export function askedById(view: View, base: Type, field: string): boolean {
  const probe = Object.assign(new base() as object, { [field]: 'a-key' });
  return keyAsked(view, probe) === 'a-key';
}

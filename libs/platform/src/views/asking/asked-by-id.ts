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

/** Whether a query asks for one row, whose key follows from some of its fields. */
export function askedById(view: View, base: Type, fields: readonly string[]): boolean {
  const values = Object.fromEntries(fields.map((field) => [field, `a-${field}`]));
  const key = keyAsked(view, Object.assign(new base() as object, values)) ?? '';
  return Object.values(values).some((value) => key.includes(value));
}

import type { Role, Table, View } from '#kernel';
import { platformRefusals } from '../platform.refusals.js';
import { through } from './through.js';

type Row = Readonly<Record<string, unknown>>;
/** Gives a row without what its reader may not see. */
export type Hide = (row: object) => object;

/** What stands in the place of a text that is masked. */
export const mask = '***';

/** The fields of a view that none of these roles may see. */
export const maskedFrom = (view: View, roles: readonly Role[]): readonly string[] =>
  view.masked.filter(({ seenBy }) => !roles.some((role) => seenBy.includes(role))).map(fieldOf);

const fieldOf = ({ field }: View['masked'][number]) => field;

/** Hides some fields of rows. A text becomes `***`; anything else is left out. */
export const hiding =
  (fields: readonly string[]): Hide =>
  (row) =>
    fields.reduce<object>((before, field) => without(before, field.split('.')) as object, row);

/**
 * A view of whose rows, in whatever answer, some fields are not shown; nor is anything found by them,
 * or whoever may not see a number could ask whose it is.
 */
export const masking = (view: View, fields: readonly string[]): View => ({
  ...view,
  answer: (query, table: Table<object>, asked) =>
    view.answer(query, through(unsought(table, fields), hiding(fields)), asked),
});

/** A table that refuses to be searched by some fields. */
const unsought = (table: Table<object>, fields: readonly string[]): Table<object> => {
  const checked = <W extends object>(where: W): W => {
    const sought = Object.entries(where).flatMap(([field, test]) =>
      test === undefined ? [] : field,
    );
    if (!sought.some((field) => fields.some((each) => `${field}.`.startsWith(`${each}.`))))
      return where;
    throw platformRefusals.NotAllowed();
  };
  return {
    get: (id) => table.get(id),
    find: (id) => table.find(id),
    page: async (where, request) => table.page(checked(where), request),
    each: (where) => table.each(checked(where)),
    count: async (where) => table.count(checked(where)),
    totals: (rollup, where) => table.totals(rollup, where),
  };
};

/** What stands at a path is hidden, in every element of lists upon the way. */
function without(value: unknown, path: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((each) => without(each, path));
  if (typeof value !== 'object' || value === null) return value;
  const [name = '', ...rest] = path;
  const { [name]: found, ...others } = value as Row;
  if (found === undefined) return value;
  if (rest.length > 0) return { ...value, [name]: without(found, rest) };
  return typeof found === 'string' ? { ...value, [name]: mask } : others;
}

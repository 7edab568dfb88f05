/** A field of a row before and after. */
export interface Change {
  readonly field: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

type Fields = Readonly<Record<string, unknown>>;

const same = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** The fields that differ between two things. */
export function differences(before: Fields, after: Fields): readonly Change[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names
    .filter((name) => !same(before[name], after[name]))
    .map((field) => ({ field, before: before[field], after: after[field] }));
}

/** A list without what is in the other one too; anything else as it is. */
export function without(value: unknown, other: unknown): unknown {
  if (!Array.isArray(value) || !Array.isArray(other)) return value;
  return value.filter((each) => !other.some((beside) => same(each, beside)));
}

/** The one thing that a value is or that a list holds; undefined where there is no such thing. */
export function only(value: unknown): Fields | undefined {
  const one: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value;
  return typeof one === 'object' && one !== null && !Array.isArray(one)
    ? (one as Fields)
    : undefined;
}

export const isThere = (value: unknown): boolean =>
  value !== undefined && !(Array.isArray(value) && value.length === 0);

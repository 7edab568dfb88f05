/** A field that differs, with what stood there before and after. */
export interface FieldChange {
  readonly field: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** The fields in which two rows differ: their own, and those of the objects in them. */
export function differenceOf(before: unknown, after: unknown, path = ''): readonly FieldChange[] {
  if (isObject(before) && isObject(after)) {
    const names = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...names].flatMap((name) =>
      differenceOf(before[name], after[name], path === '' ? name : `${path}.${name}`),
    );
  }
  if (isSame(before, after)) return [];
  return [
    {
      field: path,
      ...(before !== undefined && { before }),
      ...(after !== undefined && { after }),
    },
  ];
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Lists differ as a whole: which element became which is not told by their places. */
function isSame(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((each, index) => isSame(each, other[index]));
  }
  if (isObject(one) && isObject(other)) return differenceOf(one, other).length === 0;
  return one === other;
}

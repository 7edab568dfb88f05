const bytesOf = { entry: 32, number: 8, header: 24 } as const;
/** Deeper than so nothing is looked at: states are flat. */
const mostDepth = 6;

/**
 * About how many bytes a plain value takes in memory. A list is taken to be as large as its first
 * element says, so that the row of a schedule is looked at once and not six hundred times.
 */
export function roughSizeOf(value: unknown, depth = 0): number {
  if (typeof value === 'string') return bytesOf.header + 2 * value.length;
  if (typeof value !== 'object' || value === null || depth > mostDepth) return bytesOf.number;
  if (Array.isArray(value)) return listed(value.length, value[0], depth);
  if (value instanceof Map || value instanceof Set) {
    const [first] = value as Iterable<unknown>;
    return listed(value.size, first, depth);
  }
  const fields = Object.values(value) as readonly unknown[];
  return fields.reduce<number>(
    (sum, field) => sum + bytesOf.entry + roughSizeOf(field, depth + 1),
    bytesOf.header,
  );
}

const listed = (count: number, first: unknown, depth: number): number =>
  bytesOf.header + count * (bytesOf.entry + (count === 0 ? 0 : roughSizeOf(first, depth + 1)));

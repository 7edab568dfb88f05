/** What the values of a column are, exactly. Whole numbers have 64 bits; decimals are text. */
export type ColumnType = 'BOOLEAN' | 'INT64' | 'DOUBLE' | 'STRING' | 'JSON';

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
}

type Cell = boolean | number | string | readonly unknown[];

/** A row as cells: `amount.minor`, `amount.currency`; lists are one cell. */
export function cellsOf(row: object, path = ''): ReadonlyMap<string, Cell> {
  const cells = new Map<string, Cell>();
  for (const [name, value] of Object.entries<unknown>({ ...row })) {
    const field = path === '' ? name : `${path}.${name}`;
    if (isCell(value)) cells.set(field, value);
    else if (typeof value === 'object' && value !== null) {
      for (const [inner, cell] of cellsOf(value, field)) cells.set(inner, cell);
    }
  }
  return cells;
}

const isCell = (value: unknown): value is Cell =>
  ['boolean', 'number', 'string'].includes(typeof value) || Array.isArray(value);

/** The columns of a table whose rows need not all have the same fields. */
export class Columns {
  private readonly types = new Map<string, ColumnType>();

  note(row: object): void {
    for (const [name, cell] of cellsOf(row)) {
      const [type, before] = [typeOf(cell), this.types.get(name)];
      if (before !== type) this.types.set(name, before === undefined ? type : both(before, type));
    }
  }

  get all(): readonly Column[] {
    return [...this.types]
      .map(([name, type]) => ({ name, type }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }
}

function typeOf(cell: Cell): ColumnType {
  if (typeof cell === 'boolean') return 'BOOLEAN';
  if (typeof cell === 'string') return 'STRING';
  if (typeof cell === 'number') return Number.isSafeInteger(cell) ? 'INT64' : 'DOUBLE';
  return 'JSON';
}

/** What holds the values of two types. */
const both = (one: ColumnType, other: ColumnType): ColumnType =>
  [one, other].every((type) => type === 'INT64' || type === 'DOUBLE') ? 'DOUBLE' : 'JSON';

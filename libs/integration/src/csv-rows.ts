import { parse } from 'csv-parse/sync';

/** A file cannot be read; says where. */
export class Unreadable extends Error {}

/** One line of a file by its columns, and which line it is. */
export interface CsvRow<C extends string> {
  readonly line: number;
  readonly cells: Partial<Record<C, string>>;
}

/**
 * The lines of a CSV file under its heading; columns that nobody asks for are passed over.
 * @throws Unreadable where it is no CSV, or lacks a column
 */
export function csvRows<C extends string>(
  text: string,
  needed: readonly C[],
): readonly CsvRow<C>[] {
  const [columns = [], ...lines] = linesOf(text);
  const lacking = needed.find((name) => !columns.includes(name));
  if (lacking !== undefined) throw new Unreadable(`there is no column ${lacking}`);
  return lines.map((cells, index) => ({
    line: index + 2,
    cells: Object.fromEntries(columns.map((name, at) => [name, cells[at]])) as CsvRow<C>['cells'],
  }));
}

/** Every line has as many cells as the heading. */
function linesOf(text: string): readonly (readonly string[])[] {
  try {
    return parse(text, { bom: true, trim: true, skip_empty_lines: true });
  } catch (error) {
    throw new Unreadable(error instanceof Error ? error.message.slice(0, 200) : 'no CSV');
  }
}

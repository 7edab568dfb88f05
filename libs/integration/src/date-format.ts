/** Which number of `2/3/1997` is the month. */
export type SlashOrder = 'monthFirst' | 'dayFirst';

/** A value of a column of dates, and where it stands. */
interface Seen {
  readonly text: string;
  readonly line: number;
}

const shapes = {
  '1997-02-28': /^\d{4}-\d{2}-\d{2}$/,
  '28-Feb-97': /^\d{1,2}-[A-Za-z]{3}-\d{2}$/,
  '2/28/1997': /^(\d{1,2})\/(\d{1,2})\/(?:\d{4}|\d{2})$/,
} as const;
type Shape = keyof typeof shapes;
const slashes: Shape = '2/28/1997';

/** The file is refused as a whole: how it writes its dates cannot be told. */
export class UnclearDates extends Error {
  override readonly name = 'UnclearDates';
}

/**
 * Learns how a file writes its dates, from every date in it. A spreadsheet saves a file in the format
 * of the machine, so `3/4/1997` alone says nothing: some other date of the file must tell.
 */
export class DateFormats {
  private readonly first = new Map<string, Map<Shape, Seen>>();
  private order: Partial<Record<SlashOrder, Seen>> = {};
  private unclear: Seen | undefined;

  /** Takes in one value of a column. Text of no known shape is left to whoever reads its line. */
  see(column: string, text: string, line: number): void {
    const shape = shapeOf(text);
    if (shape === undefined) return;
    const seen = { text, line };
    const shapesOfColumn = this.first.get(column) ?? new Map<Shape, Seen>();
    this.first.set(column, shapesOfColumn);
    if (!shapesOfColumn.has(shape)) shapesOfColumn.set(shape, seen);
    if (shape !== slashes) return;
    const [, one, two] = shapes[slashes].exec(text) ?? [];
    if (Number(one) > 12) this.order.dayFirst ??= seen;
    else if (Number(two) > 12) this.order.monthFirst ??= seen;
    else this.unclear ??= seen;
  }

  /**
   * The order of day and month in dates with slashes, where the file has any.
   * @throws UnclearDates where a column mixes formats, or nothing tells day from month
   */
  recognised(): SlashOrder | undefined {
    for (const [column, found] of this.first) {
      const [one, two] = found.values();
      if (one && two) throw new UnclearDates(`${column} mixes formats: ${at(one)} and ${at(two)}`);
    }
    const { monthFirst, dayFirst } = this.order;
    if (monthFirst && dayFirst) {
      throw new UnclearDates(
        `some dates have the month first and some the day: ${at(monthFirst)} and ${at(dayFirst)}`,
      );
    }
    if (monthFirst) return 'monthFirst';
    if (dayFirst) return 'dayFirst';
    if (!this.unclear) return undefined;
    throw new UnclearDates(
      `${at(this.unclear)} may be of either month, and no date of the file tells which number is ` +
        'the day; save the file with dates like 1997-02-28',
    );
  }
}

function shapeOf(text: string): Shape | undefined {
  for (const [shape, pattern] of Object.entries(shapes)) {
    if (pattern.test(text)) return shape as Shape;
  }
  return undefined;
}

const at = ({ text, line }: Seen): string => `${text} in line ${line}`;

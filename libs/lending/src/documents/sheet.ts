import type { Labels, Money } from '#kernel';
import { moneyText } from '#kernel';
import type { Paper, PaperTable } from '#platform';

/** What stands in a cell. Money is written without its currency, which has a column of its own. */
export type Cell = string | number | Money | Labels | null | undefined;

/** A column of a table of `R`. */
export interface Column<R> {
  readonly label: Labels;
  readonly of: (row: R) => Cell;
}

/** A table as it is written out: every cell is text in one language. */
export type WrittenTable = PaperTable;

/** A document for people: what it is about, and its tables. */
export type Sheet = Paper;

const isMoney = (cell: object): cell is Money => 'minor' in cell;

/** A cell as text in a language. */
export function written(cell: Cell, language: keyof Labels): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell !== 'object') return String(cell);
  return isMoney(cell) ? moneyText(cell) : cell[language];
}

/** A table of rows, in a language. */
export function tableOf<R>(
  title: Labels,
  columns: readonly Column<R>[],
  rows: readonly R[],
  language: keyof Labels,
): WrittenTable {
  const cells = rows.map((row) => columns.map(({ of }) => of(row)));
  const isFigure = (cell: Cell): boolean =>
    typeof cell === 'number' || (typeof cell === 'object' && cell !== null && isMoney(cell));
  return {
    title: title[language],
    columns: columns.map(({ label }) => label[language]),
    figures: columns.map((_, index) => cells.some((row) => isFigure(row[index]))),
    rows: cells.map((row) => row.map((cell) => written(cell, language))),
  };
}

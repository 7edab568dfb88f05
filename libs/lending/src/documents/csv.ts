import type { WrittenTable } from './sheet.js';

/** Spreadsheets read UTF-8 only behind this mark. */
const byteOrderMark = '\uFEFF';

/**
 * A table as CSV (RFC 4180). What begins like a formula and is no number is written with an
 * apostrophe in front: a spreadsheet would run it.
 */
export const csvOf = ({ columns, rows }: Pick<WrittenTable, 'columns' | 'rows'>): string =>
  byteOrderMark + csvRows([columns, ...rows]);

/** Lines without a head, for a file that is written a part at a time. */
export const csvRows = (rows: WrittenTable['rows']): string =>
  rows.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');

function quoted(cell: string): string {
  const harmless = /^[=+\-@\t\r]/.test(cell) && !/^-?[\d.]+$/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

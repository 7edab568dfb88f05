import type { Column } from './columns.js';
import { cellsOf } from './columns.js';

/** The first line of a table. */
export const csvHead = (columns: readonly Column[]): string =>
  `${columns.map(({ name }) => quoted(name)).join(',')}\r\n`;

/** A row as RFC 4180 has it. */
export function csvLine(columns: readonly Column[], row: object): string {
  const cells = cellsOf(row);
  const texts = columns.map(({ name }) => {
    const cell = cells.get(name);
    if (cell === undefined) return '';
    return typeof cell === 'string' ? quoted(harmless(cell)) : quoted(JSON.stringify(cell));
  });
  return `${texts.join(',')}\r\n`;
}

const quoted = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** A spreadsheet takes text that begins so for a formula, and would carry it out. */
const harmless = (text: string): string => (/^[=+@\t\r]|^-(?!\d)/.test(text) ? `'${text}` : text);

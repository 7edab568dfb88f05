import type { Paper, PaperTable } from './paper.js';
import { linesOf, widthOf } from './type.js';

/** A text at a place, from the lower left corner of the page. Points. */
export interface Placed {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** A line across the page. */
export interface Rule {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

export interface Page {
  readonly texts: Placed[];
  readonly rules: Rule[];
}

/** A4, landscape. */
export const sheetWidth = 842;
export const sheetHeight = 595;
const margin = 40;
const room = sheetWidth - 2 * margin;
const sizes = { title: 15, fact: 9, table: 11, cell: 8, least: 5.5, foot: 7 } as const;
const gap = 8;
const leading = 1.5;

/** Sets a document on pages; a table that goes on has its head again on the next page. */
export function pagesOf({ language, title, on, facts, tables }: Paper): readonly Page[] {
  const setter = new Setter();
  setter.line(title, sizes.title);
  for (let index = 0; index < facts.length; index += 2) {
    setter.facts(facts.slice(index, index + 2));
  }
  for (const table of tables) setTable(setter, table);
  const { pages } = setter;
  pages.forEach(({ texts }, index) => {
    const [number, all] = [index + 1, pages.length];
    const place = { en: `page ${number} of ${all}`, zh: `第${number}页，共${all}页` };
    const foot = `${title} · ${on} · ${place[language]}`;
    texts.push({ text: foot, x: margin, y: margin / 2, size: sizes.foot });
  });
  return pages;
}

/** Puts text down the page, and begins another when there is no more room. */
class Setter {
  readonly pages: Page[] = [];
  private y = 0;
  private page = this.turn();

  turn(): Page {
    const page = { texts: [], rules: [] };
    this.pages.push(page);
    this.y = sheetHeight - margin;
    return page;
  }

  /** Goes down by so many points; answers whether that began another page. */
  down(points: number): boolean {
    const ends = this.y - points < margin;
    if (ends) this.page = this.turn();
    this.y -= points;
    return ends;
  }

  line(text: string, size: number): void {
    for (const part of linesOf(text, size, room)) {
      this.down(size * leading);
      this.put(part, margin, size);
    }
    this.y -= size / 2;
  }

  facts(pairs: readonly (readonly [string, string])[]): void {
    const half = room / 2;
    const values = pairs.map(([, value]) => linesOf(value, sizes.fact, half - 130));
    const deepest = Math.max(...values.map(({ length }) => length));
    for (let row = 0; row < deepest; row += 1) {
      this.down(sizes.fact * leading);
      pairs.forEach(([label], column) => {
        const x = margin + column * half;
        if (row === 0) this.put(label, x, sizes.fact);
        this.put(values[column]?.[row] ?? '', x + 120, sizes.fact);
      });
    }
  }

  put(text: string, x: number, size: number, below = 0): void {
    if (text !== '') this.page.texts.push({ text, x, y: this.y - below, size });
  }

  rule(below: number): void {
    this.page.rules.push({ x: margin, y: this.y - below, width: room });
  }
}

function setTable(setter: Setter, table: PaperTable): void {
  const { size, widths } = measured(table);
  setter.down(sizes.table);
  setter.line(table.title, sizes.table);
  const row = (cells: readonly string[], again?: () => void) => {
    const lines = cells.map((cell, index) => linesOf(cell, size, (widths[index] ?? 0) - gap));
    const deepest = Math.max(1, ...lines.map(({ length }) => length));
    const height = deepest * size * leading;
    if (setter.down(height) && again) {
      again();
      setter.down(height);
    }
    let x = margin;
    lines.forEach((parts, column) => {
      const width = widths[column] ?? 0;
      parts.forEach((part, index) => {
        const left = table.figures[column] === true ? width - gap - widthOf(part, size) : 0;
        const up = (deepest - 1 - index) * size * leading;
        setter.put(part, x + left, size, -up);
      });
      x += width;
    });
    setter.rule(size / 3);
  };
  const head = () => row(table.columns);
  head();
  for (const cells of table.rows) row(cells, head);
}

/** The size at which a table fits, and how wide its columns are. */
function measured({ columns, rows }: PaperTable) {
  const natural = columns.map(
    (column, index) =>
      [column, ...rows.map((cells) => cells[index] ?? '')].reduce(
        (widest, text) => Math.max(widest, widthOf(text, sizes.cell)),
        0,
      ) + gap,
  );
  const sum = natural.reduce((total, width) => total + width, 0);
  const scale = sum <= room ? 1 : room / sum;
  const size = Math.max(sizes.least, sizes.cell * scale);
  return { size, widths: natural.map((width) => width * scale * (sum < room ? room / sum : 1)) };
}

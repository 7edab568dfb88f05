import type { Sheet, WrittenTable } from './sheet.js';

const style = `body{font:10pt/1.4 "Noto Sans CJK SC","Microsoft YaHei",sans-serif;margin:2em}
h1{font-size:15pt}h2{font-size:12pt;margin-top:1.5em}dl{display:grid;grid-template-columns:max-content 1fr;gap:0 1em}
dt{color:#555}dd{margin:0}table{border-collapse:collapse;width:100%}
th,td{border-bottom:1px solid #ccc;padding:2px 6px;text-align:left}.f{text-align:right;white-space:nowrap}
thead{display:table-header-group}tr{break-inside:avoid}@page{size:A4 landscape;margin:15mm}`;

/** A document as a page that prints on A4; it needs nothing from elsewhere. */
export const htmlOf = ({ language, title, on, facts, tables }: Sheet): string =>
  `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escaped(title)} ${on}</title>` +
  `<style>${style}</style></head><body><h1>${escaped(title)}</h1><dl>` +
  facts.map(([label, value]) => `<dt>${escaped(label)}</dt><dd>${escaped(value)}</dd>`).join('') +
  `</dl>${tables.map(table).join('')}</body></html>`;

function table({ title, columns, figures, rows }: WrittenTable): string {
  const line = (tag: 'th' | 'td', cells: readonly string[]): string => {
    const written = cells.map((cell, index) => {
      const figure = figures[index] === true ? ' class="f"' : '';
      return `<${tag}${figure}>${escaped(cell)}</${tag}>`;
    });
    return `<tr>${written.join('')}</tr>`;
  };
  const body = rows.map((cells) => line('td', cells)).join('');
  return `<h2>${escaped(title)}</h2><table><thead>${line('th', columns)}</thead><tbody>${body}</tbody></table>`;
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);

import { cny } from '#kernel';
import { csvOf } from './csv.js';
import { formatOf } from './format.js';
import { htmlOf } from './html.js';
import { languageOf } from './language.js';
import { tableOf } from './sheet.js';

const columns = [
  { label: { en: 'Name', zh: '名称' }, of: ({ name }: { readonly name: string }) => name },
  { label: { en: 'Amount', zh: '金额' }, of: () => cny(-12.5) },
];
const table = (name: string) => tableOf({ en: 'T', zh: '表' }, columns, [{ name }], 'zh');

describe('a table as CSV', () => {
  it('quotes what holds commas, quotes and line breaks', () =>
    expect(csvOf(table('a "b", c\n'))).toBe('\uFEFF名称,金额\r\n"a ""b"", c\n",-12.50\r\n'));
  it.each(['=1+1', '+cmd', '-cmd', '@x', '\t=1'])('never lets %j run as a formula', (name) =>
    expect(csvOf(table(name))).toContain(`'${name}`),
  );
});

describe('a document as a page', () => {
  const page = (name: string) =>
    htmlOf({
      language: 'en',
      title: 'A & B',
      on: '2026-01-01',
      facts: [['<i>', '"']],
      tables: [table(name)],
    });
  it('never lets text become markup', () => {
    expect(page('<script>')).toContain('<td>&lt;script&gt;</td>');
    expect(page('x')).toContain('<dt>&lt;i&gt;</dt><dd>&quot;</dd>');
  });
  it('puts figures to the right', () => expect(page('x')).toContain('<td class="f">-12.50</td>'));
});

describe('what is asked for', () => {
  it.each([
    [undefined, 'json'],
    ['*/*', 'json'],
    ['text/html;q=0.8, text/csv', 'html'],
    ['image/png, text/csv;q=0.1', 'csv'],
  ] as const)('in %s is %s', (accept, format) => expect(formatOf(accept)).toBe(format));
  it.each([
    [undefined, undefined],
    ['de, ZH-hans;q=0.5, en', 'zh'],
    ['fr', undefined],
  ] as const)('in the language %s is %s', (header, language) =>
    expect(languageOf(header)).toBe(language),
  );
});

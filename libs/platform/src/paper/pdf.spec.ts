import { spawnSync } from 'node:child_process';
import type { Paper } from './paper.js';
import { pagesOf } from './layout.js';
import { pdfOf } from './pdf.js';
import { linesOf, runsOf, widthOf } from './type.js';

const paper = (rows: number, name = '秦岭风电有限公司'): Paper => ({
  language: 'zh',
  title: '贷款对账单',
  on: '2026-02-13',
  facts: [
    ['客户', name],
    ['币种', 'CNY'],
    ['备注', 'Crédit (a\\b)'],
  ],
  tables: [
    {
      title: '还款计划表',
      columns: ['期次', '应还日期', '应还本金', '摘要'],
      figures: [true, false, true, false],
      rows: Array.from({ length: rows }, (_, index) => [
        String(index + 1),
        '2026-02-10',
        `${10_000 + index}.00`,
        '按月还本付息',
      ]),
    },
  ],
});

/** What a reader makes of it; undefined where no reader is installed. */
function readBack(pdf: Buffer): string | undefined {
  const { status, stdout } = spawnSync('pdftotext', ['-layout', '-', '-'], { input: pdf });
  return status === 0 ? stdout.toString('utf8') : undefined;
}

describe('a text', () => {
  it('is set in two typefaces, by sign', () =>
    expect(runsOf('CNY 元é')).toEqual([
      { face: 'latin', hex: '434E5920' },
      { face: 'han', hex: '5143' },
      { face: 'latin', hex: 'E9' },
    ]));
  it('holds signs beyond the first 65,536', () =>
    expect(runsOf('𠮷')).toEqual([{ face: 'han', hex: 'D842DFB7' }]));
  it('is as wide as its signs', () => {
    expect(widthOf('10.00', 10)).toBeCloseTo(25.02);
    expect(widthOf('本金', 10)).toBe(20);
  });
  it('is broken at blanks, and between Chinese signs', () => {
    expect(linesOf('Repayment of principal', 10, 60)).toEqual(['Repayment', 'of principal']);
    expect(linesOf('按月还本付息', 10, 30)).toEqual(['按月还', '本付息']);
    expect(linesOf('a\nb', 10, 100)).toEqual(['a b']);
  });
});

describe('a document as PDF', () => {
  it('is the same bytes each time, and whole', () => {
    const pdf = pdfOf(paper(3));
    expect(pdf.equals(pdfOf(paper(3)))).toBe(true);
    expect(pdf.subarray(0, 8).toString('latin1')).toBe('%PDF-1.4');
    const end = pdf.toString('latin1');
    const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(end)?.[1]);
    expect(end.slice(start, start + 4)).toBe('xref');
    const [, first = ''] = /0000000000 65535 f \n(\d{10})/.exec(end) ?? [];
    expect(end.slice(Number(first), Number(first) + 7)).toBe('1 0 obj');
  });

  it('goes on over pages, with the head of the table on each', () => {
    const pages = pagesOf(paper(100));
    expect(pages.length).toBeGreaterThan(2);
    for (const { texts } of pages) {
      expect(texts.filter(({ text }) => text === '应还本金')).toHaveLength(1);
      for (const { x, y, text, size } of texts) {
        expect(y).toBeGreaterThan(0);
        expect(x + widthOf(text, size)).toBeLessThan(842);
      }
    }
    const written = pages.flatMap(({ texts }) => texts.map(({ text }) => text));
    expect(written.filter((text) => text === '按月还本付息')).toHaveLength(100);
    expect(written).toContain(`贷款对账单 · 2026-02-13 · 第1页，共${pages.length}页`);
  });

  it('breaks a name that is too long, and leaves nothing out', () => {
    const long = '有限责任公司'.repeat(30);
    const written = pagesOf(paper(1, long)).flatMap(({ texts }) => texts.map(({ text }) => text));
    expect(written.join('')).toContain(long.slice(0, 20));
    expect(written.join('').match(/有限责任公司/g)?.length).toBeGreaterThan(25);
  });

  it('is read by others as it was written, Chinese included', () => {
    const text = readBack(pdfOf(paper(2)));
    if (text === undefined) {
      console.info('pdftotext is not installed: a PDF is not read back');
      return;
    }
    for (const words of [
      '贷款对账单',
      '秦岭风电有限公司',
      'Crédit (a\\b)',
      '10001.00',
      '按月还本付息',
    ]) {
      expect(text).toContain(words);
    }
  });
});

import { deflateSync } from 'node:zlib';
import type { Page, Placed, Rule } from './layout.js';
import { pagesOf, sheetHeight, sheetWidth } from './layout.js';
import type { Paper } from './paper.js';
import { runsOf } from './type.js';

/** What stands before the pages: catalog, tree of pages, the two typefaces, what the document is. */
const fixed = { catalog: 1, pages: 2, latin: 3, han: 4, cid: 5, descriptor: 6, info: 7 } as const;
const firstPage = 8;

/**
 * A document as a PDF of A4 pages. Its typefaces are not embedded: Helvetica is in every reader, and
 * `STSong-Light` with the map `UniGB-UTF16-H` is one of the CJK fonts that PDF itself defines
 * (ISO 32000-1, 9.7.5.2), for which a reader takes a Chinese font of its own. The same document is
 * always the same bytes.
 */
export function pdfOf(paper: Paper): Buffer {
  const pages = pagesOf(paper);
  const objects: Buffer[] = [...fixedObjects(paper, pages.length), ...pages.flatMap(pageObjects)];
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n%\xE2\xE3\xCF\xD3\n', 'latin1')];
  const offsets: number[] = [];
  let length = parts[0]?.length ?? 0;
  const add = (part: Buffer) => {
    parts.push(part);
    length += part.length;
  };
  objects.forEach((object, index) => {
    offsets.push(length);
    add(Buffer.concat([text(`${index + 1} 0 obj\n`), object, text('\nendobj\n')]));
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
  const size = objects.length + 1;
  const trailer = `<< /Size ${size} /Root ${ref(fixed.catalog)} /Info ${ref(fixed.info)} >>`;
  const xref = `xref\n0 ${size}\n0000000000 65535 f \n${table.join('')}`;
  add(text(`${xref}trailer\n${trailer}\nstartxref\n${length}\n%%EOF\n`));
  return Buffer.concat(parts);
}

function fixedObjects({ language, title, on }: Paper, pages: number): readonly Buffer[] {
  const kids = Array.from({ length: pages }, (_, index) => ref(firstPage + 2 * index));
  const lang = language === 'zh' ? 'zh-CN' : 'en';
  const box = `/MediaBox [0 0 ${sheetWidth} ${sheetHeight}]`;
  const fonts = `/Resources << /Font << /latin ${ref(fixed.latin)} /han ${ref(fixed.han)} >> >>`;
  return [
    `<< /Type /Catalog /Pages ${ref(fixed.pages)} /Lang (${lang}) >>`,
    `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${pages} ${box} ${fonts} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    `<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light-UniGB-UTF16-H /Encoding /UniGB-UTF16-H
/DescendantFonts [${ref(fixed.cid)}] >>`,
    `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000
/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >>
/FontDescriptor ${ref(fixed.descriptor)} >>`,
    `<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880]
/ItalicAngle 0 /Ascent 752 /Descent -271 /CapHeight 737 /StemV 58 >>`,
    `<< /Title <FEFF${unicode(`${title} ${on}`)}> /Producer (Rapport) >>`,
  ].map(text);
}

/** A page and what is drawn on it. */
function pageObjects({ texts, rules }: Page, index: number): readonly Buffer[] {
  const content = ref(firstPage + 2 * index + 1);
  const drawn = deflateSync(Buffer.from([...rules.map(ruled), ...texts.map(set)].join('\n')));
  return [
    text(`<< /Type /Page /Parent ${ref(fixed.pages)} /Contents ${content} >>`),
    Buffer.concat([
      text(`<< /Length ${drawn.length} /Filter /FlateDecode >>\nstream\n`),
      drawn,
      text('\nendstream'),
    ]),
  ];
}

const set = ({ text: words, x, y, size }: Placed): string => {
  const runs = runsOf(words).map(({ face, hex }) => `/${face} ${points(size)} Tf <${hex}> Tj`);
  return `BT 1 0 0 1 ${points(x)} ${points(y)} Tm ${runs.join(' ')} ET`;
};

const ruled = ({ x, y, width }: Rule): string =>
  `0.3 w 0.7 G ${points(x)} ${points(y)} m ${points(x + width)} ${points(y)} l S`;

const points = (value: number): string => String(Math.round(value * 100) / 100);
const ref = (object: number): string => `${object} 0 R`;
const text = (words: string): Buffer => Buffer.from(words, 'latin1');
const unicode = (words: string): string =>
  Buffer.from(words, 'utf16le').swap16().toString('hex').toUpperCase();

/** The two typefaces of a page: neither is embedded, every reader has both or puts one in its place. */
export type Typeface = 'latin' | 'han';

/** A stretch of text in one typeface. */
export interface Run {
  readonly face: Typeface;
  /** The codes of the text, as PDF writes them. */
  readonly hex: string;
}

/** Widths of Helvetica from the space to the tilde, in thousandths of the size. Source: Adobe AFM. */
const helvetica = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
  556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
  611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
  667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
  222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];
const accented = 556;
const full = 1000;

/** Latin with accents stands in WinAnsi at its own code; everything else is set in the Han face. */
function isLatin(sign: string): boolean {
  const code = sign.codePointAt(0) ?? 0;
  return (code >= 0x20 && code <= 0x7e) || (code >= 0xa0 && code <= 0xff);
}

/** The signs of a text that can be set: line breaks and other control signs are blanks. */
const signsOf = (text: string): readonly string[] => Array.from(text.replace(/\p{Cc}/gu, ' '));

function widthOfSign(sign: string): number {
  if (!isLatin(sign)) return full;
  return helvetica[(sign.codePointAt(0) ?? 0) - 0x20] ?? accented;
}

/** How wide a text is at a size, in points. */
export const widthOf = (text: string, size: number): number =>
  (signsOf(text).reduce((sum, sign) => sum + widthOfSign(sign), 0) * size) / 1000;

/** A text as stretches of one typeface each. */
export function runsOf(text: string): readonly Run[] {
  const runs: { face: Typeface; hex: string }[] = [];
  for (const sign of signsOf(text)) {
    const face = isLatin(sign) ? 'latin' : 'han';
    const last = runs.at(-1);
    const hex = codeOf(sign, face);
    if (last?.face === face) last.hex += hex;
    else runs.push({ face, hex });
  }
  return runs;
}

function codeOf(sign: string, face: Typeface): string {
  const bytes = Buffer.from(sign, face === 'latin' ? 'latin1' : 'utf16le');
  return (face === 'latin' ? bytes : bytes.swap16()).toString('hex').toUpperCase();
}

/** A text in lines no wider than so many points, broken at a blank where there is one. */
export function linesOf(text: string, size: number, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const sign of signsOf(text)) {
    if (line !== '' && widthOf(line + sign, size) > width) {
      const blank = line.lastIndexOf(' ');
      const cut = blank > 0 && isLatin(sign) ? blank : line.length;
      lines.push(line.slice(0, cut));
      line = line.slice(cut).trimStart();
    }
    line += sign;
  }
  return [...lines, line];
}

import { RE2JS } from 're2js';
import { CommandError } from '../../errors.js';

/** A test of texts in time linear in their length. */
export type TextTest = (text: string) => boolean;

/** No case, `^` and `$` at every line, `.` over line ends, spaces for reading; `u` says nothing new. */
export const NO_OPTION = /[^imsux]/;

/**
 * Compiles a pattern of PCRE for RE2, which takes linear time whatever the pattern. Where the two
 * mean different things by the same characters, the pattern is rewritten; what takes more than linear
 * time (looking around, references back) is refused. One corner differs: with `m`, `^` also holds at
 * the very end of a text that ends with a line end.
 */
export function compilePattern(pattern: string, options: string): TextTest {
  const [unknown] = NO_OPTION.exec(options) ?? [];
  if (unknown) throw invalidOption(unknown);
  if (pattern.length > MAX_LENGTH) throw invalid(`longer than ${MAX_LENGTH} characters`);
  try {
    const source = new Translation(pattern, options).result();
    const flags =
      (options.includes('i') ? RE2JS.CASE_INSENSITIVE : 0) |
      (options.includes('m') ? RE2JS.MULTILINE : 0) |
      (options.includes('s') ? RE2JS.DOTALL : 0);
    const compiled = RE2JS.compile(source, flags);
    return (text) => compiled.test(text);
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw invalid(error instanceof Error ? error.message : String(error));
  }
}

/** The longest pattern that MongoDB takes, in characters. */
const MAX_LENGTH = 32_764;

export const invalidOption = (option: string) =>
  new CommandError(51108, `invalid flag in regex options: ${option}`);

const invalid = (reason: string) =>
  new CommandError(51091, `Regular expression is invalid or not supported: ${reason}`);

/** White space is six characters to PCRE and five to RE2, which leaves the vertical tab out. */
const SPACE = '\\t-\\r ';
const NO_SPACE = '\\x00-\\x08\\x0e-\\x1f\\x21-\\x{10ffff}';

/** The end, or just before a line end that is the last character. */
const END = '(?:\\n?\\z)';

/** What may follow a `$` that ends a pattern: the ends of groups, how often they come. */
const QUANTIFIER = /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/;

/** Which characters mean what, in the group that is being read. */
interface Mode {
  readonly lines: boolean;
  readonly spaced: boolean;
}

/** What a piece of the pattern becomes, and how much of the pattern it is. */
type Piece = readonly [text: string, length: number];

class Translation {
  private at = 0;
  private mode: Mode;
  private readonly outer: Mode[] = [];
  private ends: ReadonlyMap<number, number> | undefined;

  constructor(
    private readonly pattern: string,
    options: string,
  ) {
    this.mode = { lines: options.includes('m'), spaced: options.includes('x') };
  }

  result(): string {
    let result = '';
    while (this.rest !== '') result += this.put(this.piece());
    return result;
  }

  private get rest(): string {
    return this.pattern.slice(this.at);
  }

  private put([text, length]: Piece): string {
    this.at += length;
    return text;
  }

  private same(length: number): Piece {
    return [this.pattern.slice(this.at, this.at + length), length];
  }

  private piece(): Piece {
    const char = this.pattern.charAt(this.at);
    switch (char) {
      case '\\':
        return this.escape();
      case '[':
        return this.characterClass();
      case '(':
        return this.open();
      case ')':
        this.mode = this.outer.pop() ?? this.mode;
        return this.same(1);
      case '$':
        return this.mode.lines ? this.same(1) : this.end(1);
      default:
        return this.mode.spaced && /[\s#]/.test(char) ? this.space() : this.same(1);
    }
  }

  private space(): Piece {
    return ['', /^(?:\s|#[^\n]*\n?)/.exec(this.rest)?.[0].length ?? 1];
  }

  /** Nothing may follow it: what it stands for takes the last line end with it. */
  private end(length: number): Piece {
    if (this.isAtEnd(this.at + length)) return [END, length];
    throw invalid("'$' may only end a pattern");
  }

  /** Whether only other alternatives and the ends of groups follow. */
  private isAtEnd(from: number): boolean {
    this.ends ??= groupEnds(this.pattern);
    for (let at = from; ; at++) {
      at += QUANTIFIER.exec(this.pattern.slice(at, at + 12))?.[0].length ?? 0;
      at = this.ends.get(at) ?? at;
      if (at >= this.pattern.length) return true;
      if (this.pattern.charAt(at) !== ')') return false;
    }
  }

  private escape(): Piece {
    const next = this.escapedCharacter();
    if (next === 'Q') return this.quoted();
    if (next === 'Z') return this.end(2);
    if (next === 's') return [`[${SPACE}]`, 2];
    if (next === 'S') return [`[^${SPACE}]`, 2];
    return [escaped(next), 1 + next.length];
  }

  private escapedCharacter(): string {
    const code = this.pattern.codePointAt(this.at + 1);
    if (code === undefined) throw invalid('\\ at the end');
    const char = String.fromCodePoint(code);
    if (/[vV]/.test(char)) throw invalid(`\\${char}`);
    return char;
  }

  private quoted(): Piece {
    const [whole, text = ''] = /^\\Q([^]*?)(?:\\E|$)/.exec(this.rest) ?? [''];
    return [RE2JS.quote(text), whole.length];
  }

  /** A group, or options that hold to the end of the one they stand in. */
  private open(): Piece {
    const comment = /^\(\?#[^)]*\)/.exec(this.rest)?.[0];
    if (comment !== undefined) return ['', comment.length];
    const [whole, on = '', off = '', closes = ''] =
      /^\(\?([imsx]*)(?:-([imsx]+))?([:)])/.exec(this.rest) ?? [];
    const spaced = (on.includes('x') || this.mode.spaced) && !off.includes('x');
    const lines = (on.includes('m') || this.mode.lines) && !off.includes('m');
    if (closes !== ')') this.outer.push(this.mode);
    this.mode = { lines, spaced };
    if (whole === undefined) return this.same(1);
    const unset = off.replace('x', '');
    const flags = on.replace('x', '') + (unset && `-${unset}`);
    return [flags === '' && closes === ')' ? '' : `(?${flags}${closes}`, whole.length];
  }

  private characterClass(): Piece {
    const start = this.at;
    let text = this.put(this.same(/^\[\^?\]?/.exec(this.rest)?.[0].length ?? 1));
    while (!this.rest.startsWith(']')) {
      if (this.rest === '') throw invalid('missing ]');
      const named = /^\[:\^?\w+:\]/.exec(this.rest)?.[0] ?? '';
      const isEscape = this.rest.startsWith('\\');
      text += this.put(isEscape ? this.escapeInClass() : this.same(named.length || 1));
    }
    const length = this.at + 1 - start;
    this.at = start;
    return [`${text}]`, length];
  }

  private escapeInClass(): Piece {
    const next = this.escapedCharacter();
    if (next === 's') return [SPACE, 2];
    if (next === 'S') return [NO_SPACE, 2];
    if (next === 'b') return ['\\x08', 2];
    return [escaped(next), 1 + next.length];
  }
}

/** An escaped letter or digit means something; any other character itself. */
const escaped = (char: string): string =>
  /[a-z0-9]/i.test(char) ? `\\${char}` : RE2JS.quote(char);

/** Where the group of each `|` ends, by the place of the `|`. */
function groupEnds(pattern: string): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  const open: number[][] = [[]];
  const close = (end: number) => open.pop()?.forEach((bar) => ends.set(bar, end));
  for (const { 0: token, index } of pattern.matchAll(TOKEN)) {
    if (token === '(') open.push([]);
    else if (token === ')') close(index);
    else if (token === '|') open.at(-1)?.push(index);
  }
  while (open.length > 0) close(pattern.length);
  return ends;
}

/** An escaped character, a class, or any other character. */
const TOKEN = /\\[^]|\[\^?\]?(?:\\[^]|\[:\^?\w+:\]|[^\]])*\]|[^]/g;

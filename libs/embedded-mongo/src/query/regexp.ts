import { BSONRegExp } from 'bson';
import { CommandError } from '../errors.js';

/**
 * The JavaScript form of a pattern in the syntax that PCRE and JavaScript share. Unicode mode makes
 * whatever only PCRE knows (`\A`, `\h`, inline options, possessive quantifiers) an error; options
 * are `i`, `m`, `s` and `u`.
 */
export function toRegExp(pattern: string, options: string): RegExp {
  const unknown = /[^imsu]/.exec(options);
  if (unknown) throw new CommandError(51108, `invalid flag in regex options: ${unknown[0]}`);
  try {
    return new RegExp(
      pattern.replace(NEEDLESS_ESCAPE, hexEscape),
      [...new Set(`${options}u`)].join(''),
    );
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CommandError(51091, `Regular expression is invalid: ${reason}`);
  }
}

/** Escaped punctuation that needs none: `\-` is fine in PCRE, an error in Unicode mode. */
const NEEDLESS_ESCAPE = /\\([^\w\s^$\\.*+?()[\]{}|/])|(\\[\s\S])/g;

const hexEscape = (all: string, needless: string | undefined): string =>
  needless === undefined ? all : `\\u{${(needless.codePointAt(0) ?? 0).toString(16)}}`;

/** The fixed text that every string matched by the pattern begins with; empty when there is none. */
export function fixedPrefix({ pattern, options }: BSONRegExp): string {
  if (options !== '' || pattern.includes('|')) return '';
  const [, text = '', next = ''] = /^\^([\w \-:@#/]*)(.?)/su.exec(pattern) ?? [];
  return /[*?{+]/.test(next) ? text.slice(0, -1) : text;
}

/** `$regex` with `$options`, or a regular expression used as a value. */
export function asRegExp(value: unknown, options?: unknown): BSONRegExp | undefined {
  if (typeof value !== 'string' && !(value instanceof BSONRegExp)) return undefined;
  if (options !== undefined && typeof options !== 'string') {
    throw new CommandError(2, '$options has to be a string');
  }
  const unknown = /[^imsu]/.exec(options ?? '');
  if (unknown) throw new CommandError(51108, `invalid flag in regex options: ${unknown[0]}`);
  if (typeof value === 'string') return new BSONRegExp(value, options ?? '');
  if (options === undefined) return value;
  if (value.options !== '') {
    throw new CommandError(51074, 'options set in both $regex and $options');
  }
  return new BSONRegExp(value.pattern, options);
}

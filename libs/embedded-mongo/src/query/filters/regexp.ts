import { BSONRegExp } from 'bson';
import { CommandError } from '../../errors.js';
import { invalidOption, NO_OPTION } from './pcre.js';

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
  const [unknown] = NO_OPTION.exec(options ?? '') ?? [];
  if (unknown) throw invalidOption(unknown);
  if (typeof value === 'string') return new BSONRegExp(value, options ?? '');
  if (options === undefined) return value;
  if (value.options !== '') {
    throw new CommandError(51074, 'options set in both $regex and $options');
  }
  return new BSONRegExp(value.pattern, options);
}

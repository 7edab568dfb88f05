import { IsOneOf } from '../fields.js';
import type { Labels } from './labels.js';

/** A closed list of codes. Called with a code it gives that code's labels and attributes. */
export interface Codes<K extends string = string, A extends Labels = Labels> {
  (code: K): A;
  readonly title: Labels;
  /** In the order of declaration, which is the order of gravity and of display. */
  readonly all: readonly K[];
  /** Whether a value is one of the codes. */
  includes(value: unknown): value is K;
}

/** Codes with the types of their parts forgotten. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the one place where code types are erased
export type AnyCodes = Codes<any>;

/** Every list of codes of the product, for `GET /codes` and the reference pages. */
export const allCodes: AnyCodes[] = [];

/** A closed list of codes, each with its labels and whatever else the domain hangs on it. */
export function defineCodes<const K extends string, A extends Labels>(
  title: Labels,
  table: Readonly<Record<K, A>>,
): Codes<K, A> {
  const all = Object.keys(table) as K[];
  const known = new Set<unknown>(all);
  const codes = Object.assign((code: K) => table[code], {
    title,
    all,
    includes: (value: unknown): value is K => known.has(value),
  });
  allCodes.push(codes);
  return codes;
}

export type CodeOf<C extends AnyCodes> = C['all'][number];

/** The field holds one of the codes. */
export const IsCode = (
  codes: { readonly all: readonly string[] },
  options?: { readonly each?: boolean },
) => IsOneOf(codes.all, options);

/** The field is a list of codes. */
export const AreCodes = (codes: { readonly all: readonly string[] }) =>
  IsCode(codes, { each: true });

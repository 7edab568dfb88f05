import type { Refusal } from './words/refusals.js';

/** One key of a kind, which only one stream may hold at a time. */
export interface ClaimedKey {
  /** The kind and the key, such as `creditCode:91610131MA6U4M0E18`. */
  readonly id: string;
  /** The refusal where another stream holds it. */
  taken(): Refusal;
}

/** Every kind of key of the product. */
export const allClaims: string[] = [];

/**
 * A kind of key that only one stream may hold, such as a credit code or the number of an agreement.
 * A decider says in `holds` which keys a stream in some state holds. The platform claims each before
 * it appends the events that need it, so that of many at once one wins: a view, which may be a
 * moment old, cannot promise that.
 */
export function defineClaim(
  kind: string,
  taken: (key: string) => Refusal,
): (key: string) => ClaimedKey {
  allClaims.push(kind);
  return (key) => ({ id: `${kind}:${key}`, taken: () => taken(key) });
}

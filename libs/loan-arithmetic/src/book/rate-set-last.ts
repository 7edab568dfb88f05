import type { DecimalText } from '#kernel';
import { bearing } from '../rates/bearing.js';
import type { StandingBookFact } from './book.facts.js';

/**
 * The rate that the last of these facts has set, in the order of the book: by a reset, or by a plan
 * with a rate of its own, which a misused loan bears with the markup.
 */
export function rateSetLast(facts: readonly StandingBookFact[]): DecimalText | undefined {
  const last = facts.findLast((fact) => rateSetBy(fact) !== undefined);
  const rate = last && rateSetBy(last);
  if (rate === undefined || last?.kind === 'rateReset') return rate;
  const misuse = facts.findLast((fact) => fact.kind === 'misuse');
  return misuse === undefined ? rate : bearing(rate, misuse.markup);
}

function rateSetBy(fact: StandingBookFact): DecimalText | undefined {
  if (fact.kind === 'rateReset') return fact.annualRate;
  return fact.kind === 'planChange' && 'terms' in fact.change
    ? fact.change.terms.annualRate
    : undefined;
}

import { existingDay, InvalidValue, isMoney, moneyRefusals } from '#kernel';
import { allocationRefusals } from '../allocation/allocation.refusals.js';
import type { BookFact } from './book.facts.js';

/** Refuses facts that make no book: an id used twice, what is not there, a bad day or amount. */
export function checkBookFacts(facts: readonly BookFact[], currency: string): void {
  const ids = new Set<string>();
  for (const fact of facts) {
    if (ids.has(fact.id)) throw allocationRefusals.RepeatedFact({ field: 'id', found: fact.id });
    ids.add(fact.id);
    existingDay(fact.valueDate, 'valueDate');
    if (!Number.isSafeInteger(fact.position)) {
      throw InvalidValue({ field: 'position', found: fact.position });
    }
    if (!('amount' in fact)) continue;
    if (!isMoney(fact.amount) || fact.amount.minor <= 0) {
      throw InvalidValue({ field: 'amount', found: fact.amount });
    }
    if (fact.amount.currency !== currency) {
      const found = fact.amount.currency;
      throw moneyRefusals.MixedCurrencies({ field: 'amount', expected: currency, found });
    }
  }
  const unknown = facts.find((fact) => 'of' in fact && !ids.has(fact.of));
  if (unknown !== undefined && 'of' in unknown) {
    throw allocationRefusals.UnknownFact({ field: 'of', found: unknown.of });
  }
}

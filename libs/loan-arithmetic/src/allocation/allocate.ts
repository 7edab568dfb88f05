import type { ChargesOfDay } from './allocation.codes.js';
import type { AllocationRule } from './allocation.rules.js';
import { allocationRules } from './allocation.rules.js';
import type { LedgerFact } from './facts.js';
import { checkFacts, inOrder, itemIdsOf } from './facts.js';
import type { Ledger } from './ledger.js';
import { LedgerFold } from './ledger-fold.js';

/** What allocation needs beside the facts. */
export interface AllocationTerms {
  readonly currency: string;
  /** In place of the default rules: those of the contract or of the tenant. */
  readonly rules?: readonly AllocationRule[];
  /**
   * Inside one day what is charged comes before what is paid (`chargesFirst`, the default), or facts
   * come in the order of their recording (`asRecorded`).
   */
  readonly sameDay?: ChargesOfDay;
}

/**
 * Allocates payments and waivers to due items: a pure function of the facts, whose order of arrival
 * does not matter. Facts count by value date, then position; reversed facts count as never having
 * been; every fact is judged by the rules of its value date. For each payment,
 * `allocated + overpaid = paid`; no item is ever paid more than its amount.
 *
 * A prepayment that changes the schedule is a withdrawal of the items not yet due, a charge of the
 * prepaid principal due on the day, and a charge of the new items: terms come before money on a day.
 *
 * Refuses with `RepeatedFact`, `UnknownFact`, `UnknownItem`, `NoAllocationRule`, `MixedCurrencies`
 * or `InvalidValue`. Source: waterfall of 民法典第561条 and bank practice, see the rule rows.
 */
export function allocate(
  facts: readonly LedgerFact[],
  { currency, rules = allocationRules, sameDay }: AllocationTerms,
): Ledger {
  checkFacts(facts, currency);
  const standing = inOrder(facts, sameDay === 'asRecorded');
  const ledger = new LedgerFold(currency, rules, itemIdsOf(standing));
  for (const fact of standing) {
    switch (fact.kind) {
      case 'charge':
        ledger.charge(fact);
        break;
      case 'withdrawal':
        ledger.withdraw(fact);
        break;
      case 'assetClass':
        ledger.assetClass = fact.assetClass;
        break;
      case 'payment':
      case 'application':
      case 'refund':
      case 'waiver':
        ledger.settle(fact);
    }
  }
  return ledger.result();
}

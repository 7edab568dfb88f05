import type { Day, Money } from '#kernel';
import type { BookFact, ItemState, Ledger } from '#loan-arithmetic';
import { isBeginning, lentBy } from './facts.js';
import { earliest, isScheduled } from './turns.js';

/** What falls due on a day. */
export interface Instalment {
  /** From 1; what is prepaid bears the number of the instalment after it. */
  readonly number: number;
  readonly dueOn: Day;
  readonly principal: Money;
  readonly interest: Money;
  readonly fee: Money;
  /** Principal, interest and fee. */
  readonly due: Money;
  /** Principal outstanding once all up to this one is paid. */
  readonly balanceAfter: Money;
}

/** All instalments of a loan, fallen due and to come, and the items that they are made of. */
export function instalmentsOf(
  { items, currency }: Ledger,
  facts: readonly BookFact[],
): readonly { readonly line: Instalment; readonly items: readonly ItemState[] }[] {
  const groups = new Map<string, ItemState[]>();
  for (const item of items.filter(isScheduled)) {
    const key = `${item.dueOn} ${String(item.instalment).padStart(6, '0')}`;
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  const drawn = facts.filter(isBeginning);
  const begun = earliest(drawn.map(({ valueDate }) => valueDate));
  let repaid = 0;
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, parts]) => {
      const [first] = parts;
      const sum = (...of: readonly string[]): number =>
        parts
          .filter(({ component }) => of.includes(component))
          .reduce((total, { amount, withdrawn }) => total + amount.minor - withdrawn.minor, 0);
      const principal = sum('principal');
      const [interest, fee] = [sum('interest'), sum('fee', 'cost', 'refund')];
      if (first === undefined || principal + interest + fee === 0) return [];
      repaid += principal;
      const { dueOn, instalment: number } = first;
      const lent = drawn.reduce(
        (total, fact) =>
          fact.valueDate < dueOn || fact.valueDate === begun ? total + lentBy(fact) : total,
        0,
      );
      const money = (minor: number): Money => ({ minor, currency });
      const line = {
        number,
        dueOn,
        principal: money(principal),
        interest: money(interest),
        fee: money(fee),
        due: money(principal + interest + fee),
        balanceAfter: money(lent - repaid),
      };
      return [{ line, items: parts }];
    });
}

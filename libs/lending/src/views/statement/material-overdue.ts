import type { Day, Money } from '#kernel';
import { inForce, InvalidValue, plus } from '#kernel';
import type { Book, ItemState, MaterialOverdue, OwedByDebtor } from '#loan-arithmetic';
import { materialityRules, materialOverdue } from '#loan-arithmetic';
import { earliest } from '../../book/turns.js';

/** The most loans of a client that are looked at. */
export const mostLoans = 500;

/** How long what a client owes late has been material, over its loans in the currency of the rule. */
export interface MaterialOverdueOf extends MaterialOverdue {
  readonly clientId: string;
  readonly on: Day;
  /** Due before the day and unpaid. */
  readonly overdue: Money;
  /** Principal, and interest and charges that are due. */
  readonly exposure: Money;
}

/** Of the books of a client's loans. A client of a corporate bank is no retail exposure. */
export function materialOverdueOf(
  clientId: string,
  on: Day,
  books: readonly Book[],
): MaterialOverdueOf {
  const [rule] = inForce(materialityRules, on);
  if (rule === undefined) throw InvalidValue({ field: 'on', found: on });
  const { currency } = rule;
  const inRule = books.filter((book) => book.ledgerOn(on).currency === currency);
  const items = inRule.flatMap((book) => book.ledgerOn(on).items);
  const due = items.filter(({ dueOn }) => dueOn < on);
  const { exposureOn, exposureTurns } = exposures(inRule, items, on, currency);
  return {
    clientId,
    on,
    overdue: sum(
      currency,
      due.map(({ unpaid }) => unpaid),
    ),
    exposure: exposureOn(on),
    ...materialOverdue({ retail: false, items, exposureOn, exposureTurns }, on),
  };
}

/**
 * What the books come to on each day on which one of them changes, since something was first late.
 * Each book is asked in the order of days, which it tells fast, and never for a day in between.
 */
function exposures(
  books: readonly Book[],
  items: readonly ItemState[],
  on: Day,
  currency: string,
): Pick<OwedByDebtor, 'exposureOn'> & { readonly exposureTurns: readonly Day[] } {
  const late = items.filter(({ dueOn, clearedOn = on }) => dueOn < on && clearedOn > dueOn);
  const first = earliest(late.map(({ dueOn }) => dueOn)) ?? on;
  const changes = new Map<Day, number>();
  for (const book of books) {
    let before = 0;
    for (let day: Day | null = first; day !== null && day <= on; day = book.nextTurn(day)) {
      const { minor } = exposureOf(book, day);
      changes.set(day, (changes.get(day) ?? 0) + minor - before);
      before = minor;
    }
  }
  const turns = [...changes.keys()].sort();
  const known: { readonly day: Day; readonly minor: number }[] = [];
  for (const day of turns) {
    known.push({ day, minor: (known.at(-1)?.minor ?? 0) + (changes.get(day) ?? 0) });
  }
  return { exposureOn: (day) => ({ minor: knownOn(known, day), currency }), exposureTurns: turns };
}

/** The figure of the last day up to a day: half of what is left is looked at in each step. */
function knownOn(known: readonly { readonly day: Day; readonly minor: number }[], on: Day): number {
  let [from, to] = [0, known.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((known[middle]?.day ?? on) <= on) from = middle + 1;
    else to = middle;
  }
  return known[from - 1]?.minor ?? 0;
}

function exposureOf(book: Book, day: Day): Money {
  const { outstanding, due } = book.standingOn(day);
  return sum(outstanding.currency, [outstanding, due.interest, due.fee, due.penalty, due.cost]);
}

const sum = (currency: string, amounts: readonly Money[]): Money =>
  amounts.reduce(plus, { minor: 0, currency });

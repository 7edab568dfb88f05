import type { Day, Money } from '#kernel';
import { addDays, inForce, InvalidValue, plus } from '#kernel';
import type { Book, MaterialOverdue } from '#loan-arithmetic';
import { materialityRules, materialOverdue } from '#loan-arithmetic';

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
  // In the order of days, which a book tells fast; before them nothing was ever late.
  const late = due.filter(({ dueOn, clearedOn = on }) => clearedOn > dueOn);
  const first = late.map(({ dueOn }) => dueOn).sort()[0] ?? on;
  const exposures = new Map<Day, Money>();
  for (let day = first; day <= on; day = addDays(day, 1)) {
    exposures.set(
      day,
      sum(
        currency,
        inRule.map((book) => exposureOf(book, day)),
      ),
    );
  }
  const exposureOn = (day: Day): Money => exposures.get(day) ?? { minor: 0, currency };
  return {
    clientId,
    on,
    overdue: sum(
      currency,
      due.map(({ unpaid }) => unpaid),
    ),
    exposure: exposureOn(on),
    ...materialOverdue({ retail: false, items, exposureOn }, on),
  };
}

function exposureOf(book: Book, day: Day): Money {
  const { outstanding, due } = book.standingOn(day);
  return sum(outstanding.currency, [outstanding, due.interest, due.fee, due.penalty, due.cost]);
}

const sum = (currency: string, amounts: readonly Money[]): Money =>
  amounts.reduce(plus, { minor: 0, currency });

import { terms } from '#credit/examples';
import type { Day } from '#kernel';
import type { Book } from '#loan-arithmetic';
import { bookOf } from '#loan-arithmetic';
import { drawdownFact, paymentFact } from '../../book/facts.js';
import { bookTermsOf, emptyAccount, withFact } from '../../book/loan-account.js';
import { materialOverdueOf } from './material-overdue.js';

const eur = (minor: number) => ({ minor, currency: 'EUR' });
const granted = { ...terms, amount: eur(12_000_000) };
const drawn = withFact(emptyAccount(granted), drawdownFact('1', granted.amount, '2021-03-01'));

/** The book of a loan of EUR 120,000 in twelve instalments, and the days it was asked for. */
function asked(account = drawn): { readonly book: Book; readonly days: Day[] } {
  const book = bookOf(bookTermsOf({ terms: granted }), account.facts);
  const days: Day[] = [];
  const standingOn = (day: Day) => {
    days.push(day);
    return book.standingOn(day);
  };
  return {
    book: {
      standingOn,
      nextTurn: (after) => book.nextTurn(after),
      payOffOn: (day) => book.payOffOn(day),
      ledgerOn: (day) => book.ledgerOn(day),
      wholeLedger: () => book.wholeLedger(),
      outlookOn: (day) => book.outlookOn(day),
      planOn: (day) => book.planOn(day),
    },
    days,
  };
}

describe('what a client owes late', () => {
  it('is looked at on the days of its instalments, not on every day of fifty years', () => {
    const { book, days } = asked();
    expect(materialOverdueOf('cl_1', '2071-03-01', [book])).toMatchObject({
      days: 18_231,
      isDefault: true,
      overdue: { currency: 'EUR' },
    });
    expect(days.length).toBeLessThan(60);
  });

  it('is as it was day by day: paid down to the threshold, it begins anew', () => {
    const paid = withFact(
      drawn,
      paymentFact({ repaymentId: '1', amount: eur(1_036_000), valueDate: '2021-04-20' }),
    );
    expect(materialOverdueOf('cl_1', '2021-04-19', [asked(paid).book]).days).toBe(18);
    expect(materialOverdueOf('cl_1', '2021-04-20', [asked(paid).book]).days).toBe(0);
    expect(materialOverdueOf('cl_1', '2021-06-01', [asked(paid).book]).days).toBe(31);
  });
});

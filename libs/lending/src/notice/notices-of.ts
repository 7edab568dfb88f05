import type { Day, DecimalText, Labels } from '#kernel';
import { daysBetween, Decimal, moneyText } from '#kernel';
import type { KeptLoan } from '../views/book/loan-book.rows.js';
import { loanOn } from '../views/book/loan-book.rows.js';
import { reminderDays } from './notice.rules.js';

/** What a borrower is told of a loan, in both languages. */
export interface LoanNotice {
  /** The same for the same reminder, whichever evening asks. */
  readonly key: string;
  readonly clientId: string;
  readonly loanId: string;
  readonly subject: Labels;
  readonly text: Labels;
  /** What a template may name: `{amount}`. */
  readonly values: readonly { readonly name: string; readonly value: string }[];
}

const valuesOf = (known: Readonly<Record<string, string>>): LoanNotice['values'] =>
  Object.entries(known).map(([name, value]) => ({ name, value: value.slice(0, 200) }));

type Remembered = Pick<KeptLoan, 'loanId' | 'clientId' | 'agreementNumber'>;

const named = ({ agreementNumber, loanId }: Remembered): string => agreementNumber ?? loanId;

/** The reminder of an instalment that an evening calls for; nothing where none is near. */
export function paymentReminder(kept: KeptLoan, day: Day): LoanNotice | undefined {
  const loan = loanOn(kept, day);
  const { nextDueOn, nextDue, loanId, clientId } = loan;
  const step = nextDueOn === null ? undefined : stepOf('payment', day, nextDueOn);
  if (nextDueOn === null || step === undefined || loan.status !== 'active') return undefined;
  const amount = `${nextDue.currency} ${moneyText(nextDue)}`;
  return {
    key: `${loanId}.payment.${nextDueOn}.${step}`,
    loanId,
    clientId,
    values: valuesOf({ loan: named(loan), dueOn: nextDueOn, amount }),
    subject: { en: `Payment due on ${nextDueOn}`, zh: `${nextDueOn}还款提醒` },
    text: {
      en: `${amount} of loan ${named(loan)} is due on ${nextDueOn}. Please have the money ready.`,
      zh: `贷款${named(loan)}应于${nextDueOn}还款${amount}，请提前备足资金。`,
    },
  };
}

/** The reminder of maturity that an evening calls for; nothing where it is far. */
export function maturityReminder(kept: KeptLoan, day: Day): LoanNotice | undefined {
  const loan = loanOn(kept, day);
  const { maturesOn, outstanding, loanId, clientId } = loan;
  const step = maturesOn === undefined ? undefined : stepOf('maturity', day, maturesOn);
  if (maturesOn === undefined || step === undefined || loan.status !== 'active') return undefined;
  const amount = `${outstanding.currency} ${moneyText(outstanding)}`;
  return {
    key: `${loanId}.maturity.${maturesOn}.${step}`,
    loanId,
    clientId,
    values: valuesOf({ loan: named(loan), maturesOn, amount }),
    subject: { en: `Loan matures on ${maturesOn}`, zh: `贷款${maturesOn}到期提醒` },
    text: {
      en: `Loan ${named(loan)} matures on ${maturesOn}; ${amount} of principal is outstanding.`,
      zh: `贷款${named(loan)}将于${maturesOn}到期，未还本金${amount}。`,
    },
  };
}

/** A new rate of a loan, as it was announced. */
interface Announced {
  readonly loanId: string;
  readonly clientId: string;
  readonly from: Day;
  readonly annualRate: DecimalText;
  readonly formerRate: DecimalText;
  readonly reason: string;
}

/** What the borrower is told of a new rate: what it was, what it will be, and why. */
export function rateNotice(announced: Announced): LoanNotice {
  const { loanId, clientId, from, annualRate, formerRate, reason } = announced;
  const [before, after] = [percent(formerRate), percent(annualRate)];
  return {
    key: `${loanId}.rateChange.${from}`,
    loanId,
    clientId,
    values: valuesOf({ loan: loanId, from, before, after, reason }),
    subject: { en: `New rate from ${from}`, zh: `${from}起利率调整` },
    text: {
      en: `From ${from} loan ${loanId} bears ${after} a year instead of ${before}. ${reason}`,
      zh: `自${from}起，贷款${loanId}年利率由${before}调整为${after}。${reason}`,
    },
  };
}

const percent = (rate: DecimalText): string => `${new Decimal(rate).times(100).toString()}%`;

/** The nearest step that has been reached of the days before a day that is still to come. */
function stepOf(of: 'payment' | 'maturity', day: Day, on: Day): number | undefined {
  const left = daysBetween(day, on);
  return left < 1 ? undefined : reminderDays(of, day).find((daysBefore) => left <= daysBefore);
}

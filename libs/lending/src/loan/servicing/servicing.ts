import type { Facts } from '#kernel';
import { exceeds, minus, plus, none, valueDateOf } from '#kernel';
import type { FeeFact } from '#loan-arithmetic';
import { checkRate, floatingRate } from '#loan-arithmetic';
import { addDays } from '#kernel';
import { contractRateOn } from '../../book/loan-account.js';
import { accounting } from '../money/accounting.js';
import type { Floating } from '../clauses.js';
import { clauseRefusals } from '../clauses.js';
import type { BankContext } from './closed-days.js';
import { openDayOf } from './closed-days.js';
import { counted } from '../money/loan-money.js';
import { loanEvents } from '../loan.events.js';
import { loanRefusals } from '../loan.refusals.js';
import type { Loan } from '../loan.state.js';
import { nextNumber } from '../loan.state.js';
import type { ChargeBackRepayment, ChargeFee, ResetRate } from './servicing.commands.js';

const { FeeCharged, RepaymentChargedBack, RateResetAnnounced } = loanEvents;
type LoanFacts = readonly Facts<typeof loanEvents>[];

/** A fee; never due before it is charged. */
export function feeCharged(loan: Loan, command: ChargeFee, context: BankContext): LoanFacts {
  const { feeId, kind, valueDate, dueOn } = command;
  const { status, feeIds } = loan;
  if (status !== 'active') throw loanRefusals.LoanNotActive({ status });
  const id = feeId ?? nextNumber(feeIds);
  if (feeIds.includes(id)) throw loanRefusals.FeeRepeated({ field: 'feeId', found: id });
  const day = openDayOf(valueDate, context, loan);
  const due = valueDateOf(dueOn ?? day, { today: '9999-12-31', notBefore: day });
  const data = { feeId: id, kind, fee: feeOf(command, loan), dueOn: due, valueDate: day };
  return counted(loan, data, accounting.FeeCharged, FeeCharged, 'fee');
}

/** An amount, or a share of components. @throws FeeIncomplete */
function feeOf({ amount, share, of }: ChargeFee, { terms }: Loan): FeeFact['fee'] {
  if (amount !== undefined && share === undefined && of === undefined) {
    plus(none(terms.amount), amount);
    return { amount };
  }
  if (amount === undefined && share !== undefined && of !== undefined) return { share, of };
  throw clauseRefusals.FeeIncomplete({ field: amount === undefined ? 'amount' : 'share' });
}

/** A repayment, or a part of it, that its payer's bank took back. */
export function chargedBack(
  loan: Loan,
  { repaymentId, amount, reason, valueDate }: ChargeBackRepayment,
  context: BankContext,
): LoanFacts {
  const { status, repayments, chargeBacks } = loan;
  if (status !== 'active' && status !== 'settled') throw loanRefusals.LoanNotActive({ status });
  const repayment = repayments.find((one) => one.repaymentId === repaymentId && !one.reversed);
  if (repayment === undefined) throw loanRefusals.RepaymentUnknown({ field: 'repaymentId' });
  const left = chargeBacks
    .filter(({ id }) => id === repaymentId)
    .reduce((sum, before) => minus(sum, before.amount), repayment.amount);
  if (exceeds(amount, left)) throw loanRefusals.ChargeBackExceeds({ field: 'amount', left });
  const data = {
    chargeBackId: String(chargeBacks.length + 1),
    repaymentId,
    amount,
    reason,
    valueDate: openDayOf(valueDate, context, loan),
  };
  return counted(loan, data, accounting.RepaymentChargedBack, RepaymentChargedBack, 'chargeBack');
}

/** The notice in days unless agreed; a new rate never counts from the day it is announced. */
const leastNoticeDays = 1;

/** How many days before it counts a new rate is announced, by the agreement. */
export const noticeDaysOf = ({ account }: Pick<Loan, 'account'>): number =>
  account.clauses?.rateNoticeDays ?? leastNoticeDays;

/** Another rate, announced before it counts. */
export function rateReset(loan: Loan, command: ResetRate, context: BankContext): LoanFacts {
  const { from, reason, valueDate } = command;
  const { status, account } = loan;
  const published = publishedFor(command, account.clauses?.floating);
  if (status !== 'active') throw loanRefusals.LoanNotActive({ status });
  const day = openDayOf(valueDate, context, loan);
  const earliest = addDays(day, noticeDaysOf(loan));
  if (from < earliest) throw loanRefusals.NoticeTooShort({ field: 'from', earliest });
  const data = {
    from,
    annualRate: newRate(command, loan),
    formerRate: contractRateOn(account, from),
    ...(published && { published }),
    reason,
    valueDate: day,
  };
  return counted(loan, data, accounting.RateResetAnnounced, RateResetAnnounced, 'rateReset');
}

/** What the index of the agreement was published at, where that is stated. */
const publishedFor = (
  { published: annualRate, publishedOn: on }: ResetRate,
  floating: Floating | undefined,
) =>
  annualRate === undefined || on === undefined || floating === undefined
    ? undefined
    : { index: floating.index, annualRate, on };

/** As it was agreed anew, or by the clause. @throws RateNotStated and refusals of `rateRefusals` */
function newRate({ annualRate, published, publishedOn }: ResetRate, { account }: Loan): string {
  const { floating } = account.clauses ?? {};
  if (annualRate !== undefined && published === undefined && floating === undefined) {
    checkRate(annualRate, {}, 'annualRate');
    return annualRate;
  }
  const stated = annualRate === undefined && published !== undefined;
  if (!stated || publishedOn === undefined || floating === undefined) {
    throw loanRefusals.RateNotStated({
      field: floating === undefined ? 'annualRate' : 'published',
    });
  }
  const { index } = floating;
  return floatingRate({ index, annualRate: published, publishedOn }, floating);
}

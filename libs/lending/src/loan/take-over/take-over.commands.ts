import { IsLoanAmount, IsLoanAmountOrNothing } from '#credit';
import type { Day, Money } from '#kernel';
import { AreParts, IsDay, IsPart, IsText } from '#kernel';
import { IsOptional } from 'class-validator';
import { PayeeFields } from '../money/payee.js';
import type { Payee } from '../money/payee.js';
import { Proposing } from '../proposal/proposing.js';
import type { Purchase, UnpaidDue } from './take-over.facts.js';

/** What was due on a day and is unpaid, by component. */
class UnpaidDueFields implements UnpaidDue {
  @IsDay() readonly dueOn!: Day;

  @IsOptional() @IsLoanAmount() readonly principal?: Money;
  @IsOptional() @IsLoanAmount() readonly interest?: Money;
  @IsOptional() @IsLoanAmount() readonly penalty?: Money;
  @IsOptional() @IsLoanAmount() readonly fee?: Money;
}

class PurchaseFields implements Purchase {
  @IsPart(PayeeFields) readonly seller!: Payee;

  @IsLoanAmount() readonly price!: Money;
}

/** How a loan stands in the system or with the lender that it comes from. */
export class TakeOverFields {
  /** The day on which it comes onto the book, perhaps an earlier one; all figures are of that day. */
  @IsDay() readonly takenOverOn!: Day;

  /** Principal that is not due; nothing where all is due. The terms say how it falls due. */
  @IsLoanAmountOrNothing() readonly principal!: Money;

  /** Interest that has run on it and is not due. */
  @IsOptional() @IsLoanAmountOrNothing() readonly accruedInterest?: Money;

  /** Due and unpaid; days past due count from each due day. */
  @AreParts(UnpaidDueFields, { max: 400 }) readonly due!: readonly UnpaidDue[];
}

/**
 * Proposes to take a loan onto the book as it stands on a day: one that the bank buys, or that another
 * system ran before. Others approve.
 */
export class ProposeTakeOver extends Proposing {
  @IsPart(TakeOverFields) readonly figures!: TakeOverFields;

  /** Absent of a loan that was the bank's own before. */
  @IsOptional() @IsPart(PurchaseFields) readonly purchase?: Purchase;

  @IsText() readonly reason!: string;
}

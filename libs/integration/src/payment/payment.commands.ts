import { IsLoanAmount } from '#credit';
import type { Day, Money } from '#kernel';
import { DomainCommand, IsDay, IsId, IsPart, IsText } from '#kernel';
import type { Payee } from '#lending';
import { PayeeFields } from '#lending';
import { IsOptional, IsString, MaxLength } from 'class-validator';

abstract class PaymentCommand extends DomainCommand {
  @IsId() readonly paymentId!: string;
}

/** Takes in a payment of a bank statement, with the loan that it names, where it names one. */
export class ReceivePayment extends PaymentCommand {
  @IsLoanAmount() readonly amount!: Money;

  @IsDay() readonly valueDate!: Day;

  /** Our account that it came to. */
  @IsText({ max: 64 }) readonly account!: string;

  @IsOptional() @IsPart(PayeeFields) readonly payer?: Payee;

  /** What the payer wrote. */
  @IsString() @MaxLength(1_000) readonly remittance!: string;

  /** What the bank that keeps the account calls the posting. */
  @IsText({ max: 140 }) readonly reference!: string;

  /** The loan that it names. */
  @IsOptional() @IsId() readonly loanId?: string;

  /** A second loan that it names, too: then somebody must read it. */
  @IsOptional() @IsId() readonly otherLoanId?: string;
}

/** Says which loan a payment in suspense is for. */
export class MatchPayment extends PaymentCommand {
  @IsId() readonly clientId!: string;

  @IsId() readonly loanId!: string;
}

/** Records that a payment in suspense was sent back to its payer. */
export class ReturnPayment extends PaymentCommand {
  @IsText() readonly reason!: string;
}

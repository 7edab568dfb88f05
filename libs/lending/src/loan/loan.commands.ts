import type { CreditTerms, GrantedProduct, ServicingTerms } from '#credit';
import {
  GuaranteeType,
  IsLoanAmount,
  IsLoanAmountOrNothing,
  Servicing,
  StatedTerms,
} from '#credit';
import type { Day, Money } from '#kernel';
import { AreParts, IsCode, IsDay, IsId, IsPart, IsText, TakesOverHistory } from '#kernel';
import { PrepaymentEffect } from '#loan-arithmetic';
import { Origin } from '#clients';
import { IsInt, IsOptional, Matches, Min } from 'class-validator';
import type { Difference } from '../book/difference.js';
import { DifferenceFields } from './proposal/difference-fields.js';
import { MigratedOutcome } from '../lending.codes.js';
import { LoanClass, Stage } from '../risk-class.codes.js';
import type { Clauses } from './clauses.js';
import { ClauseFields } from './clauses.js';
import { DatedLoanCommand, LoanCommand } from './loan-command.js';
import type { Payee } from './money/payee.js';
import { PayeeFields } from './money/payee.js';
import { RepaymentSource } from './proposal/proposal.codes.js';
import type { MigratedDisbursement, MigratedWriteOff } from './migration/migrated-facts.js';
import { StatedDisbursement, StatedWriteOff } from './migration/migrated-facts.js';
import { TakeOverFields } from './take-over/take-over.commands.js';
import type { SignatoryFields } from './signatories.js';
import { AreSignatories } from './signatories.js';

class GrantedProductFields {
  @IsId() readonly productId!: string;

  @IsInt() @Min(0) readonly version!: number;

  @IsPart(Servicing) readonly servicing!: ServicingTerms;
}

abstract class GrantingCommand extends LoanCommand {
  @IsId() readonly clientId!: string;

  @IsId() readonly applicationId!: string;

  /** The relationship manager at origination. */
  @IsId() readonly managerId!: string;

  @IsPart(StatedTerms) readonly terms!: CreditTerms;

  @IsDay() readonly approvedOn!: Day;
}

/** Books the loan that an approval grants; the agreement is still to be signed. */
export class GrantLoan extends GrantingCommand {
  @IsOptional() @IsPart(GrantedProductFields) readonly product?: GrantedProduct;

  /** The last day of the approval: until then the first drawdown has to be made. */
  @IsOptional() @IsDay() readonly validUntil?: Day;
}

/** At the end of a day: ends a loan of which nothing was drawn while its approval was valid. */
export class LapseLoan extends LoanCommand {
  @IsDay() readonly day!: Day;
}

/** Follows the client to another manager or unit. */
export class PlaceLoan extends LoanCommand {
  @IsId() readonly managerId!: string;

  /** The manager's unit and those above it. */
  @IsId({ each: true }) readonly units!: readonly string[];

  @IsDay() readonly valueDate!: Day;
}

/** At the end of a day: sets the rate anew that follows an index, once its day of notice has come. */
export class FollowIndex extends LoanCommand {
  @IsDay() readonly day!: Day;
}

/** Records that bank and client have signed. */
export class SignAgreement extends DatedLoanCommand {
  @IsText({ max: 80 }) readonly agreementNumber!: string;

  /** Who signed for the bank and for the client, each on which day. */
  @IsOptional() @AreSignatories() readonly signatories?: readonly SignatoryFields[];

  @IsOptional() @IsPart(ClauseFields) readonly clauses?: Clauses;
}

/** Records money that came in; a late one counts for its day and what it paid is decided anew. */
export class RecordRepayment extends DatedLoanCommand {
  @IsLoanAmount() readonly amount!: Money;

  /** The bank's reference for the posting; defaults to the repayment's sequence number. */
  @IsOptional() @IsId() readonly repaymentId?: string;

  @IsOptional() @IsPart(PayeeFields) readonly payer?: Payee;

  @IsOptional() @IsCode(RepaymentSource) readonly source?: RepaymentSource;
}

/** Pays principal before it is due. Refused while anything is due, and for all that is left. */
export class PrepayLoan extends DatedLoanCommand {
  @IsLoanAmount() readonly amount!: Money;

  /** What becomes of the instalments to come. */
  @IsCode(PrepaymentEffect) readonly effect!: PrepaymentEffect;

  /** Same rule as `RecordRepayment.repaymentId`. */
  @IsOptional() @IsId() readonly repaymentId?: string;
}

/** Pays the loan off before its end, with interest to the day; the amount is the pay-off figure. */
export class PayOffLoan extends DatedLoanCommand {
  @IsLoanAmount() readonly amount!: Money;

  /** Same rule as `RecordRepayment.repaymentId`. */
  @IsOptional() @IsId() readonly repaymentId?: string;
}

/** Takes a repayment back, as if it had never been: a cheque that bounced, a posting in error. */
export class ReverseRepayment extends LoanCommand {
  @IsId() readonly repaymentId!: string;

  @IsText() readonly reason!: string;
}

/** Judges the loan at the end of a business day, and the days before it that were missed. */
export class AgeLoan extends LoanCommand {
  @IsDay() readonly day!: Day;
}

/** Notes the class that was decided, or the stage that an evening found: of later risk contexts. */
export class NoteRisk extends LoanCommand {
  @IsOptional() @IsCode(LoanClass) readonly class?: LoanClass;

  @IsOptional() @IsCode(Stage) readonly stage?: Stage;

  @IsDay() readonly day!: Day;
}

/** Reports that the figures of the loan were not the same everywhere at the end of a day. */
export class ReportDifference extends LoanCommand {
  @IsDay() readonly day!: Day;

  @AreParts(DifferenceFields, { max: 10 })
  readonly differences!: readonly Difference[];
}

/** Records a payment that was matched with a loan that is written off. Sent by the system. */
export class RecordRecovery extends DatedLoanCommand {
  @IsLoanAmount() readonly amount!: Money;

  /** The bank's reference for the posting; defaults to the recovery's sequence number. */
  @IsOptional() @IsId() readonly recoveryId?: string;
}

/** Says what collateral is good for on this loan; the same id again is a new value. Sent by the system. */
export class RecordGuarantee extends DatedLoanCommand {
  @IsId() readonly guaranteeId!: string;

  @IsCode(GuaranteeType) readonly type!: GuaranteeType;

  @IsLoanAmountOrNothing() readonly value!: Money;

  /** Who guarantees, where it is somebody: a client's id or a name. */
  @IsOptional() @IsText({ max: 200 }) readonly guarantor?: string;
}

/** Collateral secures the loan no more. Sent by the system. */
export class ReleaseGuarantee extends DatedLoanCommand {
  @IsId() readonly guaranteeId!: string;

  @IsText() readonly reason!: string;
}

/**
 * Takes over a loan of another system: at its end, or as it runs on, which a second person approves. It
 * may have been paid out before it was approved, in more than was granted (revolving), and settled
 * after a write-off.
 */
@TakesOverHistory()
export class MigrateLoan extends GrantingCommand {
  /** The year the approval counts in, such as a fiscal year; defaults to that of `approvedOn`. */
  @IsOptional() @Matches(/^\d{4}$|^unknown$/) readonly approvalYear?: string;

  /** What third parties guarantee. */
  @IsLoanAmountOrNothing() readonly guaranteed!: Money;

  @IsCode(MigratedOutcome) readonly outcome!: MigratedOutcome;

  @IsOptional()
  @IsPart(StatedDisbursement)
  readonly disbursement?: MigratedDisbursement;

  /** Needed for a loan that was written off; a settled one may have been so earlier. */
  @IsOptional()
  @IsPart(StatedWriteOff)
  readonly writeOff?: MigratedWriteOff;

  /** Needed for a loan that is settled. */
  @IsOptional() @IsDay() readonly settledOn?: Day;

  /** Needed for a loan that runs on, and only for it: others approve these figures. */
  @IsOptional() @IsPart(TakeOverFields) readonly takeOver?: TakeOverFields;

  @IsPart(Origin) readonly origin!: Origin;
}

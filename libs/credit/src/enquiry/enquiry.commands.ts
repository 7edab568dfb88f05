import type { Day, Money } from '#kernel';
import { AreCodes, DatedCommand, IsCode, IsDay, IsId, IsText } from '#kernel';
import { ArrayMaxSize, IsArray, IsInt, IsOptional, Max, Min } from 'class-validator';
import { EnquiryEnd, LoanProduct, LoanPurpose } from '../credit.codes.js';
import { IsLoanAmount } from '../loan-amount.js';

abstract class EnquiryCommand extends DatedCommand {
  @IsId() readonly enquiryId!: string;
}

/** Takes up what a client or a prospect asks the bank about, and what they need. */
export class RecordEnquiry extends EnquiryCommand {
  @IsId() readonly clientId!: string;

  @IsCode(LoanPurpose) readonly purpose!: LoanPurpose;

  /** What they need, in their words. */
  @IsText({ max: 2000 }) readonly need!: string;

  @IsOptional() @IsLoanAmount() readonly amount?: Money;

  @IsOptional() @IsInt() @Min(1) @Max(1200) readonly termMonths?: number;

  /** Who answers. Defaults to the client's relationship manager. */
  @IsOptional() @IsId() readonly ownerId?: string;

  /** The day by which it is answered. Defaults to the next day. */
  @IsOptional() @IsDay() readonly dueOn?: Day;
}

/** Answers the enquiry, with the products that fit. */
export class AnswerEnquiry extends EnquiryCommand {
  @IsText({ max: 2000 }) readonly answer!: string;

  @IsArray() @ArrayMaxSize(16) @AreCodes(LoanProduct) readonly products!: readonly LoanProduct[];
}

/** Closes an enquiry that led to nothing: the bank declines it, or it lapses. */
export class CloseEnquiry extends EnquiryCommand {
  @IsCode(EnquiryEnd) readonly outcome!: EnquiryEnd;

  @IsText() readonly reason!: string;
}

/** Notes the application that an enquiry has become. Sent by the system. */
export class NoteApplication extends EnquiryCommand {
  @IsId() readonly applicationId!: string;
}

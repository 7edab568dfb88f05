import { RiskAppetite } from '#clients';
import { IsLoanAmount, LoanPurpose, RepaymentForm } from '#credit';
import type { Day, DecimalText, Money } from '#kernel';
import { AreCodes, IsCode, IsDay, IsDecimalText, IsId, IsText } from '#kernel';
import { ArrayMaxSize, ArrayUnique, IsArray, IsInt, IsOptional, Max, Min } from 'class-validator';
import { MarketTag, ValueAddedService } from '../needs.codes.js';

class NeedFields {
  @IsCode(LoanPurpose) readonly purpose!: LoanPurpose;

  @IsLoanAmount() readonly amount!: Money;

  @IsInt() @Min(1) @Max(1200) readonly termMonths!: number;

  @IsCode(RiskAppetite) readonly riskTolerance!: RiskAppetite;

  /** The limit that the client would like to draw on again and again. */
  @IsOptional() @IsLoanAmount() readonly limit?: Money;

  /** The rate the client expects, per year: "0.0435". */
  @IsOptional() @IsDecimalText({ min: '0', max: '1' }) readonly expectedRate?: DecimalText;

  @IsOptional() @IsCode(RepaymentForm) readonly repayment?: RepaymentForm;

  /** The day by which the money is needed. */
  @IsOptional() @IsDay() readonly neededBy?: Day;

  /** The project it is for, in words. */
  @IsOptional() @IsText({ max: 200 }) readonly project?: string;

  /** What moves the market that it comes from. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MarketTag.all.length)
  @ArrayUnique()
  @AreCodes(MarketTag)
  readonly marketTags?: readonly MarketTag[];

  /** What beside money would help. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(ValueAddedService.all.length)
  @AreCodes(ValueAddedService)
  readonly services?: readonly ValueAddedService[];
}

/** What a client needs (D-03, D-04). */
export type StatedNeed = Pick<NeedFields, keyof NeedFields>;
export const StatedNeed: new () => StatedNeed = NeedFields;

class AnswerFields {
  /** The id of the question on the form. */
  @IsId() readonly question!: string;

  @IsText({ max: 2000 }) readonly text!: string;
}

/** What the client answered to a question of the form. */
export type NeedAnswer = Pick<AnswerFields, keyof AnswerFields>;
export const NeedAnswer: new () => NeedAnswer = AnswerFields;

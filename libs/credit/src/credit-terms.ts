import type { DecimalText, Money } from '#kernel';
import { IsCode, IsDecimalText, IsPart } from '#kernel';
import { DayCount, RepaymentMethod } from '#loan-arithmetic';
import type { Industry, Region } from '#clients';
import { IsIndustry, IsRegion } from '#clients';
import { IsBoolean, IsInt, IsOptional, Max, Min } from 'class-validator';
import type { RepaymentForm } from './credit.codes.js';
import { GuaranteeType, LoanProduct, LoanPurpose, ProjectType } from './credit.codes.js';
import { IsLoanAmount } from './loan-amount.js';
import type { StatedSchedule } from './schedule-fields.js';
import { ScheduleFields } from './schedule-fields.js';

/** What every statement of terms has. */
abstract class CommonTerms {
  @IsCode(LoanProduct) readonly product!: LoanProduct;

  @IsCode(GuaranteeType) readonly guaranteeType!: GuaranteeType;

  /** Months between two instalments: 1, 3, 12. The term is a whole number of them. */
  @IsInt() @Min(1) @Max(120) readonly everyMonths!: number;

  @IsCode(RepaymentMethod) readonly method!: RepaymentMethod;

  /** Per year: "0.0435" is 4.35 %. Below nothing only with a floor below nothing. */
  @IsDecimalText({ min: '-0.1', max: '1' }) readonly annualRate!: DecimalText;

  @IsCode(DayCount) readonly dayCount!: DayCount;

  /** What the project builds or renews; needed where the product finances projects. */
  @IsOptional() @IsCode(ProjectType) readonly projectType?: ProjectType;

  /** May be drawn again once repaid, so that the drawdowns in sum may exceed the amount. */
  @IsOptional() @IsBoolean() readonly revolving?: boolean;

  /** How the schedule differs from equal periods that count from the first drawdown. */
  @IsOptional() @IsPart(ScheduleFields) readonly schedule?: StatedSchedule;
}

/** The terms as a command states them. */
export class StatedTerms extends CommonTerms {
  @IsCode(LoanPurpose) readonly purpose!: LoanPurpose;

  @IsLoanAmount() readonly amount!: Money;

  /** 0 is a migrated loan whose source does not tell; no schedule can be made of it. */
  @IsInt() @Min(0) @Max(1200) readonly termMonths!: number;

  /** The industry the money goes to (贷款投向), perhaps not the client's own. */
  @IsIndustry() readonly industry!: Industry;

  /** The region the money goes to. */
  @IsRegion() readonly region!: Region;
}

/** The terms as a client asks for them: what the bank knows already need not be stated. */
export class AskedTerms extends CommonTerms {
  /** Defaults to that of the enquiry, as do amount and term. */
  @IsOptional() @IsCode(LoanPurpose) readonly purpose?: LoanPurpose;

  @IsOptional() @IsLoanAmount() readonly amount?: Money;

  @IsOptional() @IsInt() @Min(1) @Max(1200) readonly termMonths?: number;

  /** The industry the money goes to (贷款投向). Defaults to that of the client, as does the region. */
  @IsOptional() @IsIndustry() readonly industry?: Industry;

  @IsOptional() @IsRegion() readonly region?: Region;
}

/** What is asked for, granted and agreed: the terms that travel from application to loan. */
export type CreditTerms = { readonly [K in keyof StatedTerms]: StatedTerms[K] };

/** The form of repayment that a method comes to. */
export function repaymentFormOf({ method }: Pick<CreditTerms, 'method'>): RepaymentForm {
  if (method === 'bullet') return 'bullet';
  const inInstalments = ['equalInstalment', 'equalPrincipal', 'balloon', 'stepped', 'flat'];
  return inInstalments.includes(method) ? 'instalment' : 'fixedDate';
}

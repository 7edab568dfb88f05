import type { DecimalText, Labels, Money } from '#kernel';
import { AreCodes, AreParts, IsCode, IsDecimalText, IsPart, RoundingMode } from '#kernel';
import {
  allocationRules,
  ChargesOfDay,
  DayCount,
  PrepaymentEffect,
  RepaymentMethod,
  RowsOfDay,
  SurplusRule,
} from '#loan-arithmetic';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { GuaranteeType, LoanProduct, LoanPurpose, ProjectType } from '../credit.codes.js';
import { IsLoanAmount } from '../loan-amount.js';
import { HandlingPriority } from '../standing/standing.codes.js';
import { LabelFields } from './order/label.fields.js';
import type { StatedOrder } from './order/order.fields.js';
import { OrderFields } from './order/order.fields.js';
import { ConditionKind, CreditStep, DocumentKind, ProductHandling } from './product.codes.js';

const ordersOfPayment = [...new Set(allocationRules.map(({ id }) => id))];

/** The tables of authority that products name. */
export const authorityTables = ['general', 'standard', 'project'] as const;
export type AuthorityTableName = (typeof authorityTables)[number];

/** What one loan may come to in one currency, in minor units. */
export class AmountRange {
  @Matches(/^[A-Z]{3}$/, { message: '$property must be a currency code of three capital letters' })
  readonly currency!: string;

  @IsInt() @Min(1) @Max(10_000_000_000_000) readonly least!: number;

  @IsInt() @Min(1) @Max(10_000_000_000_000) readonly most!: number;
}

export class MonthRange {
  @IsInt() @Min(1) @Max(1200) readonly least!: number;

  @IsInt() @Min(1) @Max(1200) readonly most!: number;
}

/** Rates per year. */
export class RateRange {
  @IsDecimalText({ min: '0', max: '1' }) readonly least!: DecimalText;

  @IsDecimalText({ min: '0', max: '1' }) readonly most!: DecimalText;
}

/** A document that an application for the product needs. */
export class NeededDocument {
  @IsCode(DocumentKind) readonly kind!: DocumentKind;

  @IsCode(CreditStep) readonly before!: CreditStep;

  /** The oldest it may be, in days from its own date; no limit if absent. */
  @IsOptional() @IsInt() @Min(1) @Max(3660) readonly maxAgeDays?: number;
}

/** A condition that every credit of the product carries. */
export class UsualCondition {
  @IsCode(ConditionKind) readonly kind!: ConditionKind;

  @IsCode(CreditStep) readonly before!: CreditStep;

  @IsPart(LabelFields) readonly text!: Labels;

  /** Days after the first drawdown by which it is due, for conditions after it. */
  @IsOptional() @IsInt() @Min(1) @Max(3660) readonly withinDays?: number;
}

/** How a loan of the product is counted and served once it runs. */
export class Servicing {
  @IsCode(RoundingMode) readonly rounding!: RoundingMode;

  /** Instalments are rounded to a multiple of so many minor units. */
  @IsInt() @Min(1) @Max(1_000_000) readonly roundingMultiple!: number;

  /** Instalments of one date, of due days that shift and prepayments; merged where not stated. */
  @IsOptional() @IsCode(RowsOfDay) readonly rowsOfDay?: RowsOfDay;

  /** The calendar of business days; due days stay where they fall if `none`. */
  @IsIn(['none', 'china']) readonly calendar!: 'none' | 'china';

  /** The rule of the order of payment by class of asset: ids of allocation rules. */
  @IsIn(ordersOfPayment) readonly performingOrder!: string;

  @IsIn(ordersOfPayment) readonly nonPerformingOrder!: string;

  /** Orders of the bank’s own: each takes the place of one for the same payments and class. */
  @IsOptional() @AreParts(OrderFields, { max: 20 }) readonly orders?: readonly StatedOrder[];

  /** Whether the charges of a day come before its payments; they do where not stated. */
  @IsOptional() @IsCode(ChargesOfDay) readonly chargesOfDay?: ChargesOfDay;

  /**
   * What becomes of money beyond what is due; held where not stated. It pays principal ahead by the
   * order of payment, from the month in which the loan may be prepaid and for the same fee.
   */
  @IsOptional() @IsCode(SurplusRule) readonly surplus?: SurplusRule;

  /** Days after the due day within which a payment is not late. */
  @IsInt() @Min(0) @Max(30) readonly toleranceDays!: number;

  /**
   * An overdue that comes to no more counts no days (容差); it stays owed and bears penalty. One
   * amount for each currency.
   */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @IsLoanAmount({ each: true })
  readonly toleratedOverdue?: readonly Money[];

  /** Added to the rate on what is overdue: 0.30 to 0.50 of it (银发〔2003〕251号). */
  @IsDecimalText({ min: '0.30', max: '0.50' }) readonly overdueMarkup!: DecimalText;

  /** Added to the rate on money that is misused: 0.50 to 1.00 of it (银发〔2003〕251号). */
  @IsDecimalText({ min: '0.50', max: '1.00' }) readonly misuseMarkup!: DecimalText;

  /** Whether unpaid interest bears interest (复利). */
  @IsBoolean() readonly compoundInterest!: boolean;

  /** What a prepayment may do to the schedule; none means that nothing may be prepaid. */
  @IsArray()
  @ArrayMaxSize(3)
  @AreCodes(PrepaymentEffect)
  readonly prepayment!: readonly PrepaymentEffect[];

  /** Months from the first drawdown in which nothing may be prepaid. */
  @IsInt() @Min(0) @Max(120) readonly prepaymentAfterMonths!: number;

  /** Fee as a share of what is prepaid. */
  @IsDecimalText({ min: '0', max: '0.1' }) readonly prepaymentFee!: DecimalText;

  /** Payments above it go to the payee, not to the borrower (受托支付). One for each currency. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @IsLoanAmount({ each: true })
  readonly entrustedAbove?: readonly Money[];
}

/** How a loan of the product is counted and served once it runs. */
export type ServicingTerms = { readonly [K in keyof Servicing]: Servicing[K] };

/** One version of a product, as it is drafted: what may be asked for, and what is needed for it. */
export class ProductFields {
  @IsCode(LoanProduct) readonly kind!: LoanProduct;

  @IsPart(LabelFields) readonly name!: Labels;

  @IsCode(ProductHandling) readonly handling!: ProductHandling;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @AreCodes(LoanPurpose)
  readonly purposes!: readonly LoanPurpose[];

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @AreCodes(GuaranteeType)
  readonly guarantees!: readonly GuaranteeType[];

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(9)
  @AreCodes(RepaymentMethod)
  readonly methods!: readonly RepaymentMethod[];

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @AreCodes(DayCount)
  readonly dayCounts!: readonly DayCount[];

  @AreParts(AmountRange, { min: 1, max: 10 })
  readonly amounts!: readonly AmountRange[];

  @IsPart(MonthRange) readonly termMonths!: MonthRange;

  @IsPart(RateRange) readonly annualRate!: RateRange;

  /** The types of project it finances; an application then names one. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(6)
  @AreCodes(ProjectType)
  readonly projectTypes?: readonly ProjectType[];

  /** A special loan (专项贷款): only clients of this priority may ask for it. */
  @IsOptional() @IsCode(HandlingPriority) readonly onlyFor?: HandlingPriority;

  /** Whether what is repaid may be drawn again. */
  @IsBoolean() readonly revolving!: boolean;

  @AreParts(NeededDocument, { max: 20 })
  readonly documents!: readonly NeededDocument[];

  @AreParts(UsualCondition, { max: 20 })
  readonly conditions!: readonly UsualCondition[];

  /** The table of authority that decides who may grant it. */
  @IsIn(authorityTables) readonly authority!: AuthorityTableName;

  /** Days for which an approval may be used. */
  @IsInt() @Min(1) @Max(730) readonly approvalValidDays!: number;

  @IsPart(Servicing) readonly servicing!: Servicing;
}

/** What a version of a product allows and needs. */
export type ProductContent = { readonly [K in keyof ProductFields]: ProductFields[K] };

import type { CreditTerms } from '#credit';
import { IsLoanAmount, StatedTerms } from '#credit';
import type { Money } from '#kernel';
import { AreParts, IsCode, IsId, IsPart, IsText } from '#kernel';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { MarketFinance, RiskControl, ValueAddedService } from '../needs.codes.js';

class LoanPartFields {
  /** The terms that the application will ask for. */
  @IsPart(StatedTerms) readonly terms!: CreditTerms;

  /** The product; the one of the catalogue that `terms.product` names if absent. */
  @IsOptional() @IsId() readonly productId?: string;
}

/** A loan of a package, with its terms of repayment. */
export type LoanPart = Pick<LoanPartFields, keyof LoanPartFields>;

class MarketPartFields {
  @IsCode(MarketFinance) readonly kind!: MarketFinance;

  @IsLoanAmount() readonly amount!: Money;

  @IsOptional() @IsInt() @Min(1) @Max(1200) readonly termMonths?: number;

  @IsOptional() @IsText() readonly note?: string;
}

/** A bond or an issue on the capital market. */
export type MarketPart = Pick<MarketPartFields, keyof MarketPartFields>;

class ServicePartFields {
  @IsCode(ValueAddedService) readonly service!: ValueAddedService;

  @IsText() readonly scope!: string;
}

/** A service beside the money, and how far it goes. */
export type ServicePart = Pick<ServicePartFields, keyof ServicePartFields>;

class ControlFields {
  @IsCode(RiskControl) readonly measure!: RiskControl;

  @IsText() readonly term!: string;
}

/** A measure that keeps the risk down, as the contract will state it. */
export type ControlTerm = Pick<ControlFields, keyof ControlFields>;

class PackageFields {
  @IsText({ max: 120 }) readonly title!: string;

  @AreParts(LoanPartFields, { max: 5 }) readonly loans!: readonly LoanPart[];

  @AreParts(MarketPartFields, { max: 5 }) readonly market!: readonly MarketPart[];

  @AreParts(ServicePartFields, { max: 10 }) readonly services!: readonly ServicePart[];

  @AreParts(ControlFields, { max: 10 }) readonly controls!: readonly ControlTerm[];
}

/** All that a solution offers a client from one hand (D-07, D-09, D-10). */
export type Package = Pick<PackageFields, keyof PackageFields>;
export const Package: new () => Package = PackageFields;

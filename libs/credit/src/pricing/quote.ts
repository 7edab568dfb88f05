import type { Day, DecimalText } from '#kernel';
import { IsCode, IsDecimalText, ViewQuery } from '#kernel';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { GuaranteeType, LoanProduct } from '../credit.codes.js';
import { creditRulesRefusals as refuse } from '../rules/credit-rules.refusals.js';
import type { PricingContent } from '../rules/pricing.fields.js';
import { CreditSegment, HandlingPriority, RiskClass } from '../standing/standing.codes.js';
import type { Version } from '../versions.js';
import type { Price, Priced } from './price.js';
import { priceOf, releasePricing } from './price.js';

/** A price, and whose rules made it. */
export interface Quote extends Price {
  readonly setBy: 'bank' | 'release';
  /** Of the bank's own table. */
  readonly version?: number;
}

/** What a credit would cost by the rules of today, with its parts (J-22). */
export class QuotePrice extends ViewQuery<Quote> {
  @IsCode(LoanProduct) readonly product!: LoanProduct;

  @IsCode(GuaranteeType) readonly guaranteeType!: GuaranteeType;

  @Type(() => Number) @IsInt() @Min(1) @Max(1200) readonly termMonths!: number;

  @Matches(/^[A-Z]{3}$/) readonly currency!: string;

  /** The rate that is asked for; the guide if absent. */
  @IsOptional() @IsDecimalText({ min: '0', max: '1' }) readonly annualRate?: DecimalText;

  /** Defaults to medium. */
  @IsOptional() @IsCode(RiskClass) readonly riskClass?: RiskClass;

  @IsOptional() @IsCode(HandlingPriority) readonly priority?: HandlingPriority;

  @IsOptional() @IsCode(CreditSegment) readonly segment?: CreditSegment;
}

/** The price by the bank's own table, or by that of the release; none where no line is for it. */
export function priced(
  asked: Priced,
  own: Version<{ readonly pricing?: PricingContent }> | undefined,
  today: Day,
): Quote | undefined {
  const table = own?.content.pricing;
  const price = priceOf(asked, table ?? releasePricing(today));
  return (
    price && {
      ...price,
      ...(own && table ? { setBy: 'bank', version: own.version } : { setBy: 'release' }),
    }
  );
}

/** The price that somebody asks for. @throws PriceUnknown */
export function quoted(
  { riskClass = 'medium', priority = 'normal', ...asked }: QuotePrice,
  own: Version<{ readonly pricing?: PricingContent }> | undefined,
  today: Day,
): Quote {
  const price = priced({ ...asked, riskClass, priority }, own, today);
  if (!price) throw refuse.PriceUnknown({ field: 'currency', found: asked.currency });
  return price;
}

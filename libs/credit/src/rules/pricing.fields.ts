import type { DecimalText, Labels } from '#kernel';
import { AreCodes, AreParts, IsCode, IsDecimalText, IsId, IsOneOf, IsPart, IsText } from '#kernel';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsInt,
  IsOptional,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { GuaranteeType, LoanProduct } from '../credit.codes.js';
import { CreditSegment, HandlingPriority, RiskClass } from '../standing/standing.codes.js';

class PriceLabel implements Labels {
  @IsText({ max: 200 }) readonly en!: string;

  @IsText({ max: 200 }) readonly zh!: string;
}

/** What adds to a rate, a year. Of the lines of a part that fit, that for the shortest term counts. */
export class PartFields {
  @IsId() readonly id!: string;

  @IsPart(PriceLabel) readonly label!: Labels;

  @IsOneOf(['funding', 'cost', 'capital', 'margin'])
  readonly part!: 'funding' | 'cost' | 'capital' | 'margin';

  @IsDecimalText({ min: '0', max: '1' }) readonly adds!: DecimalText;

  /** The currency it is for; every one if absent. */
  @IsOptional() @Matches(/^[A-Z]{3}$/) readonly currency?: string;

  /** The longest term it is for; every one if absent. */
  @IsOptional() @IsInt() @Min(1) @Max(1200) readonly upToMonths?: number;
}

/** The probability that a credit of a risk class defaults within a year. */
export class DefaultFields {
  @IsId() readonly id!: string;

  @IsPart(PriceLabel) readonly label!: Labels;

  @IsCode(RiskClass) readonly riskClass!: RiskClass;

  @IsDecimalText({ min: '0', max: '1' }) readonly pd!: DecimalText;
}

/** What is lost of a credit that defaults, by what secures it. */
export class LossFields {
  @IsId() readonly id!: string;

  @IsPart(PriceLabel) readonly label!: Labels;

  @IsCode(GuaranteeType) readonly guaranteeType!: GuaranteeType;

  @IsDecimalText({ min: '0', max: '1' }) readonly lgd!: DecimalText;
}

/** What is taken off the rate for some (优惠利率). All that fit are taken off, at most the margin. */
export class PreferenceFields {
  @IsId() readonly id!: string;

  @IsPart(PriceLabel) readonly label!: Labels;

  @IsDecimalText({ min: '0', max: '1' }) readonly takes!: DecimalText;

  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @AreCodes(LoanProduct)
  readonly products?: readonly LoanProduct[];

  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(5)
  @AreCodes(CreditSegment)
  readonly segments?: readonly CreditSegment[];

  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(2)
  @AreCodes(HandlingPriority)
  readonly priorities?: readonly HandlingPriority[];
}

/** A whole table of prices (贷款定价). */
export class PricingFields {
  @AreParts(PartFields, { min: 4, max: 100 }) readonly parts!: readonly PartLine[];

  @AreParts(DefaultFields, { min: 1, max: 20 }) readonly defaults!: readonly DefaultLine[];

  @AreParts(LossFields, { min: 1, max: 20 }) readonly losses!: readonly LossLine[];

  @AreParts(PreferenceFields, { max: 50 }) readonly preferences!: readonly PreferenceLine[];
}

export type PartLine = { readonly [K in keyof PartFields]: PartFields[K] };
export type DefaultLine = { readonly [K in keyof DefaultFields]: DefaultFields[K] };
export type LossLine = { readonly [K in keyof LossFields]: LossFields[K] };
export type PreferenceLine = { readonly [K in keyof PreferenceFields]: PreferenceFields[K] };
export type PricingContent = { readonly [K in keyof PricingFields]: PricingFields[K] };

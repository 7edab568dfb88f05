import type { Day, DecimalText, Money } from '#kernel';
import { IsCode, IsDay, IsDecimalText, IsId, IsMoney, IsText } from '#kernel';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsOptional,
  Matches,
  ValidateNested,
} from 'class-validator';
import { BudgetKind, FundingKind } from '../projects.codes.js';

/** Who develops the project, and with which share of it. */
export class SponsorFields {
  @IsText({ max: 200 }) readonly name!: string;

  /** The sponsor's own file, where the bank keeps one. */
  @IsOptional() @IsId() readonly sponsorClientId?: string;

  /** A share of 1. */
  @IsDecimalText({ min: '0', max: '1' }) readonly share!: DecimalText;
}
export type Sponsor = { readonly [K in keyof SponsorFields]: SponsorFields[K] };

/** A line of the budget. */
export class BudgetLineFields {
  @IsId() readonly lineId!: string;

  @IsCode(BudgetKind) readonly kind!: BudgetKind;

  @IsOptional() @IsText({ max: 200 }) readonly title?: string;

  @IsMoney() readonly amount!: Money;
}
export type BudgetLine = { readonly [K in keyof BudgetLineFields]: BudgetLineFields[K] };

/** A source of the money. */
export class SourceFields {
  @IsId() readonly sourceId!: string;

  @IsCode(FundingKind) readonly kind!: FundingKind;

  /** Who pays it in. */
  @IsText({ max: 200 }) readonly provider!: string;

  /** The file of whoever pays it in, where the bank keeps one. */
  @IsOptional() @IsId() readonly providerClientId?: string;

  /** Another source of the same list out of which this one is paid. */
  @IsOptional() @IsId() readonly paidFrom?: string;

  /** The loan at this bank, for its own debt. */
  @IsOptional() @IsId() readonly loanId?: string;

  @IsMoney() readonly amount!: Money;

  /** The first day on which it may be drawn. */
  @IsOptional() @IsDay() readonly availableFrom?: Day;

  /** The last day on which it may be drawn. */
  @IsOptional() @IsDay() readonly availableUntil?: Day;

  /** Fee a year on what is not drawn, as a share of 1. */
  @IsOptional() @IsDecimalText({ min: '0', max: '0.1' }) readonly commitmentFee?: DecimalText;
}
export type Source = { readonly [K in keyof SourceFields]: SourceFields[K] };

/** A paper that proves a step. */
export class PaperFields {
  @IsText({ max: 200 }) readonly title!: string;

  /** Where it is kept. */
  @IsOptional() @IsText({ max: 200 }) readonly reference?: string;

  /** Of the file, so that nobody can exchange it. */
  @IsOptional() @Matches(/^[0-9a-f]{64}$/) readonly sha256?: string;
}
export type Paper = { readonly [K in keyof PaperFields]: PaperFields[K] };

/** The field is a list of parts, some at least, some at most. */
export const AreParts =
  (fields: new () => object, { least = 0, most = 100 } = {}): PropertyDecorator =>
  (target, field) => {
    for (const decorate of [
      IsArray(),
      ArrayMinSize(least),
      ArrayMaxSize(most),
      ValidateNested({ each: true }),
      Type(() => fields),
    ]) {
      decorate(target, field);
    }
  };

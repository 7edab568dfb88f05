import { IsCode, IsId, IsText } from '#kernel';
import { IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { LoanProduct } from '../credit.codes.js';

/** A bound within a limit: on a product, a currency, a term, or several of these together. */
export class SubLimit {
  /** Known by it within the limit. */
  @IsId() readonly id!: string;

  @IsOptional() @IsCode(LoanProduct) readonly product?: LoanProduct;

  @IsOptional()
  @Matches(/^[A-Z]{3}$/, { message: '$property must be a currency code of three capital letters' })
  readonly currency?: string;

  /** It is on credit of a longer term than so many months. */
  @IsOptional() @IsInt() @Min(0) @Max(1200) readonly longerThanMonths?: number;

  /** The most that such credit may come to, in fen. */
  @IsInt() @Min(0) @Max(10_000_000_000_000) readonly most!: number;
}

/** What a limit rests on, each in words (E-13). */
export class InputFields {
  @IsText({ max: 1000 }) readonly creditStanding!: string;

  @IsText({ max: 1000 }) readonly financialPosition!: string;

  @IsText({ max: 1000 }) readonly outlook!: string;

  @IsText({ max: 1000 }) readonly collateralValue!: string;
}

import type { Day } from '#kernel';
import { DomainCommand, IsDay, IsId, IsPart, IsText } from '#kernel';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { LoanProduct } from '../credit.codes.js';
import { IsCode } from '#kernel';
import type { ProductContent } from './product.fields.js';
import { ProductFields } from './product.fields.js';

abstract class ProductCommand extends DomainCommand {
  @IsId() readonly productId!: string;
}

/**
 * Drafts a product, from content of the bank's own or from the catalogue of the release. A product
 * whose id is a code of the catalogue (`workingCapital`) takes the place of that entry.
 */
export class DraftProduct extends ProductCommand {
  @IsOptional() @IsPart(ProductFields) readonly content?: ProductContent;

  /** The entry of the catalogue to begin with. */
  @IsOptional() @IsCode(LoanProduct) readonly template?: LoanProduct;

  @IsText() readonly reason!: string;
}

/** Drafts the next version. The version in force stays in force until this one is approved. */
export class ReviseProduct extends ProductCommand {
  @IsPart(ProductFields) readonly content!: ProductContent;

  @IsText() readonly reason!: string;
}

/** Puts the drafted version in force. Another person than the one who drafted it decides. */
export class ApproveProduct extends ProductCommand {
  /** The version that is meant, so that nothing else is approved. */
  @IsInt() @Min(1) @Max(10_000) readonly version!: number;

  /** The first day on which it is offered; never in the past. */
  @IsDay() readonly from!: Day;
}

/** Declines the drafted version. */
export class DeclineProduct extends ProductCommand {
  @IsText() readonly reason!: string;
}

/** Takes the product off the offer. Loans that run are not affected. */
export class WithdrawProduct extends ProductCommand {
  /** The first day on which it is no longer offered; never in the past. */
  @IsDay() readonly from!: Day;

  @IsText() readonly reason!: string;
}

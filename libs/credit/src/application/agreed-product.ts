import { IsId, IsPart } from '#kernel';
import { IsInt, Min } from 'class-validator';
import type { Offer } from '../product/offer.js';
import type { ProductContent } from '../product/product.fields.js';
import { ProductFields } from '../product/product.fields.js';

class OfferFields {
  @IsId() readonly productId!: string;

  /** 0 is the entry of the catalogue. */
  @IsInt() @Min(0) readonly version!: number;

  @IsPart(ProductFields) readonly content!: ProductContent;
}

/** The version of a product that bank and client agreed on. */
export const AgreedProduct: new () => Offer = OfferFields;

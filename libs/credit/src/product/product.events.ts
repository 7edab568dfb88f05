import type { Day } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { ProductContent } from './product.fields.js';

interface OfVersion {
  readonly version: number;
  readonly valueDate: Day;
}

/** One product, from its first draft to its withdrawal. */
export const productEvents = defineEvents('productId', {
  /** A version of what the product allows and needs. */
  ProductDrafted: event<
    OfVersion & {
      readonly content: ProductContent;
      readonly reason: string;
      readonly draftedBy: string;
    }
  >(),
  /** Offered from a day until the next version takes its place or the product is withdrawn. */
  ProductApproved: event<
    OfVersion & {
      readonly from: Day;
      readonly content: ProductContent;
      readonly approvedBy: string;
    }
  >(),
  ProductDeclined: event<OfVersion & { readonly reason: string; readonly declinedBy: string }>(),
  /** No longer offered from a day. */
  ProductWithdrawn: event<
    OfVersion & { readonly from: Day; readonly reason: string; readonly withdrawnBy: string }
  >(),
});

import type { Day } from '#kernel';
import type { LoanProduct } from '../credit.codes.js';
import type { ProductRow } from '../views/rules/products.view.js';
import { catalogued } from './catalogue.rules.js';
import type { ProductVersion } from './product-checks.js';
import type { ProductContent } from './product.fields.js';
import { versionOn } from '../versions.js';
import { productRefusals } from './product.refusals.js';

/** A version of a product as it is offered on a day. */
export interface Offer extends ProductVersion {
  readonly content: ProductContent;
}

/**
 * The version of a product that is offered on a day: the bank's own, or the entry of the catalogue
 * where the bank has none of that id. Refuses with `ProductUnknown` or `ProductNotOffered`.
 */
export function offerOf(
  asked: { readonly productId?: string | undefined; readonly kind: LoanProduct },
  row: ProductRow | undefined,
  today: Day,
): Offer {
  const productId = asked.productId ?? asked.kind;
  const versions = row?.offered ?? [];
  if (versions.length === 0 && productId === asked.kind) return entry(asked.kind);
  if (row === undefined) throw productRefusals.ProductUnknown({ field: 'productId', productId });
  const version = versionOn(versions, today);
  if (version !== undefined) {
    return { productId, version: version.version, content: version.content };
  }
  // A version of the bank's own that is still to come leaves the catalogue in force until then.
  const isToCome = versions.every(({ from }) => from > today);
  if (isToCome && productId === asked.kind) return entry(asked.kind);
  throw productRefusals.ProductNotOffered({ field: 'productId', productId, today });
}

function entry(kind: LoanProduct): Offer {
  const found = catalogued(kind);
  if (!found) throw productRefusals.ProductUnknown({ field: 'terms.product', found: kind });
  // The catalogue counts as version 0: the bank's own versions begin with 1.
  return { productId: kind, version: 0, content: found.content };
}

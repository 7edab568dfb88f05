import type { DataOf, Day, Openings, Rows } from '#kernel';
import { defineView, everyone, IsCode, IsId, ListQuery, ViewQuery } from '#kernel';
import { IsOptional } from 'class-validator';
import { LoanProduct } from '../../credit.codes.js';
import type { CatalogueEntry } from '../../product/catalogue.rules.js';
import { catalogue } from '../../product/catalogue.rules.js';
import { VersionStage } from '../../product/product.codes.js';
import { productEvents } from '../../product/product.events.js';
import type { ProductContent } from '../../product/product.fields.js';
import { endedBefore } from '../../versions.js';

/** A version that is or was offered: from when, and until when if that has an end. */
export interface OfferedVersion {
  readonly version: number;
  readonly from: Day;
  readonly until?: Day;
  readonly content: ProductContent;
  readonly draftedBy: string;
  readonly approvedBy: string;
}

/** A product: its latest version, and those that were offered. */
export interface ProductRow {
  readonly productId: string;
  readonly kind: LoanProduct;
  readonly version: number;
  readonly stage: VersionStage;
  readonly content: ProductContent;
  /** Why the latest step was taken. */
  readonly reason: string;
  readonly draftedBy: string;
  readonly changedOn: Day;
  readonly offered: readonly OfferedVersion[];
}

/** One product, with every version that was offered. */
export class GetProduct extends ViewQuery<ProductRow> {
  @IsId() readonly productId!: string;
}

/** The products that the bank has drafted itself. */
export class ListProducts extends ListQuery<ProductRow> {
  @IsOptional() @IsCode(LoanProduct) readonly kind?: LoanProduct;

  @IsOptional() @IsCode(VersionStage) readonly stage?: VersionStage;
}

/** The catalogue of the release: what is offered of a kind until the bank drafts its own. */
export class GetCatalogue extends ViewQuery<readonly CatalogueEntry[]> {}

const latest = ({
  content,
  version,
  reason,
  draftedBy,
  valueDate,
}: DataOf<typeof productEvents.ProductDrafted>) => ({
  kind: content.kind,
  content,
  version,
  reason,
  draftedBy,
  stage: 'drafted' as const,
  changedOn: valueDate,
});

const opens: Openings<ProductRow, typeof productEvents> = {
  ProductDrafted: (data, { id }) => ({ productId: id, ...latest(data), offered: [] }),
};

const on: Rows<ProductRow, typeof productEvents> = {
  ProductDrafted: (data, row) => ({ ...row, ...latest(data) }),
  ProductApproved: ({ version, from, content, approvedBy, valueDate }, row) => ({
    ...row,
    stage: 'approved',
    changedOn: valueDate,
    offered: [
      ...endedBefore(row.offered, from),
      { version, from, content, draftedBy: row.draftedBy, approvedBy },
    ].slice(-100),
  }),
  ProductDeclined: ({ reason, valueDate }, row) => ({
    ...row,
    stage: 'declined',
    reason,
    changedOn: valueDate,
  }),
  ProductWithdrawn: ({ from, reason, valueDate }, row) => ({
    ...row,
    stage: 'withdrawn',
    reason,
    changedOn: valueDate,
    offered: endedBefore(row.offered, from),
  }),
};

/** What the bank sells, version by version. */
export const products = defineView({
  name: 'products',
  events: productEvents,
  opens,
  on,
  scope: 'open',
  queries: { GetProduct, ListProducts, GetCatalogue },
  allow: { GetProduct: everyone, ListProducts: everyone, GetCatalogue: everyone },
  answer: {
    GetProduct: ({ productId }, rows) => rows.get(productId),
    ListProducts: ({ kind, stage, limit, cursor, sort = 'productId' }, rows) =>
      rows.page({ kind, stage }, { limit, cursor, sort }),
    GetCatalogue: () => Promise.resolve(catalogue),
  },
  indexes: [{ kind: 1, productId: 1 }, { stage: 1, productId: 1 }, { productId: 1 }],
});

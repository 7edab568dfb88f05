import { Decimal } from '#kernel';
import type { Money } from '#kernel';
import type { CreditTerms } from '../credit-terms.js';
import type { HandlingPriority } from '../standing/standing.codes.js';
import { checkOrders } from './order/check-orders.js';
import type { ProductContent, ServicingTerms } from './product.fields.js';
import { productRefusals } from './product.refusals.js';

const { OutsideProduct, ProductForOthers, RangeOutOfOrder, StatedTwice } = productRefusals;

/** The version of a product that terms are held against. */
export interface ProductVersion {
  readonly productId: string;
  readonly version: number;
}

/** The version that a loan is made from, with how it is served from then on. */
export interface GrantedProduct extends ProductVersion {
  readonly servicing: ServicingTerms;
}

/**
 * Refuses content that contradicts itself: ranges out of order, a currency, a document or a
 * condition stated twice, orders of payment that leave something out.
 */
export function checkContent(content: ProductContent): void {
  const { amounts, termMonths, annualRate, documents } = content;
  amounts.forEach(({ least, most }, index) => {
    if (least > most) throw RangeOutOfOrder({ field: `content.amounts.${index}.least` });
  });
  if (termMonths.least > termMonths.most) {
    throw RangeOutOfOrder({ field: 'content.termMonths.least' });
  }
  if (new Decimal(annualRate.least).gt(annualRate.most)) {
    throw RangeOutOfOrder({ field: 'content.annualRate.least' });
  }
  checkOrders(content.servicing.orders ?? [], 'content.servicing.orders');
  const { toleratedOverdue = [], entrustedAbove = [] } = content.servicing;
  oncePerCurrency(amounts, 'content.amounts');
  oncePerCurrency(toleratedOverdue, 'content.servicing.toleratedOverdue');
  oncePerCurrency(entrustedAbove, 'content.servicing.entrustedAbove');
  const [document] = twice(documents.map(({ kind, before }) => `${kind} ${before}`));
  if (document !== undefined) throw StatedTwice({ field: 'content.documents', found: document });
}

function oncePerCurrency(amounts: readonly { readonly currency: string }[], field: string): void {
  const [found] = twice(amounts.map(({ currency }) => currency));
  if (found !== undefined) throw StatedTwice({ field, found });
}

const twice = (names: readonly string[]): readonly string[] =>
  names.filter((name, index) => names.indexOf(name) !== index);

/** Refuses terms outside a version of a product, and names the field and what is allowed. */
export function checkTerms(
  terms: CreditTerms,
  content: ProductContent,
  version: ProductVersion,
): void {
  const outside = (field: keyof CreditTerms, allowed: unknown) =>
    OutsideProduct({ field: `terms.${field}`, found: terms[field], allowed, ...version });
  const oneOf = (field: keyof CreditTerms, allowed: readonly unknown[]) => {
    if (!allowed.includes(terms[field])) throw outside(field, allowed);
  };
  oneOf('product', [content.kind]);
  oneOf('purpose', content.purposes);
  oneOf('guaranteeType', content.guarantees);
  oneOf('method', content.methods);
  oneOf('dayCount', content.dayCounts);
  if (!allowsAmount(content, terms.amount)) throw outside('amount', content.amounts);
  const { termMonths, annualRate, projectTypes } = content;
  if (terms.termMonths < termMonths.least || terms.termMonths > termMonths.most) {
    throw outside('termMonths', termMonths);
  }
  const rate = new Decimal(terms.annualRate);
  if (rate.lt(annualRate.least) || rate.gt(annualRate.most)) {
    throw outside('annualRate', annualRate);
  }
  if (projectTypes !== undefined) oneOf('projectType', projectTypes);
  if (terms.revolving === true && !content.revolving) throw outside('revolving', false);
}

/** Refuses a product that is for other clients. */
export function checkClients(
  { content: { onlyFor }, ...version }: ProductVersion & { readonly content: ProductContent },
  priority: HandlingPriority = 'normal',
): void {
  if (onlyFor === undefined || onlyFor === priority) return;
  const { productId } = version;
  throw ProductForOthers({ field: 'productId', productId, onlyFor });
}

const allowsAmount = ({ amounts }: ProductContent, { minor, currency }: Money): boolean =>
  amounts.some((each) => each.currency === currency && minor >= each.least && minor <= each.most);

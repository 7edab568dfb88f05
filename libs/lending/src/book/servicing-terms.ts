import type { GrantedProduct, ServicingTerms } from '#credit';
import type { Currency, Day, Money } from '#kernel';
import { addMonths } from '#kernel';
import type { AgeingTerms, AllocationRule, BookTerms, PrepaymentFeeRule } from '#loan-arithmetic';
import { allocationRules } from '#loan-arithmetic';
import type { Clauses } from '../loan/clauses.js';
import { feeRuleOf } from '../loan/clauses.js';
import { houseServicing } from './servicing.rules.js';

/** What says how a loan is served. */
export interface ServingParts {
  readonly clauses?: Clauses;
  /** The version of the product that it was granted under; a later one changes nothing. */
  readonly product?: GrantedProduct;
}

/** How a loan is served: by its agreement, else its product, else the rules of the house. */
export function servicingOf({ clauses, product }: ServingParts): ServicingTerms {
  const { overdueMarkup } = clauses ?? {};
  return {
    ...houseServicing,
    ...product?.servicing,
    ...(overdueMarkup !== undefined && { overdueMarkup }),
  };
}

/** What the book of a loan is kept by, as far as servicing says it. */
export function bookServicing(
  parts: ServingParts,
  currency: Currency,
): Pick<
  BookTerms,
  'allocation' | 'ageing' | 'endsEarly' | 'prepaymentFee' | 'sameDay' | 'surplus'
> {
  const { prepayment, prepaymentAfterMonths, chargesOfDay, surplus, ...served } =
    servicingOf(parts);
  const ageing = toleranceOf(served, currency);
  const fee = prepaymentFeeOf(parts);
  return {
    ...(parts.product && { allocation: ordersOf(served, parts.product.version) }),
    ...(ageing && { ageing }),
    ...(prepayment.length === 0
      ? { endsEarly: 'never' }
      : prepaymentAfterMonths > 0 && { endsEarly: { afterMonths: prepaymentAfterMonths } }),
    ...(fee && { prepaymentFee: fee }),
    ...(chargesOfDay && { sameDay: chargesOfDay }),
    ...(surplus && { surplus }),
  };
}

/** What is not late by the product: days after the due day, and an amount in the loan’s currency. */
function toleranceOf(
  { toleranceDays, toleratedOverdue }: Pick<ServicingTerms, 'toleranceDays' | 'toleratedOverdue'>,
  currency: Currency,
): AgeingTerms | undefined {
  const tolerated = minorIn(toleratedOverdue, currency);
  if (toleranceDays === 0 && tolerated === undefined) return undefined;
  return {
    ...(toleranceDays > 0 && { graceDays: toleranceDays, graceCounts: 'fromDueDate' }),
    ...(tolerated !== undefined && { tolerated }),
  };
}

/** Of amounts in several currencies that of one, in minor units. */
export const minorIn = (
  amounts: readonly Money[] | undefined,
  currency: Currency,
): number | undefined => amounts?.find((amount) => amount.currency === currency)?.minor;

/** The fee for paying early: as the agreement has it, else a share by the product. */
function prepaymentFeeOf(parts: ServingParts): PrepaymentFeeRule | undefined {
  if (parts.clauses?.prepaymentFee) return feeRuleOf(parts.clauses.prepaymentFee);
  const { prepaymentFee: share } = servicingOf(parts);
  return Number(share) === 0 ? undefined : { kind: 'share', share };
}

type Orders = Pick<ServicingTerms, 'performingOrder' | 'nonPerformingOrder' | 'orders'>;

/**
 * The orders of payment of a loan by its class: those of its product first, which take the place of
 * others for the same payments and class; what has an order of its own keeps it.
 */
export function ordersOf(
  { performingOrder, nonPerformingOrder, orders = [] }: Orders,
  version: number,
): readonly AllocationRule[] {
  const of = (id: string, assetClass: AllocationRule['assetClass']) =>
    allocationRules
      .filter((rule) => rule.id === id)
      .map((rule): AllocationRule => ({ ...rule, payment: 'any', assetClass }));
  return [
    ...orders.map((order): AllocationRule => ({
      ...order,
      ...{ version, inForceFrom: '1900-01-01', source: 'The product' },
    })),
    ...of(performingOrder, 'performing'),
    ...of(nonPerformingOrder, 'nonPerforming'),
    ...allocationRules.filter(
      ({ payment, assetClass }) => payment !== 'any' || assetClass === 'writtenOff',
    ),
  ];
}

/** The first day on which a loan may be prepaid; undefined where it never may. */
export function prepayableFrom(parts: ServingParts, firstDrawnOn: Day): Day | undefined {
  const { prepayment, prepaymentAfterMonths } = servicingOf(parts);
  return prepayment.length === 0 ? undefined : addMonths(firstDrawnOn, prepaymentAfterMonths);
}

import type { Day } from '#kernel';
import type { CreditTerms } from '../../credit-terms.js';
import type { PriceStanding } from '../../pricing/pricing.codes.js';
import type { Quote } from '../../pricing/quote.js';
import { priced } from '../../pricing/quote.js';
import type { RiskClass } from '../../standing/standing.codes.js';
import type { CreditRulesRow } from '../../views/rules/credit-rules.view.js';
import { rulesOn } from '../../views/rules/credit-rules.view.js';
import type { StandingRow } from '../../views/credit-standing.view.js';

/** What the price of a credit is made by. */
interface Seen {
  readonly pricing?: CreditRulesRow | undefined;
  readonly standing?: StandingRow | undefined;
  readonly today: Day;
}

/** What the rate of a credit comes to for the client; undefined where no line is for it. */
export function priceFor(
  terms: CreditTerms,
  { riskClass }: { readonly riskClass?: RiskClass },
  { pricing, standing, today }: Seen,
): Quote | undefined {
  const { product, guaranteeType, termMonths, annualRate, amount } = terms;
  return priced(
    {
      ...{ product, guaranteeType, termMonths, annualRate, currency: amount.currency },
      riskClass: riskClass ?? standing?.riskClass ?? 'medium',
      priority: standing?.priority ?? 'normal',
      segment: standing?.segment,
      discount: standing?.discounts.find(({ until }) => until >= today),
    },
    rulesOn(pricing, today),
    today,
  );
}

/**
 * What a rate is held against. The prices of the release are a guide and bind nobody; the bank's own
 * bind, and a rate that they have no line for counts as below them.
 */
export function bindingStanding(
  price: Quote | undefined,
  { pricing, today }: Pick<Seen, 'pricing' | 'today'>,
): PriceStanding {
  if (rulesOn(pricing, today)?.content.pricing === undefined) return 'within';
  return price?.standing ?? 'below';
}

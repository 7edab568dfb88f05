import type { Day, DecimalText } from '#kernel';
import { Decimal, inForce } from '#kernel';
import type { CreditTerms } from '../credit-terms.js';
import type { PricingContent } from '../rules/pricing.fields.js';
import type { CreditSegment, HandlingPriority, RiskClass } from '../standing/standing.codes.js';
import { defaultRules, lossRules, preferenceRules, priceRules } from './price.rules.js';
import type { PricePart, PriceStanding } from './pricing.codes.js';

/** What a price depends on. */
export interface Priced extends Pick<CreditTerms, 'product' | 'guaranteeType' | 'termMonths'> {
  readonly currency: string;
  readonly riskClass: RiskClass;
  readonly priority: HandlingPriority;
  readonly segment?: CreditSegment | undefined;
  /** What the client has earned, to come off the rate. */
  readonly discount?: { readonly reference: string; readonly takes: DecimalText } | undefined;
  /** The rate that is asked for; the guide if absent. */
  readonly annualRate?: DecimalText | undefined;
}

/** One part of a rate, a year. Preferences are below nothing. */
export interface PriceLine {
  readonly part: PricePart;
  readonly rate: DecimalText;
  readonly rules: readonly string[];
}

/** A rate with its parts, and what the rate that is asked for comes to. */
export interface Price {
  readonly lines: readonly PriceLine[];
  /** What the bank asks for by its rules: all parts together. */
  readonly guide: DecimalText;
  /** Below this the credit costs more than it earns. */
  readonly breakEven: DecimalText;
  readonly asked: DecimalText;
  readonly standing: PriceStanding;
  /** What the asked rate leaves after funding, cost and expected loss, of the capital that is bound. */
  readonly returnOnCapital: DecimalText;
}

/** Capital that a credit binds: 8 % of it, as it is weighted in full. A default of this product. */
const boundCapital = '0.08';

/** The prices of the release on a day: a guide, until the bank puts its own in force. */
export const releasePricing = (day: Day): PricingContent => ({
  parts: inForce(priceRules, day),
  defaults: inForce(defaultRules, day),
  losses: inForce(lossRules, day),
  preferences: inForce(preferenceRules, day),
});

/**
 * The price of a credit: funding + cost + expected loss + capital + margin − preferences. Undefined
 * where the table has no line for the currency, the term, the risk or what secures it.
 */
export function priceOf(priced: Priced, table: PricingContent): Price | undefined {
  const funding = added('funding', priced, table);
  const cost = added('cost', priced, table);
  const loss = expectedLoss(priced, table);
  const capital = added('capital', priced, table);
  const margin = added('margin', priced, table);
  if (!funding || !cost || !loss || !capital || !margin) return undefined;
  const costs = [funding, cost, loss];
  const preference = preferred(priced, margin.rate, table);
  const lines = [...costs, capital, margin, ...(preference ? [preference] : [])];
  const breakEven = sum([...costs, capital]);
  const guide = sum(lines);
  const asked = priced.annualRate ?? text(guide);
  const left = new Decimal(asked).minus(sum(costs));
  return {
    lines,
    guide: text(guide),
    breakEven: text(breakEven),
    asked,
    standing: guide.lte(asked) ? 'within' : breakEven.lte(asked) ? 'below' : 'loss',
    returnOnCapital: left.div(boundCapital).toDecimalPlaces(4).toFixed(),
  };
}

const text = (rate: Decimal): DecimalText => rate.toDecimalPlaces(6).toFixed();

const sum = (lines: readonly Pick<PriceLine, 'rate'>[]): Decimal =>
  Decimal.sum(0, ...lines.map(({ rate }) => rate));

/** The line of a part that fits, for the shortest term. */
function added(
  part: PricingContent['parts'][number]['part'],
  { currency, termMonths }: Priced,
  { parts }: PricingContent,
): PriceLine | undefined {
  const [first] = parts
    .filter((each) => each.part === part && (each.currency ?? currency) === currency)
    .filter(({ upToMonths }) => (upToMonths ?? Infinity) >= termMonths)
    .sort((a, b) => (a.upToMonths ?? Infinity) - (b.upToMonths ?? Infinity));
  return first && { part, rate: first.adds, rules: [first.id] };
}

function expectedLoss(
  { riskClass, guaranteeType }: Priced,
  { defaults, losses }: PricingContent,
): PriceLine | undefined {
  const pd = defaults.find((each) => each.riskClass === riskClass);
  const loss = losses.find((each) => each.guaranteeType === guaranteeType);
  if (!pd || !loss) return undefined;
  const rate = text(new Decimal(pd.pd).times(loss.lgd));
  return { part: 'expectedLoss', rate, rules: [pd.id, loss.id] };
}

/** What is taken off, together at most the margin. */
function preferred(
  { product, segment, priority, discount }: Priced,
  margin: DecimalText,
  { preferences }: PricingContent,
): PriceLine | undefined {
  const fits = preferences.filter(
    ({ products, segments, priorities }) =>
      (products?.includes(product) ?? true) &&
      (!segments || (segment !== undefined && segments.includes(segment))) &&
      (priorities?.includes(priority) ?? true),
  );
  const all = [
    ...fits.map(({ id, takes }) => ({ id, takes })),
    ...(discount ? [{ id: discount.reference, takes: discount.takes }] : []),
  ];
  if (all.length === 0) return undefined;
  const off = Decimal.min(margin, Decimal.sum(0, ...all.map(({ takes }) => takes)));
  return { part: 'preference', rate: text(off.negated()), rules: all.map(({ id }) => id) };
}

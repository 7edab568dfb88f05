import type { DatedRule, Day, DecimalText, Labels, Money } from '#kernel';
import { inForce, minorDigits, moneyOf, ratioOf, roundRatio, timesRatio } from '#kernel';

/** What one unit of a currency counts in yuan when exposures are added up. */
export interface ReferenceRate extends DatedRule {
  readonly label: Labels;
  readonly currency: string;
  readonly yuan: DecimalText;
}

const rate = (currency: string, yuan: DecimalText, en: string, zh: string): ReferenceRate => ({
  id: `RR-${currency}`,
  version: 1,
  inForceFrom: '1900-01-01',
  source: 'Default of this product; a bank sets its own',
  label: { en, zh },
  currency,
  yuan,
});

/** Rates for authority and limits, not for booking: they change by decision, not by market. */
export const referenceRates: readonly ReferenceRate[] = [
  rate('CNY', '1', 'Yuan', '人民币'),
  rate('USD', '6.6', 'US dollar', '美元'),
  rate('EUR', '6.6', 'Euro', '欧元'),
  rate('HKD', '0.9', 'Hong Kong dollar', '港元'),
  rate('JPY', '0.05', 'Yen', '日元'),
];

/** An amount in yuan by the reference rate of a day; undefined for a currency without one. */
export function inYuan({ minor, currency }: Money, day: Day): Money | undefined {
  const found = inForce(referenceRates, day).find((each) => each.currency === currency);
  if (!found) return undefined;
  const scale = { over: 100n, under: 10n ** BigInt(minorDigits(currency)) };
  const yuan = timesRatio(
    ratioOf(found.yuan),
    timesRatio(scale, { over: BigInt(minor), under: 1n }),
  );
  return moneyOf(roundRatio(yuan, 'halfUp'), 'CNY');
}

/** What amounts of several currencies come to in yuan; undefined where one has no rate. */
export function sumInYuan(amounts: readonly Money[], day: Day): Money | undefined {
  let minor = 0n;
  for (const amount of amounts) {
    const yuan = inYuan(amount, day);
    if (!yuan) return undefined;
    minor += BigInt(yuan.minor);
  }
  return moneyOf(minor, 'CNY');
}

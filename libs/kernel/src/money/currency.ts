import { defineRefusals } from '../definers/words/refusals.js';

/**
 * Decimal places of the minor unit where they are not two. Source: ISO 4217, active codes list.
 */
const digitsOf: Readonly<Record<string, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
};

/** A currency by its code of three letters (ISO 4217). */
export type Currency = string;

export const currencyRefusals = defineRefusals({
  NotACurrency: {
    en: 'A currency code is three capital letters.',
    zh: '币种须为三位大写字母代码',
    status: 422,
  },
});

/** Decimal places of a currency's minor unit: 2 for CNY, 0 for JPY, 3 for KWD. */
export function minorDigits(currency: Currency): number {
  if (!/^[A-Z]{3}$/.test(currency)) {
    throw currencyRefusals.NotACurrency({ field: 'currency', found: currency });
  }
  return digitsOf[currency] ?? 2;
}

import type { DecimalText } from '#kernel';
import { Decimal } from '#kernel';

/**
 * What misused money bears: the contract rate and the markup on it (`0.036`, `0.5` → `0.054`).
 * Source: 银发〔2003〕251号, 第三条.
 */
export const bearing = (annualRate: DecimalText, markup: DecimalText): DecimalText =>
  new Decimal(markup).plus(1).times(annualRate).toFixed();

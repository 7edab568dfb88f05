import { Decimal as DecimalJs } from 'decimal.js';
import { defineField } from '../definers/fields.js';

/** Exact decimals of 34 significant digits, for rates, factors and ratios. Never binary floats. */
export const Decimal = DecimalJs.clone({ precision: 34, rounding: DecimalJs.ROUND_HALF_UP });
export type Decimal = DecimalJs;

/** A decimal as it is stored and sent: `"0.0435"`. */
export type DecimalText = string;

interface Bounds {
  readonly min?: string;
  readonly max?: string;
}

/** The field is a decimal written as a string, such as an annual rate of `"0.0435"`. */
export const IsDecimalText = ({
  min,
  max,
  ...options
}: Bounds & { readonly each?: boolean } = {}) =>
  defineField({
    name: 'isDecimalText',
    en: `must be a decimal in a string, such as "0.0435"${within('from', min)}${within('up to', max)}`,
    zh: `必须为十进制小数文本，例如 "0.0435"${inChinese('不小于', min)}${inChinese('不大于', max)}`,
    test: (value) =>
      isDecimalText(value) &&
      (min === undefined || new Decimal(value).gte(min)) &&
      (max === undefined || new Decimal(value).lte(max)),
    schema: { type: 'string', pattern: decimalText.source },
  })(options);

const decimalText = /^-?\d{1,20}(\.\d{1,20})?$/;
export const isDecimalText = (value: unknown): value is DecimalText =>
  typeof value === 'string' && decimalText.test(value);
const within = (word: string, bound?: string) => (bound === undefined ? '' : `, ${word} ${bound}`);
const inChinese = (word: string, bound?: string) =>
  bound === undefined ? '' : `，${word} ${bound}`;

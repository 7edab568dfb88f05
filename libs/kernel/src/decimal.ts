import { ValidateBy } from 'class-validator';
import { Decimal as DecimalJs } from 'decimal.js';

/** Exact decimals of 34 significant digits, for rates, factors and ratios. Never binary floats. */
export const Decimal = DecimalJs.clone({ precision: 34, rounding: DecimalJs.ROUND_HALF_UP });
export type Decimal = DecimalJs;

/** A decimal as it is stored and sent: `"0.0435"`. */
export type DecimalText = string;

/** The field is a decimal written as a string, such as an annual rate of `"0.0435"`. */
export const IsDecimalText = (bounds: { readonly min?: string; readonly max?: string } = {}) =>
  ValidateBy({
    name: 'isDecimalText',
    constraints: [bounds],
    validator: {
      validate: (value) =>
        typeof value === 'string' &&
        /^-?\d{1,20}(\.\d{1,20})?$/.test(value) &&
        (bounds.min === undefined || new Decimal(value).gte(bounds.min)) &&
        (bounds.max === undefined || new Decimal(value).lte(bounds.max)),
      defaultMessage: () =>
        `$property must be a decimal in a string, such as "0.0435"${
          bounds.min === undefined ? '' : `, from ${bounds.min}`
        }${bounds.max === undefined ? '' : `, up to ${bounds.max}`}`,
    },
  });

import { Decimal128, Double, Long } from 'bson';
import { badValue } from '../errors.js';
import {
  addDecimals,
  doubleAsDecimal15,
  integerAsDecimal,
  multiplyDecimals,
  wholeOf,
} from './decimal.js';
import { isInt32, toNumber, typeName, type Numeric } from './values.js';

type Operation = 'add' | 'multiply';

export const add = (a: Numeric, b: Numeric): Numeric => calculate('add', a, b);
export const multiply = (a: Numeric, b: Numeric): Numeric => calculate('multiply', a, b);

/**
 * A decimal and anything is a decimal, a double and an integer is a double; integers stay integers
 * and grow from 32 to 64 bits.
 */
function calculate(operation: Operation, a: Numeric, b: Numeric): Numeric {
  if (a instanceof Decimal128 || b instanceof Decimal128) {
    const [x, y] = [toDecimal(a), toDecimal(b)];
    return operation === 'add' ? addDecimals(x, y) : multiplyDecimals(x, y);
  }
  const types = [typeName(a), typeName(b)];
  if (types.includes('double')) {
    const [x, y] = [toNumber(a), toNumber(b)];
    return asDouble(operation === 'add' ? x + y : x * y);
  }
  const [x, y] = [toBigInt(a), toBigInt(b)];
  const result = operation === 'add' ? x + y : x * y;
  if (!fitsLong(result)) throw badValue('the result does not fit into 64 bits');
  return types.includes('long') ? Long.fromBigInt(result) : asInteger(result);
}

/** A double that BSON keeps as one. */
export const asDouble = (value: number): Numeric => (isInt32(value) ? new Double(value) : value);

/** A 32-bit integer where it fits, else one of 64 bits. */
export const asInteger = (value: bigint): Numeric =>
  isInt32(Number(value)) ? Number(value) : Long.fromBigInt(value);

export const fitsLong = (value: bigint): boolean => value === BigInt.asIntN(64, value);

/** An integer of either size. */
export const toBigInt = (value: Exclude<Numeric, Decimal128>): bigint =>
  value instanceof Long ? value.toBigInt() : BigInt(toNumber(value));

const toDecimal = (value: Numeric): Decimal128 => {
  if (value instanceof Decimal128) return value;
  return typeName(value) === 'double'
    ? doubleAsDecimal15(toNumber(value))
    : integerAsDecimal(toBigInt(value));
};

/** A number of any kind without its fraction; `undefined` where that does not fit into 64 bits. */
export function wholePart(value: Numeric): bigint | undefined {
  if (value instanceof Decimal128) return wholeOf(value);
  if (value instanceof Long) return value.toBigInt();
  const whole = Math.trunc(toNumber(value));
  return Number.isFinite(whole) && fitsLong(BigInt(whole)) ? BigInt(whole) : undefined;
}

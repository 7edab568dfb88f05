import { Decimal128, Double, Long } from 'bson';
import { badValue, notSupported } from '../errors.js';
import { isInt32, toNumber, typeName, type Numeric } from './values.js';

type Operation = 'add' | 'multiply';

export const add = (a: Numeric, b: Numeric): Numeric => calculate('add', a, b);
export const multiply = (a: Numeric, b: Numeric): Numeric => calculate('multiply', a, b);

/** A double and anything is a double; integers stay integers and grow from 32 to 64 bits. */
function calculate(operation: Operation, a: Numeric, b: Numeric): Numeric {
  if (a instanceof Decimal128 || b instanceof Decimal128) {
    throw notSupported('arithmetic on Decimal128');
  }
  const types = [typeName(a), typeName(b)];
  if (types.includes('double')) {
    const [x, y] = [toNumber(a), toNumber(b)];
    return asDouble(operation === 'add' ? x + y : x * y);
  }
  const [x, y] = [toBigInt(a), toBigInt(b)];
  const result = operation === 'add' ? x + y : x * y;
  if (result !== BigInt.asIntN(64, result)) throw badValue('the result does not fit into 64 bits');
  const isLong = types.includes('long') || !isInt32(Number(result));
  return isLong ? Long.fromBigInt(result) : Number(result);
}

/** A double that BSON keeps as one. */
export const asDouble = (value: number): Numeric => (isInt32(value) ? new Double(value) : value);

const toBigInt = (value: Numeric): bigint =>
  value instanceof Long ? value.toBigInt() : BigInt(toNumber(value));

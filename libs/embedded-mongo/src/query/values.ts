import { BSONRegExp, MaxKey, MinKey } from 'bson';
import { orderKey, Rank } from '../bson/order.js';
import { isDoc, isNumeric } from '../bson/values.js';
import { compilePattern } from './filters/pcre.js';

/** Holds or not for one value; `undefined` stands for a missing one. */
export type Test = (value: unknown) => boolean;

/** How values are compared: by their bytes, or by a collation. */
export interface Comparison {
  equals(operand: unknown): Test;
  isIn(operands: readonly unknown[]): Test;
  compares(operator: RangeOperator, operand: unknown): Test;
}

/** Equality as MongoDB understands it: null is equal to missing, 1 to 1.0. */
export function equals(operand: unknown): Test {
  if (operand === null || operand === undefined) return isNothing;
  if (typeof operand === 'string' || typeof operand === 'boolean') {
    return (value) => value === operand;
  }
  const key = orderKey(operand);
  if (typeof operand === 'number' && !Number.isNaN(operand)) {
    return (value) =>
      value === operand ||
      (typeof value === 'object' && isNumeric(value) && orderKey(value) === key);
  }
  return (value) => value !== undefined && orderKey(value) === key;
}

const isNothing: Test = (value) => value === null || value === undefined;

export type RangeOperator = '$gt' | '$gte' | '$lt' | '$lte';

const HOLDS: Readonly<Record<RangeOperator, (value: string, operand: string) => boolean>> = {
  $gt: (value, operand) => value > operand,
  $gte: (value, operand) => value >= operand,
  $lt: (value, operand) => value < operand,
  $lte: (value, operand) => value <= operand,
};

export const ORDERED: Readonly<Record<RangeOperator, (value: number, operand: number) => boolean>> =
  {
    $gt: (value, operand) => value > operand,
    $gte: (value, operand) => value >= operand,
    $lt: (value, operand) => value < operand,
    $lte: (value, operand) => value <= operand,
  };

/** Order within the operand's type only; across types for `MinKey` and `MaxKey`. */
export function compares(operator: RangeOperator, operand: unknown): Test {
  const inclusive = operator === '$gte' || operator === '$lte';
  if (operand === null) return inclusive ? isNothing : () => false;
  const key = orderKey(operand);
  const holds = HOLDS[operator];
  if (operand instanceof MinKey || operand instanceof MaxKey) {
    return (value) => holds(orderKey(value), key); // also of what is missing, which sorts as null
  }
  if (key === NAN) return (value) => inclusive && isNumeric(value) && orderKey(value) === NAN;
  const rank = key.charAt(0);
  const number = typeof operand === 'number' ? operand : undefined;
  return (value) => {
    if (value === undefined) return false;
    if (number !== undefined && typeof value === 'number') return ORDERED[operator](value, number);
    const other = orderKey(value);
    return other.startsWith(rank) && other !== NAN && holds(other, key);
  };
}

/** NaN is in order with itself only. */
const NAN = orderKey(NaN);

/** One of the given values, or a string that one of the given regular expressions matches. */
export function isIn(operands: readonly unknown[]): Test {
  const keys = new Set(operands.map(orderKey));
  const patterns = operands.filter((operand) => operand instanceof BSONRegExp).map(matchesPattern);
  return (value) =>
    keys.has(value === undefined ? Rank.Null : orderKey(value)) ||
    patterns.some((matches) => matches(value));
}

/** A string that the pattern matches, or the same pattern. */
export function matchesPattern(pattern: BSONRegExp): Test {
  const matches = compilePattern(pattern.pattern, pattern.options);
  const key = orderKey(pattern);
  return (value) =>
    typeof value === 'string'
      ? matches(value)
      : value instanceof BSONRegExp && orderKey(value) === key;
}

/** A document whose first field is an operator, such as `{ $gt: 1 }`. */
export function isOperators(value: unknown): boolean {
  if (!isDoc(value)) return false;
  const first = Object.keys(value)[0];
  return first !== undefined && first.startsWith('$') && !REFERENCE.has(first);
}

/** The fields of a DBRef, which is a value. */
const REFERENCE = new Set(['$ref', '$id', '$db']);

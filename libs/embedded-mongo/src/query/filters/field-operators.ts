import { BSONRegExp } from 'bson';
import { wholePart } from '../../bson/arithmetic.js';
import { isPosition, keyOf, positionOf } from '../../bson/names.js';
import type { Path } from '../../bson/paths.js';
import {
  emptyDoc,
  isArray,
  isDoc,
  isNumeric,
  isTruthy,
  show,
  toNumber,
  typeName,
  type Doc,
} from '../../bson/values.js';
import { badValue } from '../../errors.js';
import { asRegExp } from './regexp.js';
import {
  isOperators,
  matchesPattern,
  type Comparison,
  type RangeOperator,
  type Test,
} from '../values.js';

/** What a condition is about: a field of a document, or an element of an array. */
export interface Target {
  /** Passes when a reached value passes or, of a reached array, one of its elements. */
  any(test: Test): Test;
  /** Passes when a reached value passes, an array being one value. */
  whole(test: Test): Test;
}

/** The field at a path of the document that is tested. */
export const fieldAt = (path: Path): Target => ({
  any: (test) => (doc) => reaches(doc, path, 0, test, true),
  whole: (test) => (doc) => reaches(doc, path, 0, test, false),
});

/** The tested value itself. */
const element: Target = { any: (test) => test, whole: (test) => test };

/** What operators that contain conditions need from the filter compiler. */
export interface Compiler {
  readonly by: Comparison;
  filter(filter: Doc): Test;
  condition(target: Target, condition: unknown): Test;
}

type FieldOperator = (target: Target, operand: unknown, siblings: Doc, compiler: Compiler) => Test;

const not =
  (test: Test): Test =>
  (value) =>
    !test(value);

function reaches(value: unknown, path: Path, at: number, test: Test, elements: boolean): boolean {
  const part = path[at];
  if (part === undefined) {
    return test(value) || (elements && Array.isArray(value) && value.some(test));
  }
  if (Array.isArray(value)) {
    const position = isPosition(part) ? positionOf(part) : value.length;
    // of an array that a path ends in by position, the elements are not looked at
    const within = elements && at + 1 < path.length;
    return (
      (position < value.length && reaches(value[position], path, at + 1, test, within)) ||
      value.some((element) => isDoc(element) && reaches(element, path, at, test, elements))
    );
  }
  return isDoc(value) ? reaches(value[part], path, at + 1, test, elements) : test(undefined);
}

const list = (operator: string, operand: unknown): readonly unknown[] => {
  if (Array.isArray(operand)) return operand;
  throw badValue(`${operator} needs an array`);
};

const isIn: FieldOperator = (target, operand, _siblings, { by }) => {
  const values = list('$in', operand);
  if (values.some(isOperators)) throw badValue('cannot nest $ under $in');
  return target.any(by.isIn(values));
};

const equal: FieldOperator = (target, operand, _siblings, { by }) => target.any(by.equals(operand));

const inOrder =
  (operator: RangeOperator): FieldOperator =>
  (target, operand, _siblings, { by }) =>
    target.any(by.compares(operator, operand));

/** Every operator on a field. What is not in this table is refused. */
const OPERATORS: Readonly<Record<string, FieldOperator>> = {
  $eq: equal,
  $ne(target, operand, siblings, compiler) {
    if (operand instanceof BSONRegExp) throw badValue("Can't have regex as arg to $ne.");
    return not(equal(target, operand, siblings, compiler));
  },
  $gt: inOrder('$gt'),
  $gte: inOrder('$gte'),
  $lt: inOrder('$lt'),
  $lte: inOrder('$lte'),
  $in: isIn,
  $nin: (target, operand, siblings, compiler) => {
    list('$nin', operand);
    return not(isIn(target, operand, siblings, compiler));
  },
  $exists(target, operand) {
    const present = target.whole((value) => value !== undefined);
    return isTruthy(operand) ? present : not(present);
  },
  $type: (target, operand) => target.any(hasType(operand)),
  $size(target, operand) {
    const size = isNumeric(operand) ? toNumber(operand) : NaN;
    if (!Number.isInteger(size)) throw badValue(`Failed to parse $size. Expected an integer`);
    if (size < 0) throw badValue(`Failed to parse $size. Expected a non-negative number`);
    return target.whole((value) => Array.isArray(value) && value.length === size);
  },
  $mod: (target, operand) => target.any(hasRemainder(operand)),
  $regex(target, operand, siblings) {
    const pattern = asRegExp(operand, siblings['$options']);
    if (!pattern) throw badValue('$regex has to be a string');
    return target.any(matchesPattern(pattern));
  },
  $options(_target, _operand, siblings) {
    if (!('$regex' in siblings)) throw badValue('$options needs a $regex');
    return () => true;
  },
  $not(target, operand, _siblings, compiler) {
    if (operand instanceof BSONRegExp) return not(target.any(matchesPattern(operand)));
    if (!isDoc(operand)) throw badValue('$not needs a regex or a document');
    if (!isOperators(operand)) throw badValue('$not cannot be empty or hold plain fields');
    return not(compiler.condition(target, operand));
  },
  $all(target, operand, siblings, compiler) {
    const parts = list('$all', operand).map((value) =>
      isDoc(value) && '$elemMatch' in value
        ? elementMatch(target, value['$elemMatch'], compiler)
        : value instanceof BSONRegExp
          ? target.any(matchesPattern(value))
          : equal(target, noOperators(value), siblings, compiler),
    );
    return (value) => parts.length > 0 && parts.every((test) => test(value));
  },
  $elemMatch: (target, operand, _siblings, compiler) => elementMatch(target, operand, compiler),
};

/** The table by name; a map, because fields may be called like properties of objects. */
export const FIELD_OPERATORS: ReadonlyMap<string, FieldOperator> = new Map(
  Object.entries(OPERATORS),
);

function noOperators(value: unknown): unknown {
  if (isOperators(value)) throw badValue('no $ expressions in $all');
  return value;
}

/** An array with one element that meets all conditions: operators on the element, or a filter. */
function elementMatch(target: Target, operand: unknown, compiler: Compiler): Test {
  if (!isDoc(operand)) throw badValue('$elemMatch needs an Object');
  const first = Object.keys(operand)[0] ?? '';
  const onValues = isOperators(operand) && !['$and', '$or', '$nor'].includes(first);
  let passes: Test;
  if (onValues) {
    passes = compiler.condition(element, operand);
  } else {
    const matches = compiler.filter(operand);
    passes = (value) =>
      isDoc(value) ? matches(value) : isArray(value) && matches(positions(value));
  }
  return target.whole((value) => Array.isArray(value) && value.some(passes));
}

/** An array as a document of its positions. */
function positions(array: readonly unknown[]): Doc {
  const doc = emptyDoc();
  array.forEach((value, at) => (doc[keyOf(String(at))] = value));
  return doc;
}

function hasRemainder(operand: unknown): Test {
  const [by, rest, ...more] = isArray(operand) ? operand : [];
  if (!isNumeric(by) || !isNumeric(rest) || more.length > 0) {
    throw badValue('malformed mod, needs to be an array of two numbers');
  }
  const divisor = wholePart(by);
  const remainder = wholePart(rest);
  if (divisor === undefined || remainder === undefined) {
    throw badValue('malformed mod, divisor and remainder have to be 64-bit numbers');
  }
  if (divisor === 0n) throw badValue('divisor cannot be 0');
  return (value) => {
    const whole = isNumeric(value) ? wholePart(value) : undefined;
    return whole !== undefined && whole % divisor === remainder;
  };
}

/** Type numbers of the BSON specification and MongoDB's aliases of them. */
const ALIASES = new Map<number, string>([
  [1, 'double'],
  [2, 'string'],
  [3, 'object'],
  [4, 'array'],
  [5, 'binData'],
  [7, 'objectId'],
  [8, 'bool'],
  [9, 'date'],
  [10, 'null'],
  [11, 'regex'],
  [16, 'int'],
  [17, 'timestamp'],
  [18, 'long'],
  [19, 'decimal'],
  [-1, 'minKey'],
  [127, 'maxKey'],
]);

function hasType(operand: unknown): Test {
  const wanted = new Set(
    (isArray(operand) ? operand : [operand]).map((type) => {
      const alias = isNumeric(type) ? ALIASES.get(toNumber(type)) : type;
      if (alias === 'number' || [...ALIASES.values()].some((known) => known === alias))
        return alias;
      throw badValue(`Unknown type name alias: ${show(type)}`);
    }),
  );
  return (value) =>
    value !== undefined &&
    (wanted.has(typeName(value)) || (wanted.has('number') && isNumeric(value)));
}

import { add, multiply } from '../../bson/arithmetic.js';
import { keyOf } from '../../bson/names.js';
import { orderKey } from '../../bson/order.js';
import {
  emptyDoc,
  isDoc,
  isNumeric,
  isTruthy,
  typeName,
  type Doc,
  type Numeric,
} from '../../bson/values.js';
import { CommandError, typeMismatch } from '../../errors.js';
import { composed, constant, type Expression } from './expression.js';

/** Reads an operator's argument; `compile` reads an expression in it. */
type Operator = (argument: unknown, compile: (part: unknown) => Expression) => Expression;

/** The arguments of an operator: a list, or only one. */
const argumentsOf = (argument: unknown): readonly unknown[] =>
  Array.isArray(argument) ? argument : [argument];

/** An operator of so many arguments. */
const ofValues =
  (
    name: string,
    count: number | undefined,
    calculate: (values: readonly unknown[]) => unknown,
  ): Operator =>
  (argument, compile) => {
    const given = argumentsOf(argument);
    if (count !== undefined && given.length !== count) {
      throw new CommandError(
        16020,
        `Expression ${name} takes exactly ${count} arguments. ${given.length} were passed in.`,
      );
    }
    const parts = given.map(compile);
    return composed(parts, (doc) => calculate(parts.map((part) => part.of(doc))));
  };

/** In the order across types; what is missing comes before everything. */
const compared = (name: string, holds: (a: string, b: string) => boolean): Operator =>
  ofValues(name, 2, ([a, b]) => holds(keyed(a), keyed(b)));

const keyed = (value: unknown): string => (value === undefined ? '' : orderKey(value));

/** Arithmetic: with null, or what is missing, the result is null. */
const arithmetic = (
  name: string,
  count: number | undefined,
  calculate: (numbers: readonly Numeric[]) => unknown,
): Operator =>
  ofValues(name, count, (values) => {
    const numbers = values.filter(isNumeric);
    if (numbers.length === values.length) return calculate(numbers);
    const wrong = values.find((value) => !isNumeric(value) && value !== null);
    if (wrong !== undefined)
      throw typeMismatch(`${name} only supports numbers, not ${typeName(wrong)}`);
    return null;
  });

const cond: Operator = (argument, compile) => {
  const given = isDoc(argument) ? conditionOf(argument) : argumentsOf(argument);
  if (given.length !== 3) {
    throw new CommandError(16020, 'Expression $cond takes exactly 3 arguments.');
  }
  const parts = given.map(compile);
  const [test, then, otherwise] = parts;
  return composed(parts, (doc) => (isTruthy(test?.of(doc)) ? then?.of(doc) : otherwise?.of(doc)));
};

function conditionOf({ if: test, then, else: otherwise, ...others }: Doc): readonly unknown[] {
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) {
    throw new CommandError(17083, `Unrecognized parameter to $cond: ${unknown}`);
  }
  return [test, then, otherwise];
}

/** Sets a field that no path can name, such as one with a dot; `$$REMOVE` takes it away. */
const setField =
  (name: string): Operator =>
  (argument, compile) => {
    if (!isDoc(argument)) throw new CommandError(4_161_100, `${name} requires an object`);
    const field = compile(argument['field']);
    const key = field.isConstant ? field.of({}) : undefined;
    if (typeof key !== 'string') {
      throw new CommandError(4_161_106, `${name} requires 'field' to be a constant string`);
    }
    const input = compile(argument['input']);
    const value = name === '$setField' ? compile(argument['value']) : constant(undefined);
    return composed([input, value], (doc) => {
      const into = input.of(doc);
      if (into === null || into === undefined) return null;
      if (!isDoc(into))
        throw new CommandError(4_161_105, `${name} requires 'input' to be an object`);
      return withField(into, keyOf(key), value.of(doc));
    });
  };

function withField(into: Doc, key: string, value: unknown): Doc {
  const result = Object.assign(emptyDoc(), into);
  if (value === undefined) Reflect.deleteProperty(result, key);
  else result[key] = value;
  return result;
}

/** Every operator of an expression. What is not in this table is refused. */
export const EXPRESSIONS: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ['$literal', constant],
  ['$eq', compared('$eq', (a, b) => a === b)],
  ['$ne', compared('$ne', (a, b) => a !== b)],
  ['$gt', compared('$gt', (a, b) => a > b)],
  ['$gte', compared('$gte', (a, b) => a >= b)],
  ['$lt', compared('$lt', (a, b) => a < b)],
  ['$lte', compared('$lte', (a, b) => a <= b)],
  ['$and', ofValues('$and', undefined, (values) => values.every(isTruthy))],
  ['$or', ofValues('$or', undefined, (values) => values.some(isTruthy))],
  ['$not', ofValues('$not', 1, ([value]) => !isTruthy(value))],
  ['$cond', cond],
  ['$ifNull', ofValues('$ifNull', undefined, (values) => firstPresent(values))],
  ['$add', arithmetic('$add', undefined, (numbers) => numbers.reduce(add, 0))],
  ['$subtract', arithmetic('$subtract', 2, ([a = 0, b = 0]) => add(a, multiply(b, -1)))],
  ['$multiply', arithmetic('$multiply', undefined, (numbers) => numbers.reduce(multiply, 1))],
  ['$setField', setField('$setField')],
  ['$unsetField', setField('$unsetField')],
  ['$rand', () => composed([], Math.random, false)],
]);

const firstPresent = (values: readonly unknown[]): unknown =>
  values.find((value) => value !== null && value !== undefined) ?? values.at(-1);

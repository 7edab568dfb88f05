import { Decimal128 } from 'bson';
import { add, asDouble } from '../bson/arithmetic.js';
import { orderKey } from '../bson/order.js';
import { emptyDoc, isDoc, isNumeric, toNumber, type Doc, type Numeric } from '../bson/values.js';
import { CommandError } from '../errors.js';
import { compileExpression, type Expression } from './expressions.js';

/** Takes in the values of one group, one after the other. */
interface Accumulator {
  add(value: unknown): void;
  result(): unknown;
}

const isCounted = (value: unknown): value is Exclude<Numeric, Decimal128> =>
  isNumeric(value) && !(value instanceof Decimal128);

/** What is no number does not count. */
function sum(): Accumulator {
  let total: Numeric = 0;
  return {
    add: (value) => {
      if (isNumeric(value)) total = add(total, value);
    },
    result: () => total,
  };
}

function average(): Accumulator {
  let total = 0;
  let count = 0;
  return {
    add: (value) => {
      if (!isCounted(value)) return;
      total += toNumber(value);
      count++;
    },
    result: () => (count === 0 ? null : asDouble(total / count)),
  };
}

/** Null and missing values do not count; the order is MongoDB's, across types. */
function extreme(isBetter: (candidate: string, best: string) => boolean): Accumulator {
  let best: unknown = null;
  let key: string | undefined;
  return {
    add: (value) => {
      if (value === null || value === undefined) return;
      const candidate = orderKey(value);
      if (key !== undefined && !isBetter(candidate, key)) return;
      key = candidate;
      best = value;
    },
    result: () => best,
  };
}

function end(takesLast: boolean): Accumulator {
  let value: unknown = null;
  let isSet = false;
  return {
    add: (next) => {
      if (!isSet || takesLast) value = next ?? null;
      isSet = true;
    },
    result: () => value,
  };
}

/** Every accumulator of `$group`. What is not in this table is refused. */
export const ACCUMULATORS: ReadonlyMap<string, () => Accumulator> = new Map([
  ['$sum', sum],
  ['$avg', average],
  ['$min', () => extreme((candidate, best) => candidate < best)],
  ['$max', () => extreme((candidate, best) => candidate > best)],
  ['$first', () => end(false)],
  ['$last', () => end(true)],
]);

interface GroupField {
  readonly name: string;
  readonly make: () => Accumulator;
  readonly expression: Expression;
}

export interface Group {
  readonly fields: readonly string[];
  of(docs: Iterable<Doc>): readonly Doc[];
}

/** Compiles `$group`: a key of fields and constants, and accumulators. */
export function compileGroup(spec: unknown): Group {
  if (!isDoc(spec))
    throw new CommandError(15947, "a group's fields must be specified in an object");
  if (!('_id' in spec)) throw new CommandError(15955, 'a group specification must include an _id');
  const key = compileExpression(spec['_id']);
  const parts = Object.entries(spec)
    .filter(([name]) => name !== '_id')
    .map(([name, value]) => groupField(name, value));
  return {
    fields: [...key.fields, ...parts.flatMap(({ expression }) => expression.fields)],
    of: (docs) => group(docs, key, parts),
  };
}

function groupField(name: string, value: unknown): GroupField {
  const [operator, argument, ...more] = isDoc(value) ? Object.entries(value).flat() : [];
  if (name.includes('.')) {
    throw new CommandError(40235, `The field name '${name}' cannot contain '.'`);
  }
  if (typeof operator !== 'string' || more.length > 0) {
    throw new CommandError(40234, `The field '${name}' must be an accumulator object`);
  }
  const make = ACCUMULATORS.get(operator);
  if (!make) throw new CommandError(15952, `unknown group operator '${operator}'`);
  return { name, make, expression: compileExpression(argument) };
}

function group(docs: Iterable<Doc>, key: Expression, parts: readonly GroupField[]): readonly Doc[] {
  const groups = new Map<string, { id: unknown; accumulators: readonly Accumulator[] }>();
  for (const doc of docs) {
    const id = key.of(doc);
    const name = orderKey(id);
    let found = groups.get(name);
    if (!found) {
      found = { id: id ?? null, accumulators: parts.map(({ make }) => make()) };
      groups.set(name, found);
    }
    const { accumulators } = found;
    parts.forEach(({ expression }, at) => accumulators[at]?.add(expression.of(doc)));
  }
  return [...groups.values()].map(({ id, accumulators }) => {
    const result = emptyDoc();
    result['_id'] = id;
    parts.forEach(({ name }, at) => (result[name] = accumulators[at]?.result()));
    return result;
  });
}

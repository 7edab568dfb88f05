import { asInteger } from '../../bson/arithmetic.js';
import { orderKey } from '../../bson/order.js';
import { emptyDoc, isDoc, isInt32, isNumeric, type Doc } from '../../bson/values.js';
import { CommandError } from '../../errors.js';
import { fieldsOfAll, type Expression, type Variables } from '../expressions/expression.js';
import { compileExpression } from '../expressions/expressions.js';
import { checkKept, overAll, type Step } from './stages.js';
import { Total } from './totals.js';

/** Takes in the values of one group, one after the other. */
interface Accumulator {
  add(value: unknown): void;
  result(): unknown;
}

/** What is no number does not count. */
function total(result: (total: Total) => unknown): Accumulator {
  const sum = new Total();
  return {
    add: (value) => {
      if (isNumeric(value)) sum.add(value);
    },
    result: () => result(sum),
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
  ['$sum', () => total((sum) => sum.sum())],
  ['$avg', () => total((sum) => sum.average())],
  ['$min', () => extreme((candidate, best) => candidate < best)],
  ['$max', () => extreme((candidate, best) => candidate > best)],
  ['$first', () => end(false)],
  ['$last', () => end(true)],
]);

interface GroupField {
  readonly name: string;
  readonly operator: string;
  readonly make: () => Accumulator;
  readonly expression: Expression;
}

export interface Group {
  /** `undefined`: all of them. */
  readonly fields: readonly string[] | undefined;
  readonly run: Step;
  /** The one group of so many documents, where that is all it depends on. */
  readonly ofCount: ((count: number) => Doc) | undefined;
}

/** Compiles `$group`: a key of fields and constants, and accumulators. */
export function compileGroup(spec: unknown, variables: Variables): Group {
  if (!isDoc(spec))
    throw new CommandError(15947, "a group's fields must be specified in an object");
  if (!('_id' in spec)) throw new CommandError(15955, 'a group specification must include an _id');
  const key = compileExpression(spec['_id'], variables);
  const parts = Object.entries(spec)
    .filter(([name]) => name !== '_id')
    .map(([name, value]) => groupField(name, value, variables));
  return {
    fields: fieldsOfAll([key, ...parts.map(({ expression }) => expression)]),
    run: overAll(
      () => new Groups(key, parts),
      (groups, doc) => groups.add(doc),
      (groups) => groups.result(),
    ),
    ofCount: countsOnly(key, parts) ? (count) => countGroup(count, key, parts) : undefined,
  };
}

/** Whole numbers summed up under one key, as `countDocuments` of the driver asks for. */
const countsOnly = (key: Expression, parts: readonly GroupField[]): boolean =>
  key.isConstant &&
  parts.every(({ operator, expression }) => {
    return operator === '$sum' && expression.isConstant && isWhole(expression.of({}));
  });

const isWhole = (value: unknown): value is number => typeof value === 'number' && isInt32(value);

function countGroup(count: number, key: Expression, parts: readonly GroupField[]): Doc {
  const result = emptyDoc();
  result['_id'] = key.of({}) ?? null;
  for (const { name, expression } of parts) {
    const value = expression.of({});
    if (isWhole(value)) result[name] = asInteger(BigInt(value) * BigInt(count));
  }
  return result;
}

function groupField(name: string, value: unknown, variables: Variables): GroupField {
  const [operator, argument, ...more] = isDoc(value) ? Object.entries(value).flat() : [];
  if (name.includes('.')) {
    throw new CommandError(40235, `The field name '${name}' cannot contain '.'`);
  }
  if (typeof operator !== 'string' || more.length > 0) {
    throw new CommandError(40234, `The field '${name}' must be an accumulator object`);
  }
  const make = ACCUMULATORS.get(operator);
  if (!make) throw new CommandError(15952, `unknown group operator '${operator}'`);
  return { name, operator, make, expression: compileExpression(argument, variables) };
}

interface OneGroup {
  readonly id: unknown;
  readonly accumulators: readonly Accumulator[];
}

class Groups {
  private readonly groups = new Map<string, OneGroup>();

  constructor(
    private readonly key: Expression,
    private readonly parts: readonly GroupField[],
  ) {}

  add(doc: Doc): void {
    const id = this.key.of(doc);
    const name = orderKey(id);
    let found = this.groups.get(name);
    if (!found) {
      checkKept(this.groups.size, '$group');
      found = { id: id ?? null, accumulators: this.parts.map(({ make }) => make()) };
      this.groups.set(name, found);
    }
    const { accumulators } = found;
    this.parts.forEach(({ expression }, at) => accumulators[at]?.add(expression.of(doc)));
  }

  result(): readonly Doc[] {
    return Array.from(this.groups.values(), ({ id, accumulators }) => {
      const result = emptyDoc();
      result['_id'] = id;
      this.parts.forEach(({ name }, at) => (result[name] = accumulators[at]?.result()));
      return result;
    });
  }
}

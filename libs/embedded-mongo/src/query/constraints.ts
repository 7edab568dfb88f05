import { BSONRegExp, MaxKey, MinKey } from 'bson';
import { nameOf } from '../bson/names.js';
import { orderKey, Rank, textKey } from '../bson/order.js';
import { isDoc, type Doc } from '../bson/values.js';
import {
  after,
  before,
  between,
  intersection,
  point,
  union,
  type Interval,
  type Intervals,
} from './filters/intervals.js';
import { asRegExp, fixedPrefix } from './filters/regexp.js';
import { isOperators, type RangeOperator } from './values.js';

/**
 * What a filter says of one path: a matching document has at least one key in the intervals there.
 * Exact: a document with a single key there that lies in them meets the condition.
 */
export interface Constraint {
  readonly intervals: Intervals;
  readonly isExact: boolean;
}

/** What a filter says of its paths; complete when it says nothing else. */
export interface Constraints {
  readonly byPath: ReadonlyMap<string, readonly Constraint[]>;
  readonly isComplete: boolean;
}

/** Reads a filter that has been compiled, so that its shape is known to be right. */
export function constraintsOf(filter: Doc): Constraints {
  const collector = new Collector();
  collector.filter(filter);
  return collector;
}

class Collector implements Constraints {
  readonly byPath = new Map<string, Constraint[]>();
  isComplete = true;

  filter(filter: Doc): void {
    for (const [key, value] of Object.entries(filter)) {
      if (key === '$and') docsOf(value).forEach((part) => this.filter(part));
      else if (key === '$or') this.alternatives(docsOf(value));
      else if (key.startsWith('$')) this.isComplete &&= key === '$comment';
      else this.field(nameOf(key), value);
    }
  }

  private field(path: string, value: unknown): void {
    if (!isDoc(value) || !isOperators(value)) {
      this.add(
        path,
        value instanceof BSONRegExp ? patternConstraint(value) : valueConstraint(value),
      );
      return;
    }
    for (const [operator, operand] of Object.entries(value)) {
      if (operator === '$options') continue;
      if (operator === '$elemMatch') this.element(path, operand);
      else if (operator === '$all') this.all(path, operand);
      else this.add(path, operatorConstraint(operator, operand, value));
    }
  }

  /**
   * One element meets everything: where it is a value, one key lies in all intervals; of a document
   * each field has keys of its own, so that each condition stands alone.
   */
  private element(path: string, operand: unknown): void {
    this.isComplete = false;
    if (!isDoc(operand)) return;
    const isValue = isOperators(operand) && !/^\$(and|or|nor)$/.test(Object.keys(operand)[0] ?? '');
    // an array within the array has no keys of its own, so what is asked of its elements narrows nothing
    const { $elemMatch: _inner, ...others } = operand;
    const onValue = Object.keys(others).length > 0 ? { '': others } : {};
    const { byPath } = constraintsOf(isValue ? onValue : operand);
    for (const [sub, constraints] of byPath) {
      const all = constraints.map(({ intervals }) => intervals);
      if (isValue) this.add(path, { intervals: all.reduce(intersection), isExact: false });
      else for (const intervals of all) this.add(`${path}.${sub}`, { intervals, isExact: false });
    }
  }

  private all(path: string, operand: unknown): void {
    this.isComplete = false;
    for (const value of Array.isArray(operand) ? operand : []) {
      if (value instanceof BSONRegExp) this.add(path, patternConstraint(value));
      else if (!isDoc(value)) this.add(path, valueConstraint(value));
    }
  }

  /** A path that every alternative constrains is constrained by all of them together. */
  private alternatives(filters: readonly Doc[]): void {
    this.isComplete = false;
    const [first, ...others] = filters.map(constraintsOf);
    for (const [path, [constraint]] of first?.byPath ?? []) {
      const more = others.map(({ byPath }) => byPath.get(path)?.[0]);
      if (!constraint || more.includes(undefined)) continue;
      const all = [constraint, ...more].flatMap((one) => one?.intervals ?? []);
      this.add(path, { intervals: union(all), isExact: false });
    }
  }

  private add(path: string, constraint: Constraint | undefined): void {
    this.isComplete &&= constraint?.isExact === true;
    if (!constraint) return;
    const known = this.byPath.get(path);
    if (known) known.push(constraint);
    else this.byPath.set(path, [constraint]);
  }
}

const docsOf = (value: unknown): readonly Doc[] =>
  Array.isArray(value) ? value.filter(isDoc) : [];

function valueConstraint(value: unknown): Constraint | undefined {
  if (Array.isArray(value)) return undefined; // the whole array has no key of its own
  // null is equal to missing and the like, which only a look at the document tells
  return { intervals: [point(orderKey(value))], isExact: value !== null && value !== undefined };
}

function operatorConstraint(operator: string, operand: unknown, all: Doc): Constraint | undefined {
  switch (operator) {
    case '$eq':
      return operand instanceof BSONRegExp ? undefined : valueConstraint(operand);
    case '$in':
      return oneOf(Array.isArray(operand) ? operand : []);
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return range(operator, operand);
    case '$regex': {
      const pattern = asRegExp(operand, all['$options']);
      return pattern && patternConstraint(pattern);
    }
    default:
      return undefined;
  }
}

function oneOf(values: readonly unknown[]): Constraint | undefined {
  const parts = values.map((value) =>
    value instanceof BSONRegExp ? patternConstraint(value) : valueConstraint(value),
  );
  if (parts.includes(undefined)) return undefined;
  return {
    intervals: union(parts.flatMap((part) => part?.intervals ?? [])),
    isExact: parts.every((part) => part?.isExact),
  };
}

function range(operator: RangeOperator, operand: unknown): Constraint | undefined {
  if (operand === null || Array.isArray(operand)) return undefined;
  if (operand instanceof MinKey || operand instanceof MaxKey || Number.isNaN(operand)) {
    return undefined;
  }
  const key = orderKey(operand);
  const rank = key.charAt(0);
  const first = rank === Rank.Number ? after(NAN) : before(rank);
  const bounds: Readonly<Record<RangeOperator, Interval>> = {
    $gt: between(after(key), after(rank)),
    $gte: between(before(key), after(rank)),
    $lt: between(first, before(key)),
    $lte: between(first, after(key)),
  };
  return { intervals: [bounds[operator]], isExact: true };
}

/** NaN sorts first among the numbers, but is neither less nor greater than any. */
const NAN = orderKey(NaN);

/** Strings with the pattern's fixed beginning, and the pattern itself as a value. */
function patternConstraint(pattern: BSONRegExp): Constraint | undefined {
  const prefix = fixedPrefix(pattern);
  if (prefix === '') return undefined;
  const key = Rank.String + textKey(prefix).slice(0, -2);
  return {
    intervals: union([between(before(key), after(key)), point(orderKey(pattern))]),
    isExact: false,
  };
}

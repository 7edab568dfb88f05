import { BSONRegExp } from 'bson';
import { pathOf } from '../bson/paths.js';
import { isDoc, typeName, type Doc } from '../bson/values.js';
import { badValue, typeMismatch } from '../errors.js';
import { FIELD_OPERATORS, fieldAt, type Compiler, type Target } from './field-operators.js';
import { equals, isOperators, matchesPattern, type Test } from './values.js';

/** A compiled filter and the top-level fields it looks at, so that no others need be decoded. */
export interface Filter {
  readonly matches: Test;
  readonly fields: ReadonlySet<string>;
  /** Conditions as they came, for the planner. */
  readonly source: Doc;
  readonly isEmpty: boolean;
}

/** Compiles a filter; whatever is not known is an error with MongoDB's code. */
export function compileFilter(source: unknown): Filter {
  if (!isDoc(source)) {
    throw typeMismatch(`Expected field 'filter' to be of type object, not ${typeName(source)}`);
  }
  const fields = new Set<string>();
  const matches = compileWith(source, fields);
  return { matches, fields, source, isEmpty: Object.keys(source).length === 0 };
}

type LogicalOperator = (parts: readonly Test[]) => Test;

/** The operators that join filters. What is not in this table is refused. */
export const LOGICAL_OPERATORS: ReadonlyMap<string, LogicalOperator> = new Map<
  string,
  LogicalOperator
>(
  Object.entries<LogicalOperator>({
    $and: (parts) => (doc) => parts.every((test) => test(doc)),
    $or: (parts) => (doc) => parts.some((test) => test(doc)),
    $nor: (parts) => (doc) => !parts.some((test) => test(doc)),
  }),
);

function compileWith(filter: Doc, fields: Set<string>): Test {
  const parts: Test[] = [];
  for (const [key, value] of Object.entries(filter)) {
    const join = LOGICAL_OPERATORS.get(key);
    if (join) {
      parts.push(join(subFilters(key, value).map((part) => compileWith(part, fields))));
    } else if (key.startsWith('$')) {
      if (key !== '$comment') throw badValue(`unknown top level operator: ${key}`);
    } else {
      const path = pathOf(key);
      fields.add(path[0] ?? '');
      parts.push(condition(fieldAt(path), value));
    }
  }
  return all(parts);
}

function subFilters(operator: string, value: unknown): readonly Doc[] {
  if (!Array.isArray(value) || value.length === 0) {
    throw badValue(`${operator} must be a nonempty array`);
  }
  if (!value.every(isDoc)) throw badValue('$or/$and/$nor entries need to be full objects');
  return value;
}

const compiler: Compiler = {
  filter: (filter) => compileWith(filter, new Set()),
  condition: (target, value) => condition(target, value),
};

/** What one field or element has to be: a value, a pattern or operators. */
function condition(target: Target, value: unknown): Test {
  if (value instanceof BSONRegExp) return target.any(matchesPattern(value));
  if (!isDoc(value) || !isOperators(value)) return target.any(equals(value));
  const parts = Object.entries(value).map(([name, operand]) => {
    const operator = FIELD_OPERATORS.get(name);
    if (!operator) throw badValue(`unknown operator: ${name}`);
    return operator(target, operand, value, compiler);
  });
  return all(parts);
}

const all = (parts: readonly Test[]): Test => {
  const [only] = parts;
  return parts.length === 1 && only ? only : (doc) => parts.every((test) => test(doc));
};

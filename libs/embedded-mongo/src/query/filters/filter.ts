import { BSONRegExp } from 'bson';
import { pathOf } from '../../bson/paths.js';
import { isDoc, isTruthy, typeName, type Doc } from '../../bson/values.js';
import { badValue, CommandError, notSupported, typeMismatch } from '../../errors.js';
import type { Variables } from '../expressions/expression.js';
import { compileExpression } from '../expressions/expressions.js';
import { FIELD_OPERATORS, fieldAt, type Compiler, type Target } from './field-operators.js';
import {
  compares,
  equals,
  isIn,
  isOperators,
  matchesPattern,
  type Comparison,
  type Test,
} from '../values.js';
import type { Collation } from './collation.js';

/** A compiled filter and the top-level fields it looks at, so that no others need be decoded. */
export interface Filter {
  readonly matches: Test;
  /** `undefined`: all of them. */
  readonly fields: ReadonlySet<string> | undefined;
  /** Conditions as they came, for the planner. */
  readonly source: Doc;
  readonly isEmpty: boolean;
  /** How strings are compared; by their bytes without one. Indexes know nothing of it. */
  readonly collation: Collation | undefined;
}

/**
 * Compiles a filter; whatever is not known is an error with MongoDB's code.
 * @param variables that `$expr` may use; without them it is refused
 */
export function compileFilter(
  source: unknown,
  variables?: Variables,
  collation?: Collation,
): Filter {
  if (!isDoc(source)) {
    throw typeMismatch(`Expected field 'filter' to be of type object, not ${typeName(source)}`);
  }
  const reads = new Reads(variables, collation);
  const matches = compileWith(source, reads);
  const isEmpty = Object.keys(source).length === 0;
  return { matches, fields: reads.fields, source, isEmpty, collation };
}

/** What a filter reads, noted while it is compiled, and what it compares by. */
class Reads {
  readonly named = new Set<string>();
  private isAll = false;

  constructor(
    readonly variables?: Variables,
    readonly collation?: Collation,
  ) {}

  get fields(): ReadonlySet<string> | undefined {
    return this.isAll ? undefined : this.named;
  }

  add(fields: readonly string[] | undefined): void {
    this.isAll ||= fields === undefined;
    for (const field of fields ?? []) this.named.add(field);
  }
}

/** `$expr`: an expression that holds of the document. */
function expression(source: unknown, reads: Reads): Test {
  if (!reads.variables) throw new CommandError(224, '$expr is not allowed in this context');
  if (reads.collation) throw notSupported('$expr with a collation');
  const compiled = compileExpression(source, reads.variables);
  reads.add(compiled.fields);
  return (doc) => isDoc(doc) && isTruthy(compiled.of(doc));
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

function compileWith(filter: Doc, reads: Reads): Test {
  const parts: Test[] = [];
  for (const [key, value] of Object.entries(filter)) {
    const join = LOGICAL_OPERATORS.get(key);
    if (join) {
      parts.push(join(subFilters(key, value).map((part) => compileWith(part, reads))));
    } else if (key === '$expr') {
      parts.push(expression(value, reads));
    } else if (key.startsWith('$')) {
      if (key !== '$comment') throw badValue(`unknown top level operator: ${key}`);
    } else {
      const path = pathOf(key);
      reads.named.add(path[0] ?? '');
      parts.push(compilerOf(reads).condition(fieldAt(path), value));
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

const BYTES: Comparison = { equals, isIn, compares };

function compilerOf({ collation }: Reads): Compiler {
  const compiler: Compiler = {
    by: collation ?? BYTES,
    filter: (filter) => compileWith(filter, new Reads(undefined, collation)),
    condition: (target, value) => condition(target, value, compiler),
  };
  return compiler;
}

/** What one field or element has to be: a value, a pattern or operators. */
function condition(target: Target, value: unknown, compiler: Compiler): Test {
  if (value instanceof BSONRegExp) return target.any(matchesPattern(value));
  if (!isDoc(value) || !isOperators(value)) return target.any(compiler.by.equals(value));
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

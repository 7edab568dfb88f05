import { BSONRegExp } from 'bson';
import { isEqual } from '../bson/order.js';
import { nameOf } from '../bson/names.js';
import { dotted, pathOf, type Path } from '../bson/paths.js';
import { isDoc, show, typeName, type Doc } from '../bson/values.js';
import { badValue, CommandError, failedToParse } from '../errors.js';
import { ARRAY_UPDATES } from './array-operators.js';
import { FIELD_UPDATES } from './field-operators.js';
import type { Modification, UpdateOperator } from './modification.js';
import { placesAt, type Positions } from './places.js';
import { moveField } from './rename.js';
import { arrayFiltersOf, matchedPosition } from './positions.js';

/** A compiled update by operators. */
export interface Update {
  /** Changes a document in place. */
  apply(doc: Doc, isInsert: boolean): void;
}

interface Step {
  readonly path: Path;
  run(doc: Doc, isInsert: boolean, positions: Positions): void;
}

/** Every update operator by name. What is not in this table is refused. */
export const UPDATE_OPERATORS: ReadonlyMap<string, UpdateOperator | 'rename'> = new Map<
  string,
  UpdateOperator | 'rename'
>([...Object.entries(FIELD_UPDATES), ...Object.entries(ARRAY_UPDATES), ['$rename', 'rename']]);

/** Compiles an update; whatever is not known or contradicts itself is an error. */
export function compileUpdate(spec: Doc, filter: Doc, arrayFilters: readonly Doc[]): Update {
  const filters = arrayFiltersOf(arrayFilters);
  const touched = new TouchedPaths();
  const steps: Step[] = [];
  for (const [name, fields] of Object.entries(spec)) {
    const operator = UPDATE_OPERATORS.get(name);
    if (!operator) throw unknownModifier(name);
    if (!isDoc(fields)) {
      throw failedToParse(
        `Modifiers operate on fields but we found type ${typeName(fields)} instead. ` +
          `For example: {$mod: {<field>: ...}} not {${name}: ${show(fields)}}`,
      );
    }
    for (const [key, argument] of Object.entries(fields)) {
      const path = nameOf(key);
      checkPath(path);
      touched.add(path);
      if (operator === 'rename') steps.push(rename(path, argument, touched));
      else steps.push(modify(pathOf(path), operator(argument, path)));
    }
  }
  checkFilterNames(steps, filters);
  // MongoDB goes through the paths in their order, which shows in the order of new fields
  steps.sort((a, b) => comparePaths(a.path, b.path));
  return {
    apply(doc, isInsert) {
      const id = doc['_id'];
      const matched = new Map<string, number>(); // found before a step may change what matched
      const positions: Positions = {
        matched(array) {
          const position = matched.get(array) ?? matchedPosition(doc, filter, array);
          matched.set(array, position);
          return position;
        },
        passes: (name, element) => filters.get(name)?.(element) === true,
      };
      for (const step of steps) step.run(doc, isInsert, positions);
      if (id !== undefined && !isEqual(id, doc['_id'])) throw immutableId();
    },
  };
}

export const immutableId = () =>
  new CommandError(
    66,
    "Performing an update on the path '_id' would modify the immutable field '_id'",
  );

export const unknownModifier = (name: string) =>
  failedToParse(
    `Unknown modifier: ${name}. Expected a valid update modifier or pipeline-style update ` +
      'specified as an array',
  );

const modify = (path: Path, modification: Modification): Step => ({
  path,
  run(doc, isInsert, positions) {
    if (modification.onInsertOnly && !isInsert) return;
    for (const place of placesAt(doc, path, modification.creates, positions)) {
      modification.apply(place);
    }
  },
});

function rename(from: string, to: unknown, touched: TouchedPaths): Step {
  if (typeof to !== 'string') {
    throw badValue(`The 'to' field for $rename must be a string: ${from}: ${show(to)}`);
  }
  checkPath(to);
  if (overlaps(from, to)) {
    throw badValue(`The source and target field for $rename must differ: ${from}: "${to}"`);
  }
  if (/(^|\.)\$/.test(`${from}.${to}`)) {
    throw badValue(`The source and destination field for $rename may not be dynamic: ${to}`);
  }
  touched.add(to);
  const [source, target] = [pathOf(from), pathOf(to)];
  return { path: target, run: (doc) => moveField(doc, source, target) };
}

/** The paths of one update must not meet. */
class TouchedPaths {
  private readonly paths: string[] = [];

  add(path: string): void {
    const other = this.paths.find((known) => overlaps(known, path));
    if (other !== undefined) {
      const shorter = other.length < path.length ? other : path;
      throw new CommandError(
        40,
        `Updating the path '${path}' would create a conflict at '${shorter}'`,
      );
    }
    this.paths.push(path);
  }
}

const overlaps = (a: string, b: string): boolean =>
  a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`);

function checkPath(path: string): void {
  const parts = path.split('.');
  if (parts.includes('')) {
    throw new CommandError(
      56,
      `The update path '${path}' contains an empty field name, which is not allowed.`,
    );
  }
  const bad = parts.find((part) => part.startsWith('$') && !/^\$(\[\w*\])?$/.test(part));
  if (bad !== undefined) {
    throw new CommandError(
      52,
      `The dollar ($) prefixed field '${bad}' in '${path}' is not allowed`,
    );
  }
  if (parts[0]?.startsWith('$')) {
    throw badValue(`Cannot have positional (i.e. '$') element in the first position: '${path}'`);
  }
}

function checkFilterNames(steps: readonly Step[], filters: ReadonlyMap<string, unknown>): void {
  const used = new Set<string>();
  for (const { path } of steps) {
    for (const part of path) {
      const name = /^\$\[(\w+)\]$/.exec(part)?.[1];
      if (name === undefined) continue;
      used.add(name);
      if (!filters.has(name)) {
        throw badValue(`No array filter found for identifier '${name}' in path '${dotted(path)}'`);
      }
    }
  }
  for (const name of filters.keys()) {
    if (!used.has(name)) {
      throw failedToParse(`The array filter for identifier '${name}' was not used in the update`);
    }
  }
}

/** Part by part: positions by number, names by their characters. */
function comparePaths(a: Path, b: Path): number {
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    const [x, y] = [nameOf(a[at] ?? ''), nameOf(b[at] ?? '')];
    if (x === y) continue;
    const [n, m] = [Number(x), Number(y)];
    if (Number.isInteger(n) && Number.isInteger(m) && n !== m) return n - m;
    return x < y ? -1 : 1;
  }
  return a.length - b.length;
}

/** A value that an `_id` may have. */
export function checkId(id: unknown): void {
  if (Array.isArray(id)) {
    throw new CommandError(53, "The '_id' value cannot be of type array");
  }
  if (id instanceof BSONRegExp) {
    throw new CommandError(53, "The '_id' value cannot be of type regex");
  }
  if (id === undefined) throw new CommandError(53, "The '_id' value cannot be missing");
  if (isDoc(id) && Object.keys(id).some((name) => name.startsWith('$'))) {
    throw new CommandError(52, "_id fields may not contain '$'-prefixed fields");
  }
}

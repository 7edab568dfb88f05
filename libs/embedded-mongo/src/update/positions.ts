import { isPosition, nameOf, positionOf } from '../bson/names.js';
import { dotted, pathOf } from '../bson/paths.js';
import { isArray, isDoc, type Doc } from '../bson/values.js';
import { badValue, failedToParse } from '../errors.js';
import { NO_VARIABLES } from '../query/expressions/expression.js';
import { compileFilter } from '../query/filters/filter.js';
import { isOperators, type Test } from '../query/values.js';

/** Reads `arrayFilters`: by the name that `$[name]` refers to. */
export function arrayFiltersOf(filters: readonly Doc[]): ReadonlyMap<string, Test> {
  const byName = new Map<string, Test>();
  for (const filter of filters) {
    const { fields, matches } = compileFilter(filter);
    const [name, other] = fields ?? [];
    if (name === undefined) throw failedToParse('Cannot use an empty array filter');
    if (other !== undefined) {
      throw failedToParse(
        'Error parsing array filter :: caused by :: Expected a single top-level field name, ' +
          `found '${name}' and '${other}'`,
      );
    }
    if (!/^[a-z][a-zA-Z0-9]*$/.test(name)) {
      throw badValue(`The array filter name '${name}' has to begin with a lowercase letter`);
    }
    if (byName.has(name)) {
      throw failedToParse(
        `Found multiple array filters with the same top-level field name ${name}`,
      );
    }
    byName.set(name, (element) => matches({ [name]: element }));
  }
  return byName;
}

/** What a filter asks of a path. */
type Condition = readonly [path: string, condition: unknown];

/**
 * The element that `$` stands for: the first that meets the filter's condition on the array. What a
 * filter denies (`$ne`, `$nin`, `$not`, `$nor`) has no element that meets it.
 */
export function matchedPosition(doc: Doc, filter: Doc, array: string): number {
  const conditions = conditionsOf(filter, doc);
  const isOnArray = (path: string) => path === array || path.startsWith(`${array}.`);
  const candidates = [
    ...conditions.filter(([path]) => isOnArray(path)),
    ...conditions.filter(([path]) => !isOnArray(path)),
  ];
  for (const [path, condition] of candidates) {
    const position = firstPosition(doc, pathOf(path), condition);
    if (position >= 0) return position;
  }
  throw badValue('The positional operator did not find the match needed from the query.');
}

/** Of alternatives those count that the document meets first. */
function conditionsOf(filter: Doc, doc: Doc): readonly Condition[] {
  return Object.entries(filter).flatMap(([key, value]) => {
    const parts = Array.isArray(value) ? value.filter(isDoc) : [];
    if (key === '$and') return parts.flatMap((part) => conditionsOf(part, doc));
    if (key === '$or') {
      const met = parts.find((part) => compileFilter(part, NO_VARIABLES).matches(doc));
      return met ? conditionsOf(met, doc) : [];
    }
    return key.startsWith('$') ? [] : onePath(nameOf(key), value);
  });
}

const DENIES = new Set(['$ne', '$nin', '$not']);

/** All that is asked of one element, and where no element meets it all, each by itself. */
function onePath(path: string, condition: unknown): readonly Condition[] {
  if (!isDoc(condition) || !isOperators(condition)) return [[path, condition]];
  const { $all, $options, ...others } = condition;
  const asked = Object.entries(others).filter(([operator]) => !DENIES.has(operator));
  const each = asked.map(([operator, operand]) => {
    return operator === '$regex' ? { $regex: operand, $options } : { [operator]: operand };
  });
  const together = asked.length > 1 ? [Object.assign({}, ...each) as Doc] : [];
  const ofAll = isArray($all) ? $all : [];
  return [...together, ...each, ...ofAll].map((one) => [path, one] as const);
}

function firstPosition(doc: Doc, path: readonly string[], condition: unknown): number {
  let value: unknown = doc;
  for (let at = 0; at <= path.length; at++) {
    const part = path[at] ?? '';
    if (isArray(value) && !isPosition(part)) {
      const whole = isDoc(condition) && isOperators(condition) && '$elemMatch' in condition;
      const rest = dotted(['element', ...path.slice(at)]);
      const { matches } = compileFilter({ [rest]: condition });
      return value.findIndex((element) => matches({ element: whole ? [element] : element }));
    }
    if (isArray(value)) value = value[positionOf(part)];
    else if (isDoc(value)) value = value[part];
    else return -1;
  }
  return -1;
}

import { BSONRegExp } from 'bson';
import { directed, orderKey } from '../bson/order.js';
import { inOrder, sortKey, sortParts } from '../bson/sort.js';
import {
  clone,
  isArray,
  isDoc,
  isNumeric,
  show,
  toNumber,
  typeName,
  type Doc,
} from '../bson/values.js';
import { badValue, CommandError, failedToParse, typeMismatch } from '../errors.js';
import { compileFilter } from '../query/filters/filter.js';
import { isOperators, type Test } from '../query/values.js';
import type { UpdateOperator } from './modification.js';
import type { Place } from './places.js';

/** The array to add to; a new one when there is nothing. */
function arrayIn(place: Place, refuse: (type: string) => CommandError): unknown[] {
  if (!place.isPresent) return [];
  const { value } = place;
  if (isArray(value)) return [...value];
  throw refuse(typeName(value));
}

const integer = (value: unknown, clause: string): number => {
  const number = isNumeric(value) ? toNumber(value) : NaN;
  if (Number.isInteger(number)) return number;
  throw badValue(`The value for ${clause} must be an integer value but was given ${show(value)}`);
};

const PUSH_CLAUSES = new Set(['$each', '$slice', '$sort', '$position']);

const push: UpdateOperator = (argument, path) => {
  const clauses = withEach(argument);
  const added = clauses ? each(clauses, '$push') : [argument];
  if (!clauses && isOperators(argument)) {
    throw new CommandError(52, `The dollar ($) prefixed field in '${path}' is not allowed`);
  }
  for (const name of Object.keys(clauses ?? {})) {
    if (!PUSH_CLAUSES.has(name)) throw badValue(`Unrecognized clause in $push: ${name}`);
  }
  const { $position, $sort, $slice } = clauses ?? {};
  const position = $position === undefined ? Infinity : integer($position, '$position');
  const keep = $slice === undefined ? undefined : integer($slice, '$slice');
  const sort = $sort === undefined ? undefined : elementOrder($sort);
  return {
    creates: true,
    apply(place) {
      const refuse = (type: string) =>
        badValue(`The field '${path}' must be an array but is of type ${type} in document`);
      let array = arrayIn(place, refuse);
      const at = position < 0 ? Math.max(0, array.length + position) : position;
      array.splice(Math.min(at, array.length), 0, ...added.map(clone));
      if (sort) array = inOrder(array.map((item) => ({ item, key: sort(item) })));
      if (keep !== undefined) array = keep < 0 ? array.slice(keep) : array.slice(0, keep);
      place.set(array);
    },
  };
};

const withEach = (argument: unknown): Doc | undefined =>
  isDoc(argument) && '$each' in argument ? argument : undefined;

function each(clauses: Doc, operator: string): readonly unknown[] {
  const { $each } = clauses;
  if (Array.isArray($each)) return $each;
  throw badValue(
    `The argument to $each in ${operator} must be an array but it was of type ${typeName($each)}`,
  );
}

/** `$sort` of `$push`: whole elements (1 or -1) or fields of embedded documents. */
function elementOrder(spec: unknown): (element: unknown) => string {
  const direction = isNumeric(spec) ? toNumber(spec) : 0;
  if (direction === 1 || direction === -1) {
    return (element) => directed(orderKey(element), direction);
  }
  const parts = isDoc(spec) ? sortParts(spec) : [];
  if (parts.length > 0) return (element) => sortKey(isDoc(element) ? element : {}, parts);
  throw badValue(
    'The $sort is invalid: use 1/-1 to sort the whole element, ' +
      'or {field:1/-1} to sort embedded fields',
  );
}

const addToSet: UpdateOperator = (argument, path) => {
  const clauses = withEach(argument);
  const added = clauses ? each(clauses, '$addToSet') : [argument];
  const unknown = Object.keys(clauses ?? {}).find((name) => name !== '$each');
  if (unknown) throw badValue(`Found unexpected fields after $each in $addToSet: ${unknown}`);
  return {
    creates: true,
    apply(place) {
      const refuse = (type: string) =>
        badValue(
          `Cannot apply $addToSet to non-array field. ` +
            `Field named '${path}' has non-array type ${type}`,
        );
      const array = arrayIn(place, refuse);
      const present = new Set(array.map(orderKey));
      for (const element of added) {
        const key = orderKey(element);
        if (present.has(key)) continue;
        present.add(key);
        array.push(clone(element));
      }
      place.set(array);
    },
  };
};

const pop: UpdateOperator = (argument, path) => {
  const end = isNumeric(argument) ? toNumber(argument) : 0;
  if (end !== 1 && end !== -1) {
    throw failedToParse(`$pop expects 1 or -1, found: ${show(argument)}`);
  }
  return {
    creates: false,
    apply(place) {
      if (!place.isPresent) return;
      const refuse = (type: string) =>
        typeMismatch(`Path '${path}' contains an element of non-array type '${type}'`);
      const array = arrayIn(place, refuse);
      place.set(end === 1 ? array.slice(0, -1) : array.slice(1));
    },
  };
};

/** Takes out the elements that pass. */
const without = (operator: string, leaves: Test): ReturnType<UpdateOperator> => ({
  creates: false,
  apply(place) {
    if (!place.isPresent) return;
    const refuse = () => badValue(`Cannot apply ${operator} to a non-array value`);
    place.set(arrayIn(place, refuse).filter((element) => !leaves(element)));
  },
});

/** `$pull`: elements equal to a value, or that meet operators, or embedded documents of a filter. */
const pull: UpdateOperator = (argument) => {
  const first = isDoc(argument) ? Object.keys(argument)[0] : undefined;
  const onFields =
    isDoc(argument) && (!isOperators(argument) || /^\$(and|or|nor)$/.test(first ?? ''));
  if (onFields) {
    const { matches } = compileFilter(argument);
    return without('$pull', (element) => isDoc(element) && matches(element));
  }
  if (isDoc(argument) || argument instanceof BSONRegExp) {
    const { matches } = compileFilter({ element: argument });
    return without('$pull', (element) => matches({ element }));
  }
  const key = orderKey(argument);
  return without('$pull', (element) => orderKey(element) === key);
};

const pullAll: UpdateOperator = (argument) => {
  if (!Array.isArray(argument)) throw badValue('$pullAll requires an array argument');
  const keys = new Set(argument.map(orderKey));
  return without('$pullAll', (element) => keys.has(orderKey(element)));
};

export const ARRAY_UPDATES: Readonly<Record<string, UpdateOperator>> = {
  $push: push,
  $addToSet: addToSet,
  $pop: pop,
  $pull: pull,
  $pullAll: pullAll,
};

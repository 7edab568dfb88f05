import { add, multiply } from '../bson/arithmetic.js';
import { orderKey } from '../bson/order.js';
import { clone, isNumeric, show, typeName, type Numeric } from '../bson/values.js';
import { typeMismatch } from '../errors.js';
import type { Modification, UpdateOperator } from './modification.js';

const set = (argument: unknown): Modification => ({
  creates: true,
  apply: (place) => place.set(clone(argument)),
});

/** `$inc` and `$mul`: arithmetic on numbers of any kind but Decimal128. */
const arithmetic =
  (
    operator: string,
    verb: string,
    ofMissing: (argument: Numeric) => Numeric,
    calculate: (value: Numeric, argument: Numeric) => Numeric,
  ): UpdateOperator =>
  (argument, path) => {
    if (!isNumeric(argument)) {
      throw typeMismatch(`Cannot ${verb} with non-numeric argument: {${path}: ${show(argument)}}`);
    }
    return {
      creates: true,
      apply(place) {
        const { value, name } = place;
        if (!place.isPresent) {
          place.set(ofMissing(argument));
        } else if (isNumeric(value)) {
          place.set(calculate(value, argument));
        } else {
          throw typeMismatch(
            `Cannot apply ${operator} to a value of non-numeric type. ` +
              `It has the field '${name}' of non-numeric type ${typeName(value)}`,
          );
        }
      },
    };
  };

/** `$min` and `$max`: in MongoDB's order across types. */
const extreme =
  (isBetter: (candidate: string, present: string) => boolean): UpdateOperator =>
  (argument) => {
    const key = orderKey(argument);
    return {
      creates: true,
      apply(place) {
        if (!place.isPresent || isBetter(key, orderKey(place.value))) place.set(clone(argument));
      },
    };
  };

export const FIELD_UPDATES: Readonly<Record<string, UpdateOperator>> = {
  $set: set,
  $setOnInsert: (argument) => ({ ...set(argument), onInsertOnly: true }),
  $unset: () => ({ creates: false, apply: (place) => place.remove() }),
  $inc: arithmetic('$inc', 'increment', (argument) => argument, add),
  $mul: arithmetic('$mul', 'multiply', (argument) => multiply(argument, 0), multiply),
  $min: extreme((candidate, present) => candidate < present),
  $max: extreme((candidate, present) => candidate > present),
};

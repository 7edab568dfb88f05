import { BSONRegExp } from 'bson';
import { isDoc, isNumeric, isTruthy, toNumber, typeName, type Doc } from '../bson/values.js';
import { CommandError, notSupported, typeMismatch } from '../errors.js';
import { compileFilter } from '../query/filters/filter.js';
import { isOperators } from '../query/values.js';
import type { IndexSpec } from '../storage/index.js';

/** Options that say nothing: of a version, or of how an index was built before MongoDB 4.2. */
const WITHOUT_EFFECT = new Set(['v', 'ns', 'background']);
/** Options that may be there as long as they ask for nothing. */
const REFUSED = new Set(['hidden', 'sparse', 'clustered']);

/** Reads what `createIndexes` says of one index. */
export function indexSpec(source: Doc): IndexSpec {
  const { key, name, unique, partialFilterExpression, expireAfterSeconds, ...others } = source;
  if (!isDoc(key) || Object.keys(key).length === 0) {
    throw cannotCreate('Index keys cannot be an empty object.');
  }
  if (typeof name !== 'string' || name === '') {
    throw new CommandError(9, "The 'name' field is a required property of an index specification");
  }
  for (const [option, value] of Object.entries(others)) {
    if (option === 'collation' && isDoc(value) && value['locale'] === 'simple') continue;
    if (WITHOUT_EFFECT.has(option)) continue;
    if (!REFUSED.has(option)) {
      throw new CommandError(197, `The field '${option}' is not supported`);
    }
    if (value) throw notSupported(`the index option '${option}'`);
  }
  checkKey(key);
  if (partialFilterExpression !== undefined) checkPartial(partialFilterExpression);
  return {
    v: 2,
    key,
    name,
    ...(unique ? { unique: true as const } : {}),
    ...(isDoc(partialFilterExpression) ? { partialFilterExpression } : {}),
    ...(expireAfterSeconds === undefined
      ? {}
      : { expireAfterSeconds: ttl(expireAfterSeconds, key) }),
  };
}

const cannotCreate = (message: string) => new CommandError(67, message);

function checkKey(key: Doc): void {
  for (const [path, direction] of Object.entries(key)) {
    if (typeof direction === 'string') throw notSupported(`an index of type '${direction}'`);
    const isBad = (part: string) => part === '' || part.startsWith('$');
    if (path.split('.').some(isBad)) {
      throw cannotCreate(`Index keys cannot contain an empty field or begin with $: ${path}`);
    }
    const value = isNumeric(direction) ? toNumber(direction) : 0;
    if (value !== 1 && value !== -1) {
      throw cannotCreate(`Values in the index key pattern must be 1 or -1: ${path}`);
    }
  }
}

function checkPartial(filter: unknown): void {
  if (!isDoc(filter)) throw typeMismatch("The field 'partialFilterExpression' must be an object");
  try {
    compileFilter(filter);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    throw cannotCreate(`bad partialFilterExpression: ${error.message}`);
  }
  const refused = notInPartial(filter);
  if (refused !== undefined) {
    throw cannotCreate(`Expression not supported in partial index: ${refused}`);
  }
}

/** What a partial filter may ask of a field. */
const IN_PARTIAL = new Set(['$eq', '$gt', '$gte', '$lt', '$lte', '$in', '$exists', '$type']);

/** The first condition that a partial filter cannot have. */
function notInPartial(filter: Doc): string | undefined {
  for (const [key, value] of Object.entries(filter)) {
    if (key === '$and' || key === '$or') {
      for (const part of Array.isArray(value) ? value.filter(isDoc) : []) {
        const refused = notInPartial(part);
        if (refused !== undefined) return refused;
      }
    } else if (key.startsWith('$')) {
      return key;
    } else if (value instanceof BSONRegExp) {
      return '$regex';
    } else if (isDoc(value) && isOperators(value)) {
      if ('$exists' in value && !isTruthy(value['$exists'])) return '$exists: false';
      const refused = Object.keys(value).find((operator) => !IN_PARTIAL.has(operator));
      if (refused !== undefined) return refused;
    }
  }
  return undefined;
}

function ttl(seconds: unknown, key: Doc): number {
  const value = isNumeric(seconds) ? toNumber(seconds) : NaN;
  if (!(value >= 0 && value <= 0x7fffffff)) {
    throw cannotCreate(
      `TTL index 'expireAfterSeconds' must be a number from 0: ${typeName(seconds)}`,
    );
  }
  if (Object.keys(key).length > 1 || '_id' in key) {
    throw cannotCreate('TTL indexes are single-field indexes, and not on _id');
  }
  return value;
}

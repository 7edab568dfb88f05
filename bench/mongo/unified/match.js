// What a unified test expects, compared with what came: MongoDB's "unified test format".
import { EJSON } from 'bson';

const isObject = (value) => typeof value === 'object' && value !== null && !value._bsontype;
const isDocument = (value) =>
  isObject(value) && ![Array, Date, RegExp, Uint8Array].some((kind) => value instanceof kind);
const text = (value) => EJSON.stringify(value, { relaxed: true });

/** The driver says more of an update than the tests know. */
const withoutDidUpsert = ([key, result]) => {
  const { didUpsert: _, ...rest } = isDocument(result) ? result : {};
  return [key, isDocument(result) ? rest : result];
};

/** Numbers of every width as one kind; the driver's maps of results as the tests write them. */
export function plain(value) {
  if (['Int32', 'Double', 'Long'].includes(value?._bsontype)) return Number(value);
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Map) return Object.fromEntries(Array.from(value, withoutDidUpsert));
  return value;
}

const TYPES = {
  double: (v) => typeof v === 'number',
  int: (v) => Number.isInteger(v),
  long: (v) => Number.isInteger(v),
  number: (v) => typeof v === 'number',
  string: (v) => typeof v === 'string',
  bool: (v) => typeof v === 'boolean',
  object: isDocument,
  array: Array.isArray,
  null: (v) => v === null,
  date: (v) => v instanceof Date,
  binData: (v) => v?._bsontype === 'Binary' || v instanceof Uint8Array,
  objectId: (v) => v?._bsontype === 'ObjectId',
  timestamp: (v) => v?._bsontype === 'Timestamp',
  decimal: (v) => v?._bsontype === 'Decimal128',
};

const OPERATORS = {
  $$exists: (wanted, actual) => (actual !== undefined) === wanted,
  $$type: (wanted, actual) => [wanted].flat().some((type) => TYPES[type]?.(actual) ?? false),
  $$unsetOrMatches: (wanted, actual, entities, root) =>
    actual === undefined || actual === null || matches(wanted, actual, entities, root),
  $$matchesEntity: (id, actual, entities) => matches(entities.get(id), actual, entities),
  $$sessionLsid: (id, actual, entities) =>
    text(actual) === text(entities.get(id).serverSession?.id ?? entities.lsid(id)),
  $$matchesHexBytes: (hex, actual) => Buffer.from(actual).toString('hex') === hex,
  $$lte: (most, actual) => actual <= most,
  $$matchAsRoot: (wanted, actual, entities) => matches(wanted, actual, entities, true),
};

/** Whether a value is as wanted; a document at the root may hold more than that. */
export function matches(wanted, came, entities, root = false) {
  const actual = plain(came);
  if (wanted === null && actual === undefined) return true;
  if (Array.isArray(wanted))
    return (
      Array.isArray(actual) &&
      actual.length === wanted.length &&
      wanted.every((each, at) => matches(each, actual[at], entities, root))
    );
  if (!isDocument(wanted)) return text(plain(wanted)) === text(actual);
  const [operator] = Object.keys(wanted);
  if (operator?.startsWith('$$')) {
    const check = OPERATORS[operator];
    if (!check) throw new Error(`unknown operator ${operator}`);
    return check(wanted[operator], actual, entities, root);
  }
  if (!isObject(actual)) return false;
  const known = Object.keys(wanted);
  return (
    known.every((key) => matches(wanted[key], actual[key], entities)) &&
    (root || Object.keys(actual).every((key) => known.includes(key) || actual[key] === undefined))
  );
}

/** What an error should be and is not, or nothing. */
export function wrongError(wanted, error, entities) {
  const server = error?.cause?.errorResponse ?? error?.errorResponse ?? error?.result;
  const labels = error?.errorLabels ?? [];
  const { code = error?.cause?.code } = error ?? {};
  const fromServer = code !== undefined && error?.name !== 'MongoAPIError';
  if (wanted.isClientError !== undefined && wanted.isClientError === fromServer)
    return `isClientError ${wanted.isClientError}`;
  if (wanted.errorCode !== undefined && wanted.errorCode !== code) return 'errorCode';
  if (wanted.errorCodeName && wanted.errorCodeName !== error.codeName) return 'errorCodeName';
  if (
    wanted.errorContains &&
    !error.message.toLowerCase().includes(wanted.errorContains.toLowerCase())
  )
    return `errorContains ${wanted.errorContains}`;
  for (const label of wanted.errorLabelsContain ?? [])
    if (!labels.includes(label)) return `label ${label} is missing`;
  for (const label of wanted.errorLabelsOmit ?? [])
    if (labels.includes(label)) return `label ${label} is there`;
  if (wanted.errorResponse && !matches(wanted.errorResponse, server, entities, true))
    return 'errorResponse';
  for (const kind of ['writeErrors', 'writeConcernErrors']) {
    const came = plain(error[kind]);
    for (const [at, each] of Object.entries(wanted[kind] ?? {}))
      if (!matches(each, came?.[at], entities, true)) return `${kind} ${at}`;
  }
  const partial = error?.partialResult ?? error?.result;
  if (wanted.expectResult && !matches(wanted.expectResult, partial, entities, true))
    return `expectResult, came ${text(partial)}`;
  return undefined;
}

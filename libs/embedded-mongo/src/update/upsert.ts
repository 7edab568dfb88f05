import { BSONRegExp } from 'bson';
import { nameOf } from '../bson/names.js';
import { pathOf } from '../bson/paths.js';
import { clone, emptyDoc, isDoc, type Doc } from '../bson/values.js';
import { CommandError } from '../errors.js';
import { isOperators } from '../query/values.js';
import { placesAt, type Positions } from './places.js';

const NO_POSITIONS: Positions = { matched: () => 0, passes: () => false };

/** The document that an upsert starts from: what the filter asks to be equal. */
export function upsertSeed(filter: Doc): Doc {
  const doc = emptyDoc();
  const equalities = equalitiesOf(filter);
  equalities.forEach(([path, value], at) => {
    const twice = equalities
      .slice(0, at)
      .some(
        ([other]) => other === path || other.startsWith(`${path}.`) || path.startsWith(`${other}.`),
      );
    if (twice) {
      throw new CommandError(
        54,
        `cannot infer query fields to set, path '${path}' is matched twice`,
      );
    }
    for (const place of placesAt(doc, pathOf(path), true, NO_POSITIONS)) place.set(clone(value));
  });
  return doc;
}

function equalitiesOf(filter: Doc): readonly (readonly [string, unknown])[] {
  return Object.entries(filter).flatMap(([key, value]) => {
    const parts = Array.isArray(value) ? value.filter(isDoc) : [];
    if (key === '$and' || (key === '$or' && parts.length === 1)) return parts.flatMap(equalitiesOf);
    if (key.startsWith('$') || value instanceof BSONRegExp) return [];
    if (!isDoc(value) || !isOperators(value)) return [[nameOf(key), value] as const];
    if ('$eq' in value) return [[nameOf(key), value['$eq']] as const];
    const named: unknown = value['$in'] ?? value['$all'];
    return Array.isArray(named) && named.length === 1
      ? [[nameOf(key), named[0] as unknown] as const]
      : [];
  });
}

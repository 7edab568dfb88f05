import { orderKey, Rank } from './order.js';
import { isPosition, keyOf, nameOf, positionOf } from './names.js';
import { isDoc, type Doc } from './values.js';

/** The parts of a dotted path, as the keys of decoded documents. */
export type Path = readonly string[];

const cache = new Map<string, Path>();

export function pathOf(text: string): Path {
  const known = cache.get(text);
  if (known) return known;
  if (cache.size > 10_000) cache.clear(); // paths come from clients: they must not fill the memory
  const path = text.split('.').map(keyOf);
  cache.set(text, path);
  return path;
}

/** A path as it is written. */
export const dotted = (path: Path): string => path.map(nameOf).join('.');

/**
 * Every value that a path reaches, going through arrays on the way (not into a last one):
 * what an index, a sort and `distinct` see. `undefined` stands for a missing value.
 */
export function valuesAt(value: unknown, path: Path, at = 0, found: unknown[] = []): unknown[] {
  const part = path[at];
  if (part === undefined) {
    found.push(value);
  } else if (Array.isArray(value)) {
    if (isPosition(part) && positionOf(part) < value.length) {
      return valuesAt(value[positionOf(part)], path, at + 1, found);
    }
    const inner = value.filter(isDoc);
    if (inner.length === 0) found.push(undefined);
    for (const element of inner) valuesAt(element, path, at, found);
  } else if (isDoc(value)) {
    valuesAt(value[part], path, at + 1, found);
  } else {
    found.push(undefined);
  }
  return found;
}

/** The one key of a path that meets no array; `undefined` where it meets one. */
export function keyAt(doc: Doc, path: Path): string | undefined {
  let value: unknown = doc;
  for (const part of path) {
    if (Array.isArray(value)) return undefined;
    value = isDoc(value) ? value[part] : undefined;
  }
  return Array.isArray(value) ? undefined : orderKey(value);
}

/** The keys of one path: one for each element of a reached array, at least one. */
export function keysAt(doc: Doc, path: Path): string[] {
  if (path.length === 1) {
    const value = doc[path[0] ?? ''];
    if (!Array.isArray(value)) return [orderKey(value)];
  }
  const keys = new Set<string>();
  for (const value of valuesAt(doc, path)) {
    if (!Array.isArray(value)) keys.add(orderKey(value));
    else if (value.length === 0) keys.add(Rank.Undefined);
    else for (const element of value) keys.add(orderKey(element));
  }
  return [...keys];
}

/** The dotted prefix at which a path first meets an array; `undefined` when it meets none. */
export function arrayOn(doc: Doc, path: Path): string | undefined {
  let value: unknown = doc;
  for (let at = 0; at <= path.length; at++) {
    if (Array.isArray(value)) return dotted(path.slice(0, at));
    if (!isDoc(value)) return undefined;
    value = value[path[at] ?? ''];
  }
  return undefined;
}

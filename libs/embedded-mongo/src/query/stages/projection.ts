import { pathOf } from '../../bson/paths.js';
import { pick } from '../../bson/raw-edit.js';
import { docOf, encodeDoc, toRaw, withBytes, type Raw } from '../../bson/raw.js';
import { emptyDoc, isDoc, isNumeric, isTruthy, type Doc } from '../../bson/values.js';
import { badValue, CommandError, notSupported } from '../../errors.js';

/** Cuts a stored document down to what was asked for. */
export type Projection = (raw: Raw) => Raw;

/** The fields named, by the parts of their paths; `true` ends a path. */
interface Tree {
  [part: string]: Tree | true;
}

/** Compiles pure inclusion or pure exclusion of paths, with or without `_id`. */
export function compileProjection(spec: unknown): Projection | undefined {
  if (spec === undefined || spec === null) return undefined;
  if (!isDoc(spec)) throw new CommandError(14, "Expected field 'projection' to be of type object");
  const entries = Object.entries(spec);
  if (entries.length === 0) return undefined;
  for (const [path, value] of entries) check(path, value);
  const fields = entries.filter(([path]) => path !== '_id');
  const includes = isTruthy((fields[0] ?? entries[0])?.[1]);
  for (const [path, value] of fields) {
    if (isTruthy(value) === includes) continue;
    throw new CommandError(
      includes ? 31254 : 31253,
      `Cannot do ${includes ? 'exclusion' : 'inclusion'} on field ${path} ` +
        `in ${includes ? 'inclusion' : 'exclusion'} projection`,
    );
  }
  const tree: Tree = {};
  for (const [path] of fields) addPath(tree, path);
  const withId = '_id' in spec ? isTruthy(spec['_id']) : true;
  if (withId === includes) tree['_id'] = true;
  const isFlat = Object.values(tree).every((sub) => sub === true);
  if (isFlat) {
    const named = new Set(Object.keys(tree));
    return (raw) =>
      withBytes(raw, (bytes) => pick(bytes, (field) => named.has(field) === includes));
  }
  const cut = includes ? include : exclude;
  return (raw) => toRaw(encodeDoc(cut(docOf(raw), tree)));
}

function check(path: string, value: unknown): void {
  if (path === '' || path.split('.').includes('')) {
    throw new CommandError(40353, "FieldPath must not end with a '.' or have empty parts.");
  }
  if (path.split('.').some((part) => part.startsWith('$'))) {
    throw notSupported(`the positional projection '${path}'`);
  }
  if (!isNumeric(value) && typeof value !== 'boolean') {
    throw notSupported(`a projection other than of fields ('${path}')`);
  }
}

function addPath(tree: Tree, path: string): void {
  let node = tree;
  const parts = pathOf(path);
  parts.forEach((part, at) => {
    const known = Object.hasOwn(node, part) ? node[part] : undefined;
    const isLast = at === parts.length - 1;
    if (known === true || (known && isLast)) {
      throw new CommandError(31249, `Path collision at ${path}`);
    }
    if (isLast) {
      node[part] = true;
      return;
    }
    const next = known ?? {};
    node[part] = next;
    node = next;
  });
}

function include(doc: Doc, tree: Tree): Doc {
  const kept = emptyDoc();
  for (const [field, value] of Object.entries(doc)) {
    const sub = Object.hasOwn(tree, field) ? tree[field] : undefined;
    const part = sub === true ? value : sub && includeIn(value, sub);
    if (part !== undefined) kept[field] = part;
  }
  return kept;
}

/** Of an array the documents (and arrays) in it; of other values nothing. */
function includeIn(value: unknown, tree: Tree): unknown {
  if (isDoc(value)) return include(value, tree);
  if (!Array.isArray(value)) return undefined;
  return value.map((element) => includeIn(element, tree)).filter((part) => part !== undefined);
}

function exclude(doc: Doc, tree: Tree): Doc {
  const kept = emptyDoc();
  for (const [field, value] of Object.entries(doc)) {
    const sub = Object.hasOwn(tree, field) ? tree[field] : undefined;
    if (sub !== true) kept[field] = sub ? excludeIn(value, sub) : value;
  }
  return kept;
}

function excludeIn(value: unknown, tree: Tree): unknown {
  if (isDoc(value)) return exclude(value, tree);
  return Array.isArray(value) ? value.map((element) => excludeIn(element, tree)) : value;
}

/** `findAndModify` calls it `fields`; a document that no projection cuts stays as it is. */
export function projectionOf(spec: unknown): Projection {
  if (spec !== undefined && !isDoc(spec)) throw badValue('a projection has to be a document');
  return compileProjection(spec) ?? ((raw) => raw);
}

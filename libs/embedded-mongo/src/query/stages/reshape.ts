import { pathOf, dotted } from '../../bson/paths.js';
import { nameOf } from '../../bson/names.js';
import { emptyDoc, isDoc, isNumeric, isTruthy, show, type Doc } from '../../bson/values.js';
import { CommandError } from '../../errors.js';
import { fieldsOfAll, type Expression, type Variables } from '../expressions/expression.js';
import { compileExpression } from '../expressions/expressions.js';

/** Makes another document of one; it may share parts with it. */
export interface Reshape {
  readonly of: (doc: Doc) => Doc;
  /** The top-level fields that it reads; `undefined`: all of them. */
  readonly fields: readonly string[] | undefined;
  /** Nothing else of the document is left. */
  readonly isFinal: boolean;
}

/** What becomes of a field: kept, left out, computed, or changed further inside. */
type Part = 'keep' | 'drop' | Expression | Tree;
type Tree = Map<string, Part>;

const isTree = (part: Part | undefined): part is Tree => part instanceof Map;
const isExpression = (part: Part | undefined): part is Expression =>
  typeof part === 'object' && !isTree(part);

/** `$addFields` and `$set`: all values are computed from the document as it was. */
function addFields(spec: unknown, variables: Variables): Reshape {
  const tree: Tree = new Map();
  for (const [key, value] of entriesOf(spec, '$addFields')) {
    put(tree, key, value, (leaf) => compileExpression(leaf, variables));
  }
  return {
    of: (doc) => withAdded(doc, tree, doc),
    fields: fieldsOfAll([...expressionsIn(tree), { fields: [...tree.keys()] }]),
    isFinal: false,
  };
}

/** `$unset`: a path, or a list of them. */
function unset(spec: unknown): Reshape {
  const paths: readonly unknown[] = Array.isArray(spec) ? spec : [spec];
  const tree: Tree = new Map();
  for (const path of paths) {
    if (typeof path !== 'string' || path === '' || path.startsWith('$')) {
      throw new CommandError(31_002, `$unset needs a path, or several: ${show(spec)}`);
    }
    put(tree, path, 0, () => 'drop');
  }
  if (tree.size === 0) throw new CommandError(31_119, '$unset needs at least one path');
  return { of: (doc) => without(doc, tree), fields: [], isFinal: false };
}

/** `$replaceRoot` and `$replaceWith`. */
function replaceRoot(newRoot: unknown, variables: Variables): Reshape {
  const expression = compileExpression(newRoot, variables);
  return {
    of(doc) {
      const value = expression.of(doc);
      if (isDoc(value)) return value;
      throw new CommandError(
        40_228,
        `'newRoot' expression must evaluate to an object, but resulting value was: ${show(value)}`,
      );
    },
    fields: expression.fields,
    isFinal: true,
  };
}

/** `$project`: of some fields, without some, with computed ones. */
function project(spec: unknown, variables: Variables): Reshape {
  const tree: Tree = new Map();
  const leafOf = (leaf: unknown): Part => {
    if (isNumeric(leaf) || typeof leaf === 'boolean') return isTruthy(leaf) ? 'keep' : 'drop';
    return compileExpression(leaf, variables);
  };
  for (const [key, value] of entriesOf(spec, '$project')) put(tree, key, value, leafOf);
  const id = tree.get('_id');
  const kinds = new Set(kindsIn(tree, true));
  if (kinds.has('drop') && kinds.size > 1) {
    throw new CommandError(31_254, `Cannot do exclusion in inclusion projection: ${show(spec)}`);
  }
  const excludes = kinds.has('drop') || (kinds.size === 0 && id === 'drop');
  if (excludes) {
    if (id !== 'drop') tree.delete('_id');
    return { of: (doc) => without(doc, tree), fields: [], isFinal: false };
  }
  if (id === undefined) tree.set('_id', 'keep');
  const read = [...expressionsIn(tree), { fields: [...tree.keys()] }];
  return { of: (doc) => only(doc, tree, doc), fields: fieldsOfAll(read), isFinal: true };
}

function entriesOf(spec: unknown, stage: string): readonly (readonly [string, unknown])[] {
  if (!isDoc(spec)) throw new CommandError(40_272, `${stage} specification must be an object`);
  const entries = Object.entries(spec);
  if (entries.length === 0) throw new CommandError(51_272, `${stage} needs at least one field`);
  return entries;
}

/** Puts what a path becomes into the tree; a document without operators means fields within. */
function put(tree: Tree, key: string, value: unknown, leafOf: (leaf: unknown) => Part): void {
  const path = pathOf(key);
  if (path.some((part) => part === '' || part.startsWith('$'))) {
    throw new CommandError(16_410, `not a path of a field: '${nameOf(key)}'`);
  }
  let node = tree;
  path.forEach((part, at) => {
    const known = node.get(part);
    const isLast = at === path.length - 1;
    if (known !== undefined && (isLast || !isTree(known))) throw collision(dotted(path));
    if (isLast) node.set(part, isWithin(value) ? within(value, leafOf) : leafOf(value));
    else if (isTree(known)) node = known;
    else node.set(part, (node = new Map()));
  });
}

const collision = (path: string) => new CommandError(31_250, `Path collision at ${path}`);

const isWithin = (value: unknown): value is Doc =>
  isDoc(value) && Object.keys(value).length > 0 && !Object.keys(value)[0]?.startsWith('$');

function within(spec: Doc, leafOf: (leaf: unknown) => Part): Tree {
  const tree: Tree = new Map();
  for (const [key, value] of Object.entries(spec)) put(tree, key, value, leafOf);
  return tree;
}

function expressionsIn(tree: Tree): readonly Expression[] {
  return [...tree.values()].flatMap((part) => {
    if (isTree(part)) return expressionsIn(part);
    return isExpression(part) ? [part] : [];
  });
}

/** Whether fields are kept or dropped; of `_id` that says nothing. */
function kindsIn(tree: Tree, isRoot: boolean): readonly ('keep' | 'drop')[] {
  return [...tree].flatMap(([key, part]) => {
    if (isTree(part)) return kindsIn(part, false);
    if (isExpression(part)) return ['keep'];
    return isRoot && key === '_id' ? [] : [part];
  });
}

/** A document with computed fields. Of an array every element has them; others become documents. */
function withAdded(value: unknown, tree: Tree, root: Doc): Doc {
  const result = Object.assign(emptyDoc(), isDoc(value) ? value : {});
  for (const [key, part] of tree) {
    const added = isTree(part) ? addedIn(result[key], part, root) : computed(part, root);
    if (added === undefined) Reflect.deleteProperty(result, key);
    else result[key] = added;
  }
  return result;
}

const addedIn = (value: unknown, tree: Tree, root: Doc): unknown =>
  Array.isArray(value)
    ? value.map((element) => addedIn(element, tree, root))
    : withAdded(value, tree, root);

const computed = (part: Part, root: Doc): unknown =>
  isExpression(part) ? part.of(root) : undefined;

function without(doc: Doc, tree: Tree): Doc {
  const result = emptyDoc();
  for (const [key, value] of Object.entries(doc)) {
    const part = tree.get(key);
    if (part !== 'drop') result[key] = isTree(part) ? withoutIn(value, part) : value;
  }
  return result;
}

function withoutIn(value: unknown, tree: Tree): unknown {
  if (isDoc(value)) return without(value, tree);
  return Array.isArray(value) ? value.map((element) => withoutIn(element, tree)) : value;
}

/** The fields kept, as they come in the document, and then those computed. */
function only(doc: Doc, tree: Tree, root: Doc): Doc {
  const result = emptyDoc();
  for (const [key, value] of Object.entries(doc)) {
    const part = tree.get(key);
    const kept = part === 'keep' ? value : isTree(part) ? onlyIn(value, part, root) : undefined;
    if (kept !== undefined) result[key] = kept;
  }
  for (const [key, part] of tree) {
    if (key in result) continue;
    const isMade = isTree(part) && !(key in doc) && expressionsIn(part).length > 0;
    const made = isMade ? only(emptyDoc(), part, root) : computed(part, root);
    if (made !== undefined) result[key] = made;
  }
  return result;
}

/** Of an array what is left of its documents and arrays; of other values nothing. */
function onlyIn(value: unknown, tree: Tree, root: Doc): unknown {
  if (isDoc(value)) return only(value, tree, root);
  if (Array.isArray(value)) {
    const kept = value.map((element) => onlyIn(element, tree, root));
    return kept.filter((element) => element !== undefined);
  }
  return expressionsIn(tree).length > 0 ? only(emptyDoc(), tree, root) : undefined;
}

const newRoot = (argument: unknown): unknown => {
  if (isDoc(argument) && 'newRoot' in argument) return argument['newRoot'];
  throw new CommandError(40_231, 'no newRoot specified for the $replaceRoot stage');
};

export type CompileReshape = (argument: unknown, variables: Variables) => Reshape;

/** The stages that make one document of each: an update may have these. */
export const RESHAPING: ReadonlyMap<string, CompileReshape> = new Map<string, CompileReshape>([
  ['$project', project],
  ['$addFields', addFields],
  ['$set', addFields],
  ['$unset', unset],
  ['$replaceRoot', (argument, variables) => replaceRoot(newRoot(argument), variables)],
  ['$replaceWith', replaceRoot],
]);

import { Long } from 'bson';
import { keyOf } from '../../bson/names.js';
import type { Path } from '../../bson/paths.js';
import { emptyDoc, isDoc, type Doc } from '../../bson/values.js';
import { CommandError } from '../../errors.js';
import { fieldPath } from '../expressions/expressions.js';
import { bySlice } from './stages.js';

interface Options {
  readonly path: Path;
  readonly index: string | undefined;
  readonly keepsEmpty: boolean;
}

/** Compiles `$unwind`: a document for each element of an array. */
export function compileUnwind(argument: unknown) {
  const { path, index, keepsEmpty } = read(argument);
  const result = (doc: Doc, value: unknown, at: number | null): Doc => {
    const copy = replaceAt(doc, path, 0, value);
    if (index !== undefined) copy[index] = at === null ? null : Long.fromNumber(at);
    return copy;
  };
  const unwound = (doc: Doc): Doc | readonly Doc[] => {
    const value = lookUp(doc, path);
    if (!Array.isArray(value)) {
      const isNothing = value === undefined || value === null;
      if (isNothing && !keepsEmpty) return [];
      return index === undefined ? doc : { ...doc, [index]: null };
    }
    if (value.length === 0) return keepsEmpty ? result(doc, undefined, null) : [];
    return value.map((element, at) => result(doc, element, at));
  };
  return { run: bySlice((docs) => docs.flatMap(unwound)), fields: [path[0] ?? ''] };
}

function read(argument: unknown): Options {
  const spec = isDoc(argument) ? argument : { path: argument };
  for (const name of Object.keys(spec)) {
    if (['path', 'includeArrayIndex', 'preserveNullAndEmptyArrays'].includes(name)) continue;
    throw new CommandError(28811, `unrecognized option to $unwind stage: ${name}`);
  }
  const { path, includeArrayIndex: index, preserveNullAndEmptyArrays: keepsEmpty = false } = spec;
  if (typeof path !== 'string') {
    throw new CommandError(28808, 'expected a string as the path for $unwind stage');
  }
  if (!path.startsWith('$')) {
    throw new CommandError(
      28818,
      `path option to $unwind stage should be prefixed with a '$': ${path}`,
    );
  }
  if (typeof keepsEmpty !== 'boolean') {
    throw new CommandError(28809, 'expected a boolean for the preserveNullAndEmptyArrays option');
  }
  if (index !== undefined && (typeof index !== 'string' || index === '')) {
    throw new CommandError(28810, 'expected a non-empty string for the includeArrayIndex option');
  }
  if (index?.startsWith('$')) {
    throw new CommandError(28822, `includeArrayIndex option should not be prefixed with a '$'`);
  }
  return { path: fieldPath(path), index: index === undefined ? index : keyOf(index), keepsEmpty };
}

function lookUp(doc: Doc, path: Path): unknown {
  let value: unknown = doc;
  for (const part of path) {
    if (!isDoc(value)) return undefined;
    value = value[part];
  }
  return value;
}

/** A copy with another value at the path; without the field when there is none. */
function replaceAt(doc: Doc, path: Path, at: number, value: unknown): Doc {
  const copy = emptyDoc();
  const part = path[at] ?? '';
  for (const [name, own] of Object.entries(doc)) {
    if (name !== part) copy[name] = own;
    else if (at < path.length - 1)
      copy[name] = isDoc(own) ? replaceAt(own, path, at + 1, value) : own;
    else if (value !== undefined) copy[name] = value;
  }
  return copy;
}

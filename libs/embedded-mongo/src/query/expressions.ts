import { pathOf, type Path } from '../bson/paths.js';
import { emptyDoc, isDoc, type Doc } from '../bson/values.js';
import { CommandError } from '../errors.js';

/** A value computed from a document; `undefined` when there is none. */
export interface Expression {
  of(doc: Doc): unknown;
  /** The top-level fields that it reads. */
  readonly fields: readonly string[];
}

/** Compiles `'$path'`, a constant, or a document of these; operators are refused. */
export function compileExpression(source: unknown): Expression {
  if (typeof source === 'string' && source.startsWith('$')) return field(source);
  if (isDoc(source)) return document(source);
  if (Array.isArray(source)) throw unknown('an array');
  return { of: () => source, fields: [] };
}

const unknown = (what: string) =>
  new CommandError(
    168,
    `Unrecognized expression '${what}': only fields and constants are supported`,
  );

function field(source: string): Expression {
  if (source.startsWith('$$')) throw unknown(source);
  const path = fieldPath(source);
  return { of: (doc) => valueAt(doc, path, 0), fields: [path[0] ?? ''] };
}

/** Reads `'$a.b'`. */
export function fieldPath(source: string): Path {
  const path = pathOf(source.slice(1));
  if (path.includes('')) {
    throw new CommandError(15998, 'FieldPath field names may not be empty strings.');
  }
  return path;
}

/** Of an array the values of the documents in it; positions are no path parts here. */
function valueAt(value: unknown, path: Path, at: number): unknown {
  const part = path[at];
  if (part === undefined) return value;
  if (isDoc(value)) return valueAt(value[part], path, at + 1);
  if (!Array.isArray(value)) return undefined;
  return value.map((element) => valueAt(element, path, at)).filter((found) => found !== undefined);
}

function document(source: Doc): Expression {
  const parts = Object.entries(source).map(([name, value]) => {
    if (name.startsWith('$')) throw unknown(name);
    return [name, compileExpression(value)] as const;
  });
  return {
    of(doc) {
      const result = emptyDoc();
      for (const [name, part] of parts) {
        const value = part.of(doc);
        if (value !== undefined) result[name] = value;
      }
      return result;
    },
    fields: parts.flatMap(([, part]) => part.fields),
  };
}

import { keyOf, nameOf } from '../../bson/names.js';
import { pathOf, type Path } from '../../bson/paths.js';
import { emptyDoc, isDoc, show, type Doc } from '../../bson/values.js';
import { CommandError, failedToParse } from '../../errors.js';
import { composed, constant, type Expression, type Variables } from './expression.js';
import { EXPRESSIONS } from './expression-operators.js';

/** Compiles paths, variables, constants, documents and lists of these, and the known operators. */
export function compileExpression(source: unknown, variables: Variables): Expression {
  if (typeof source === 'string' && source.startsWith('$$')) return variable(source, variables);
  if (typeof source === 'string' && source.startsWith('$')) return field(source);
  if (Array.isArray(source)) return list(source, variables);
  if (!isDoc(source)) return constant(source);
  const [first, ...others] = Object.keys(source);
  if (!first?.startsWith('$')) return document(source, variables);
  if (others.length > 0) {
    throw new CommandError(
      15983,
      'An object representing an expression must have exactly one field: ' + show(source),
    );
  }
  const operator = EXPRESSIONS.get(first);
  if (!operator) throw new CommandError(168, `Unrecognized expression '${first}'`);
  return operator(source[first], (part) => compileExpression(part, variables));
}

function field(source: string): Expression {
  const path = fieldPath(source);
  return { of: (doc) => valueAt(doc, path, 0), fields: [path[0] ?? ''], isConstant: false };
}

/** Reads `'$a.b'`. */
export function fieldPath(source: string): Path {
  const path = pathOf(source.slice(1));
  if (path.includes('')) {
    throw new CommandError(15998, 'FieldPath field names may not be empty strings.');
  }
  const bad = path.find((part) => part.startsWith('$'));
  if (bad !== undefined) {
    throw new CommandError(16410, `FieldPath field names may not start with '$': ${bad}`);
  }
  return path;
}

/** `$$ROOT`, `$$REMOVE`, `$$NOW`, what `let` has given a name, and paths into these. */
function variable(source: string, variables: Variables): Expression {
  const [name = '', ...inner] = source.slice(2).split('.');
  const path = inner.map(keyOf);
  if (name === 'ROOT' || name === 'CURRENT') {
    const fields = path[0] === undefined ? undefined : [path[0]];
    return { of: (doc) => valueAt(doc, path, 0), fields, isConstant: false };
  }
  if (name === 'REMOVE') return constant(undefined);
  if (!variables.has(name)) throw new CommandError(17276, `Use of undefined variable: ${name}`);
  return constant(valueAt(variables.get(name), path, 0));
}

/** Of an array the values of the documents in it; positions are no path parts here. */
function valueAt(value: unknown, path: Path, at: number): unknown {
  const part = path[at];
  if (part === undefined) return value;
  if (isDoc(value)) return valueAt(value[part], path, at + 1);
  if (!Array.isArray(value)) return undefined;
  return value.map((element) => valueAt(element, path, at)).filter((found) => found !== undefined);
}

function list(source: readonly unknown[], variables: Variables): Expression {
  const parts = source.map((part) => compileExpression(part, variables));
  return composed(parts, (doc) => parts.map((part) => part.of(doc) ?? null));
}

function document(source: Doc, variables: Variables): Expression {
  const fields = Object.entries(source).map(([key, value]) => {
    const name = nameOf(key);
    if (name.startsWith('$') || name.includes('.')) {
      throw new CommandError(16412, `FieldPath field names may not contain '.' or '$': ${name}`);
    }
    return [key, compileExpression(value, variables)] as const;
  });
  const of = (doc: Doc) => {
    const result = emptyDoc();
    for (const [key, part] of fields) {
      const value = part.of(doc);
      if (value !== undefined) result[key] = value;
    }
    return result;
  };
  return composed(
    fields.map(([, part]) => part),
    of,
  );
}

/** The variables of a command: those of `let`, and the time. */
export function variablesOf(given: Doc): Variables {
  const variables = new Map<string, unknown>([['NOW', new Date()]]);
  for (const [key, value] of Object.entries(given)) {
    const name = nameOf(key);
    if (!/^[a-z\u0080-\u{10ffff}][\w\u0080-\u{10ffff}]*$/u.test(name)) {
      throw failedToParse(`'${name}' is no name for a user variable`);
    }
    const expression = compileExpression(value, variables);
    if (expression.fields?.length !== 0) {
      throw new CommandError(
        4_890_500,
        "Command let Expression tried to access a field, but this is not allowed as command 'let' " +
          'expressions run before the query examines any documents.',
      );
    }
    variables.set(name, expression.of({}));
  }
  return variables;
}

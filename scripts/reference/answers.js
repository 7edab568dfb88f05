// What each query answers, as JSON Schema, read off the types of the sources.
import { dirname, join } from 'node:path';
import ts from 'typescript';

/** Every source of the libraries, with its types. */
export function programOf(root) {
  const path = join(root, 'tsconfig.json');
  const { config } = ts.readConfigFile(path, ts.sys.readFile);
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, dirname(path));
  const files = fileNames.filter((file) => /\/libs\/(?!embedded-).*(?<!\.spec)\.ts$/.test(file));
  return ts.createProgram(files, { ...options, incremental: false, noEmit: true });
}

/**
 * The schema of every query's answer by the query's name, what handlers answer that are not sent on as
 * one command, by class and method, and the schemas all these refer to.
 */
export function answersOf(program, queries) {
  const schemas = new Schemas(program.getTypeChecker());
  const [answers, handlers] = [{}, {}];
  for (const source of program.getSourceFiles()) {
    if (source.fileName.includes('node_modules')) continue;
    for (const statement of source.statements) {
      const name = ts.isClassDeclaration(statement) ? statement.name?.text : undefined;
      if (name && queries.has(name)) answers[name] = schemas.answerOf(statement);
      if (name?.endsWith('Controller')) Object.assign(handlers, handlersIn(statement, schemas));
    }
  }
  const missing = [...queries].filter((name) => !(name in answers));
  if (missing.length > 0) throw new Error(`no class was found of ${missing.join(', ')}`);
  return { answers: sorted(answers), handlers, components: sorted(schemas.components) };
}

/**
 * What the handlers of a controller answer to a body, where that is no receipt of a command; and to a
 * query, where the handler states another type than that of the query.
 */
function handlersIn(controller, schemas) {
  const takes = (method, decorator) =>
    method.parameters?.some((each) => each.getText().startsWith(`@${decorator}()`));
  const isOwn = (method) => takes(method, 'Payload') || (takes(method, 'Ask') && method.type);
  const answered = controller.members.filter(isOwn).map((method) => {
    const type = schemas.awaitedOf(method);
    const told = type.flags & ts.TypeFlags.Any || type.symbol?.name === 'Receipt';
    return [
      `${controller.name.text}.${method.name.text}`,
      told ? undefined : schemas.schemaOf(type),
    ];
  });
  // A text or a stream is a file: its route says of which kind.
  const isDescribed = (schema) =>
    schema && schema.type !== 'string' && Object.keys(schema).length > 0;
  return Object.fromEntries(answered.filter(([, schema]) => isDescribed(schema)));
}

/** What each command and query is for, by its name: its docstring. */
export function aboutsOf(program, messages) {
  const checker = program.getTypeChecker();
  const abouts = {};
  for (const source of program.getSourceFiles()) {
    if (source.fileName.includes('node_modules')) continue;
    for (const statement of source.statements) {
      const name = ts.isClassDeclaration(statement) ? statement.name?.text : undefined;
      if (!name || !messages.has(name)) continue;
      const { description } = described(checker.getSymbolAtLocation(statement.name), checker);
      if (description) abouts[name] = description;
    }
  }
  return sorted(abouts);
}

export const sorted = (byName) =>
  Object.fromEntries(Object.entries(byName).sort(([a], [b]) => (a < b ? -1 : 1)));

/** The types of the sources as JSON Schema; named ones are described once. */
export class Schemas {
  components = {};
  named = new Map();

  constructor(checker) {
    this.checker = checker;
  }

  /** Of `class X extends ViewQuery<T>` the schema of T; of a `ListQuery<T>` a page of them. */
  answerOf(statement) {
    let type = this.checker.getTypeAtLocation(statement);
    while (type && !/^(View|List)Query$/.test(type.symbol.name)) {
      [type] = this.checker.getBaseTypes(type);
    }
    if (!type) throw new Error(`${statement.name.text} is no query of a view`);
    const schema = this.schemaOf(this.checker.getTypeArguments(type)[0]);
    return type.symbol.name === 'ListQuery' ? pageOf(schema) : schema;
  }

  /** What a method answers in the end. */
  awaitedOf(method) {
    const { checker } = this;
    const type = checker.getReturnTypeOfSignature(checker.getSignatureFromDeclaration(method));
    return checker.getAwaitedType(type) ?? type;
  }

  schemaOf(type) {
    if (type.isUnion()) return this.unionOf(type);
    if (type.isLiteral()) return { const: type.value };
    if (type.flags & ts.TypeFlags.BooleanLiteral) {
      return { const: this.checker.typeToString(type) === 'true' };
    }
    if (type.flags & ts.TypeFlags.StringLike) return { type: 'string' };
    if (type.flags & ts.TypeFlags.NumberLike) return { type: 'number' };
    if (type.flags & ts.TypeFlags.Null) return { type: 'null' };
    if (this.checker.isArrayType(type)) {
      return { type: 'array', items: this.schemaOf(this.checker.getTypeArguments(type)[0]) };
    }
    if (this.checker.isTupleType(type)) {
      const items = this.checker.getTypeArguments(type).map((each) => this.schemaOf(each));
      return { type: 'array', prefixItems: items };
    }
    if (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) return this.objectOf(type);
    return {};
  }

  unionOf(type) {
    const parts = type.types.filter(({ flags }) => !(flags & ts.TypeFlags.Undefined));
    const isNull = ({ flags }) => flags & ts.TypeFlags.Null;
    const rest = parts.filter((part) => !isNull(part));
    const nullable = rest.length < parts.length;
    const isBoolean = rest.every(({ flags }) => flags & ts.TypeFlags.BooleanLiteral);
    const literals = rest.filter((part) => part.isLiteral());
    const schema =
      isBoolean && rest.length === 2
        ? { type: 'boolean' }
        : literals.length === rest.length && rest.length > 1
          ? { type: 'string', enum: literals.map(({ value }) => value).sort() }
          : rest.length === 1
            ? this.schemaOf(rest[0])
            : { anyOf: rest.map((each) => this.schemaOf(each)) };
    if (!nullable) return schema;
    const isPlain = schema.type && !schema.enum;
    return isPlain
      ? { ...schema, type: [schema.type, 'null'] }
      : { anyOf: [schema, { type: 'null' }] };
  }

  /** A declared type without parameters is described once and referred to. */
  objectOf(type) {
    const symbol = type.aliasSymbol ?? type.symbol;
    const isGeneric = (type.aliasTypeArguments ?? type.typeArguments ?? []).length > 0;
    const name = symbol?.name ?? '__type';
    if (isGeneric || /^__|^(Pick|Omit|Partial|Record|Readonly)$/.test(name)) {
      return this.membersOf(type);
    }
    const known = this.named.get(name);
    if (known !== undefined && known !== symbol) return this.membersOf(type);
    if (known === undefined) {
      this.named.set(name, symbol);
      this.components[name] = { ...described(symbol, this.checker), ...this.membersOf(type) };
    }
    return { $ref: `#/components/schemas/${name}` };
  }

  membersOf(type) {
    const index = type.getStringIndexType();
    const members = this.checker.getPropertiesOfType(type);
    if (index && members.length === 0) {
      return { type: 'object', additionalProperties: this.schemaOf(index) };
    }
    const isOptional = ({ flags }) => flags & ts.SymbolFlags.Optional;
    const properties = Object.fromEntries(
      members.map((member) => [
        member.name,
        {
          ...(member.name === 'minor'
            ? { type: 'integer' }
            : this.schemaOf(this.checker.getTypeOfSymbol(member))),
          ...described(member, this.checker),
        },
      ]),
    );
    const required = members.filter((member) => !isOptional(member)).map(({ name }) => name);
    return { type: 'object', properties, ...(required.length > 0 ? { required } : {}) };
  }
}

const pageOf = (items) => ({
  type: 'object',
  required: ['items', 'next'],
  properties: {
    items: { type: 'array', items },
    next: {
      type: ['string', 'null'],
      description: 'The cursor of the next page; null on the last.',
    },
  },
});

/** The docstring, in one line. */
function described(symbol, checker) {
  const text = ts.displayPartsToString(symbol.getDocumentationComment(checker));
  return text === '' ? {} : { description: text.replace(/\s+/g, ' ') };
}

// The contract of subscribers: the data of every event as JSON Schema, by type and version, read off
// the types of the sources; and what would break a contract that was promised before.
import ts from 'typescript';
import { Schemas, sorted } from './answers.js';

/** @returns `{ events: { LoanDisbursed: { category, version, description, versions } }, components }` */
export function contractOf(program, { definitions, codeNames, declared }) {
  const checker = program.getTypeChecker();
  const schemas = new EventSchemas(checker, codeNames);
  const categories = new Map(
    definitions.deciders.flatMap(({ stream, events }) =>
      Object.keys(events).map((type) => [type, stream]),
    ),
  );
  const events = {};
  for (const { type, shape, member } of eventSets(program, checker)) {
    const known = definitions.events.get(type);
    if (!known || !categories.has(type)) continue;
    const { version, heading } = known;
    const older = shape.arguments.map((lift) => schemas.olderOf(lift, heading));
    const present = schemas.presentOf(member, shape);
    events[type] = {
      category: categories.get(type),
      version,
      description: declared.eventOf(type).doc,
      heading: [heading.by, ...heading.carries],
      versions: Object.fromEntries([...older, present].map((each, index) => [index + 1, each])),
    };
  }
  const missing = [...categories.keys()].filter((type) => !(type in events));
  if (missing.length > 0) throw new Error(`no declaration was found of ${missing.join(', ')}`);
  return { events: sorted(events), components: sorted(schemas.components) };
}

/** Every event that the sources declare: its name, the call of `event`, and its member of the set. */
function* eventSets(program, checker) {
  for (const source of program.getSourceFiles()) {
    if (!source.fileName.endsWith('.events.ts')) continue;
    for (const statement of source.statements.filter(ts.isVariableStatement)) {
      for (const { name, initializer } of statement.declarationList.declarations) {
        if (initializer?.expression?.getText() !== 'defineEvents') continue;
        const set = checker.getTypeAtLocation(name);
        for (const property of initializer.arguments[1].properties) {
          const type = property.name.getText();
          yield { type, shape: unmarked(property.initializer), member: set.getProperty(type) };
        }
      }
    }
  }
}

/** The call of `event`, without what follows it of personal data. */
const unmarked = (shape) =>
  ts.isPropertyAccessExpression(shape.expression) ? shape.expression.expression : shape;

/** Schemas that know the lists of codes and the names of days. */
class EventSchemas extends Schemas {
  constructor(checker, codeNames) {
    super(checker);
    this.codes = new Map([...codeNames].map(([codes, name]) => [keyOf(codes.all), [name, codes]]));
  }

  /** What `lift` gives is what a reader sees. */
  presentOf(member, at) {
    const type = this.checker.getTypeOfSymbolAtLocation(member, at);
    const lift = this.checker.getTypeOfSymbolAtLocation(type.getProperty('lift'), at);
    const seen = lift.getCallSignatures()[0].getReturnType();
    if (!seen.isUnion()) return this.membersOf(seen);
    return { anyOf: seen.types.map((each) => this.membersOf(each)) };
  }

  olderOf(lift, { by, carries }) {
    const [signature] = this.checker.getTypeAtLocation(lift).getCallSignatures();
    const stored = this.checker.getTypeOfSymbolAtLocation(signature.parameters[0], lift);
    const { properties, required = [] } = this.membersOf(stored);
    const heading = [by, ...carries];
    return {
      type: 'object',
      properties: {
        ...Object.fromEntries(heading.map((name) => [name, { type: 'string' }])),
        ...properties,
      },
      required: [...new Set([...heading, ...required])],
    };
  }

  schemaOf(type) {
    return this.codesOf(type) ?? super.schemaOf(type);
  }

  codesOf(type) {
    if (!type.isUnion()) return undefined;
    const parts = type.types.filter(({ flags }) => !(flags & ts.TypeFlags.Undefined));
    if (!parts.every((part) => part.isStringLiteral())) return undefined;
    const found = this.codes.get(keyOf(parts.map(({ value }) => value)));
    if (!found) return undefined;
    const [name, codes] = found;
    this.components[name] = {
      title: codes.title.en,
      type: 'string',
      enum: [...codes.all],
      'x-labels': { title: codes.title, codes: labelsOf(codes) },
    };
    return { $ref: `#/components/schemas/${name}` };
  }

  membersOf(type) {
    const schema = super.membersOf(type);
    for (const member of this.checker.getPropertiesOfType(type)) {
      const declared = member.valueDeclaration?.type?.getText();
      if (declared === 'Day') schema.properties[member.name].format = 'date';
    }
    return schema;
  }
}

const keyOf = (values) => [...values].sort().join(' ');
const labelsOf = (codes) =>
  Object.fromEntries(codes.all.map((each) => [each, { en: codes(each).en, zh: codes(each).zh }]));

/**
 * Why a contract breaks one that was promised. An event of a version that was stored may gain fields
 * that are optional and codes of a list; nothing else of it may change: that takes a new version.
 */
export function breaches(promised, present) {
  return Object.entries(promised.events).flatMap(([type, { versions }]) => {
    const now = present.events[type];
    if (!now) return [`${type} was promised to subscribers and is gone`];
    return Object.entries(versions).flatMap(([version, before]) => {
      const name = `${type}.v${version}`;
      const after = now.versions[version];
      if (!after) return [`${name} was promised to subscribers and is gone`];
      return changes(name, [before, promised], [after, present], 0).map(
        (change) => `${change}; give the event a new version, with a lift`,
      );
    });
  });
}

const deepest = 12;
const named = (schema, { components }) =>
  schema?.$ref === undefined ? schema : components[schema.$ref.split('/').at(-1)];

function changes(path, [oldSchema, oldContract], [newSchema, newContract], depth) {
  const before = named(oldSchema, oldContract);
  const after = named(newSchema, newContract);
  if (before === undefined || depth > deepest) return [];
  if (after === undefined) return [`${path} is gone`];
  const within = (at, one, other) =>
    changes(at, [one, oldContract], [other, newContract], depth + 1);
  if (before.enum && after.enum) {
    const gone = before.enum.filter((code) => !after.enum.includes(code));
    return gone.map((code) => `${path} no longer knows the code ${code}`);
  }
  if (formOf(before) !== formOf(after)) {
    return [`${path} was ${formOf(before)} and is ${formOf(after)}`];
  }
  return [
    ...Object.entries(before.properties ?? {}).flatMap(([name, each]) =>
      within(`${path}.${name}`, each, after.properties?.[name]),
    ),
    ...requiredChanges(path, before, after),
    ...(before.items ? within(`${path}[]`, before.items, after.items) : []),
    ...(before.anyOf ?? []).flatMap((each, index) =>
      within(`${path}|${index}`, each, after.anyOf?.[index]),
    ),
  ];
}

function requiredChanges(path, { required: before = [] }, { required: after = [] }) {
  const optional = before.filter((name) => !after.includes(name));
  const demanded = after.filter((name) => !before.includes(name));
  return [
    ...optional.map((name) => `${path}.${name} was always there and is optional`),
    ...demanded.map((name) => `${path}.${name} is required, and stored events may lack it`),
  ];
}

const formOf = ({ type, const: value, format, anyOf }) =>
  value !== undefined
    ? `the constant ${JSON.stringify(value)}`
    : [anyOf ? 'one of several' : [type].flat().join(' or '), format].filter(Boolean).join(' ');

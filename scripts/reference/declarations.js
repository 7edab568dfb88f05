// What the sources say of messages and events and the compiled code no longer knows: docstrings,
// the types of fields, the shapes of events.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** Every class and every event that the libraries declare. */
export function declarations(root) {
  const classes = [];
  const named = [];
  const sets = [];
  for (const file of readdirSync(join(root, 'libs'), { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts') || /\.(spec|fixture)\.ts$|^embedded-/.test(file)) continue;
    const text = readFileSync(join(root, 'libs', file), 'utf8');
    if (!/\bclass \w+ extends\b|\bdefineEvents\(|\b(?:interface|type) \w+/.test(text)) continue;
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
    for (const statement of source.statements) {
      if (ts.isClassDeclaration(statement)) classes.push(classOf(file, statement));
      if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) {
        named.push({ file, statement });
      }
      if (ts.isVariableStatement(statement)) sets.push(...eventSets(file, statement));
    }
  }
  return {
    messageOf: (name) => messageOf(classes, name),
    eventOf: (type) => eventOf(named, sets, type),
  };
}

/** A class with its fields, those of its parents first. */
function messageOf(classes, name, near) {
  const named = classes.filter((each) => each.name === name);
  const found = named.find(({ file }) => file === near) ?? named[0];
  if (!found) return { doc: '', fields: [] };
  const inherited = found.parent ? messageOf(classes, found.parent, found.file).fields : [];
  return { doc: found.doc, fields: [...inherited, ...found.fields] };
}

function classOf(file, node) {
  const [base] =
    node.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)?.types ?? [];
  const parent = base?.expression.getText();
  return {
    file,
    name: node.name?.text,
    doc: docOf(node),
    parent: /^(DomainCommand|ViewQuery|ListQuery)$/.test(parent) ? undefined : parent,
    fields: node.members.filter(ts.isPropertyDeclaration).map(memberOf),
  };
}

function eventSets(file, { declarationList }) {
  return declarationList.declarations.flatMap(({ initializer }) =>
    initializer &&
    ts.isCallExpression(initializer) &&
    initializer.expression.getText() === 'defineEvents'
      ? [{ file, properties: initializer.arguments[1].properties }]
      : [],
  );
}

function eventOf(named, sets, type) {
  for (const { file, properties } of sets) {
    const property = properties.find(({ name }) => name.getText() === type);
    if (!property) continue;
    const call = property.initializer;
    // What follows the call of `event` says which fields are personal data.
    const made = ts.isPropertyAccessExpression(call.expression) ? call.expression.expression : call;
    const shape = made.typeArguments?.[0];
    return { doc: docOf(property), fields: fieldsOf(named, file, shape) };
  }
  return { doc: '', fields: [] };
}

/** The fields of a shape, those of named shapes and their parents included. */
function fieldsOf(named, file, shape) {
  if (!shape) return [];
  if (ts.isIntersectionTypeNode(shape)) {
    return shape.types.flatMap((each) => fieldsOf(named, file, each));
  }
  if (ts.isTypeLiteralNode(shape)) return shape.members.map(memberOf);
  const name = shape.typeName?.getText() ?? shape.expression?.getText();
  const sameName = named.filter(({ statement }) => statement.name.text === name);
  const found = sameName.find((each) => each.file === file) ?? sameName[0];
  const plain = found && !shape.typeArguments;
  if (!plain) return [{ name: '…', type: typeText(shape), doc: '' }];
  if (ts.isTypeAliasDeclaration(found.statement)) {
    return fieldsOf(named, found.file, found.statement.type);
  }
  const parents = found.statement.heritageClauses?.flatMap(({ types }) => types) ?? [];
  return [
    ...parents.flatMap((parent) => fieldsOf(named, found.file, parent)),
    ...found.statement.members.map(memberOf),
  ];
}

const memberOf = (member) => ({
  name: member.name.getText(),
  type: typeText(member.type),
  optional: Boolean(member.questionToken),
  doc: docOf(member),
});

const typeText = (type) => (type?.getText() ?? '').replace(/\breadonly /g, '').replace(/\s+/g, ' ');

const docOf = (node) =>
  (node.jsDoc ?? [])
    .map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? '')
    .join(' ')
    .replace(/\s+/g, ' ');

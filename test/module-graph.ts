import { join } from 'node:path';
import ts from 'typescript';
import type { Source } from './tidy.js';

/** What one file declares, hands on and takes from others. */
interface Module {
  readonly path: string;
  /** The names that each top-level declaration mentions, by the name it declares. */
  readonly declared: ReadonlyMap<string, ReadonlySet<string>>;
  /** The names that statements mention which run when the file is loaded. */
  readonly loading: ReadonlySet<string>;
  readonly taken: ReadonlyMap<string, Taken>;
  /** The files that `export * from` names. */
  readonly handedOn: readonly string[];
  /** Every file it imports, for whatever reason; those of types only are told apart. */
  readonly imports: readonly Imported[];
}

interface Taken {
  readonly from: string;
  /** `*` for all that the file exports. */
  readonly name: string;
}

interface Imported {
  readonly from: string;
  readonly typesOnly: boolean;
}

const forSpecs = /(\.(spec|examples|fixture|samples)|\/(examples|testing)|\.d)\.ts$/;

/** The files a program is made of, by their paths; what only specs load is left out. */
export function modulesOf(sources: readonly Source[]): ReadonlyMap<string, Module> {
  const programs = sources.filter(
    ({ path }) =>
      // What the page of the console does not reach, its bundler leaves out.
      /^(apps\/(?!console\/)|libs\/).*\.ts$/.test(path) && !forSpecs.test(path),
  );
  const there = new Set(programs.map(({ path }) => path));
  const resolved = (path: string, from: string): string | undefined => {
    const file = from.startsWith('.')
      ? join(path, '..', from).replace(/\.js$/, '.ts')
      : `libs/${from.slice(1)}/src/index.ts`;
    return there.has(file) ? file : undefined;
  };
  return new Map(
    programs.map((source) => [
      source.path,
      moduleOf(source, (from) => resolved(source.path, from)),
    ]),
  );
}

function moduleOf({ path, text }: Source, resolve: (from: string) => string | undefined): Module {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const declared = new Map<string, Set<string>>();
  const loading = new Set<string>();
  const taken = new Map<string, Taken>();
  const handedOn: string[] = [];
  const imports: Imported[] = [];
  for (const statement of file.statements) {
    const from = specifierOf(statement);
    const target = from === undefined ? undefined : resolve(from);
    if (ts.isImportDeclaration(statement)) {
      if (target === undefined) continue;
      const { importClause } = statement;
      const typesOnly = importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
      imports.push({ from: target, typesOnly });
      for (const [local, name] of namesOf(importClause)) taken.set(local, { from: target, name });
    } else if (ts.isExportDeclaration(statement) && target !== undefined) {
      imports.push({ from: target, typesOnly: statement.isTypeOnly });
      if (!statement.exportClause) handedOn.push(target);
      else if (ts.isNamedExports(statement.exportClause)) {
        for (const { name, propertyName } of statement.exportClause.elements) {
          taken.set(name.text, { from: target, name: (propertyName ?? name).text });
        }
      }
    } else {
      const mentions = mentionedIn(statement);
      for (const dynamic of dynamicImportsOf(statement)) {
        const loaded = resolve(dynamic);
        if (loaded === undefined) continue;
        taken.set(dynamic, { from: loaded, name: '*' });
        mentions.add(dynamic);
      }
      const names = declaredBy(statement);
      for (const name of names) {
        declared.set(name, new Set([...(declared.get(name) ?? []), ...mentions]));
      }
      if (names.length === 0) for (const name of mentions) loading.add(name);
    }
  }
  return { path, declared, loading, taken, handedOn, imports };
}

function specifierOf(statement: ts.Statement): string | undefined {
  const isOne = ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement);
  const specifier = isOne ? statement.moduleSpecifier : undefined;
  return specifier && ts.isStringLiteral(specifier) ? specifier.text : undefined;
}

function namesOf(clause: ts.ImportClause | undefined): (readonly [string, string])[] {
  const bindings = clause?.namedBindings;
  if (!bindings) return [];
  if (ts.isNamespaceImport(bindings)) return [[bindings.name.text, '*']];
  return bindings.elements.map(({ name, propertyName }) => [
    name.text,
    (propertyName ?? name).text,
  ]);
}

/** The names that a statement declares; none where it only does something. */
function declaredBy(statement: ts.Statement): readonly string[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap(({ name }) => boundBy(name));
  }
  const isDeclaration =
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isEnumDeclaration(statement);
  return isDeclaration && statement.name ? [statement.name.text] : [];
}

const boundBy = (name: ts.BindingName): readonly string[] =>
  ts.isIdentifier(name)
    ? [name.text]
    : name.elements.flatMap((element) =>
        ts.isBindingElement(element) ? boundBy(element.name) : [],
      );

/** Every name in a statement that may stand for something declared elsewhere. */
function mentionedIn(statement: ts.Node): Set<string> {
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && !isOwnWord(node)) found.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(statement);
  return found;
}

/** The name of a property or a member says nothing of what stands at the top of a file. */
function isOwnWord(node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    (ts.isPropertyAssignment(parent) && parent.name === node) ||
    (ts.isQualifiedName(parent) && parent.right === node)
  );
}

function dynamicImportsOf(statement: ts.Node): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [argument] = node.arguments;
      if (argument && ts.isStringLiteral(argument)) found.push(argument.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(statement);
  return found;
}

/** What no program reaches: `path: name`, or the path alone where nothing of a file is reached. */
export function unreached(
  modules: ReadonlyMap<string, Module>,
  roots: readonly string[],
): readonly string[] {
  const reached = new Set<string>();
  const loaded = new Set<string>();
  const queue: [path: string, name: string][] = roots.map((path) => [path, '*']);
  const take = (module: Module, names: Iterable<string>) => {
    for (const name of names) {
      const from = module.taken.get(name);
      if (from) queue.push([from.from, from.name]);
      else if (module.declared.has(name)) queue.push([module.path, name]);
    }
  };
  for (let next = queue.pop(); next; next = queue.pop()) {
    const [path, name] = next;
    const module = modules.get(path);
    if (!module || reached.has(`${path}: ${name}`)) continue;
    reached.add(`${path}: ${name}`);
    if (!loaded.has(path)) {
      loaded.add(path);
      take(module, module.loading);
    }
    if (name === '*') {
      take(module, [...module.declared.keys(), ...module.taken.keys()]);
      for (const from of module.handedOn) queue.push([from, '*']);
    } else if (module.declared.has(name)) {
      take(module, module.declared.get(name) ?? []);
    } else if (module.taken.has(name)) {
      take(module, [name]);
    } else {
      for (const from of module.handedOn) queue.push([from, name]);
    }
  }
  return [...modules.values()].flatMap(({ path, declared }) => {
    const names = [...declared.keys()].filter((name) => !reached.has(`${path}: ${name}`));
    if (names.length === 0) return [];
    return names.length === declared.size ? [path] : names.map((name) => `${path}: ${name}`);
  });
}

/** The circles of files that import each other, each told once; imports of types count too. */
export function circles(modules: ReadonlyMap<string, Module>): readonly string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const way: string[] = [];
  const walk = (path: string): void => {
    const at = way.indexOf(path);
    if (at >= 0) found.push(toldOnce(way.slice(at)));
    if (at >= 0 || done.has(path)) return;
    way.push(path);
    for (const { from } of modules.get(path)?.imports ?? []) walk(from);
    way.pop();
    done.add(path);
  };
  for (const path of modules.keys()) walk(path);
  return found;
}

/** From whichever file it is found, a circle begins with the first of its paths. */
function toldOnce(circle: readonly string[]): string {
  const first = circle.indexOf(circle.toSorted()[0] ?? '');
  const turned = [...circle.slice(first), ...circle.slice(0, first)];
  return [...turned, turned[0]].join(' → ');
}

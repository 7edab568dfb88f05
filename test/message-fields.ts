import { readFileSync } from 'node:fs';
import ts from 'typescript';

/** A field of a message, as the source declares it: at run time, one without a decorator is gone. */
export interface DeclaredField {
  readonly message: string;
  readonly field: string;
  readonly decorators: readonly string[];
  /** The class of what it holds, where `@Type`, `@IsPart` or `@AreParts` says so. */
  readonly holds?: string;
}

interface DeclaredClass {
  readonly name: string;
  readonly parent?: string;
  readonly file: string;
  readonly fields: readonly DeclaredField[];
}

/** The classes that some source files declare, and how the fields of each are found. */
export class DeclaredClasses {
  private readonly all: readonly DeclaredClass[];

  constructor(files: readonly string[]) {
    this.all = files.flatMap(classesIn);
  }

  /** Every field of a class: its own, inherited ones, and those of the classes they hold. */
  fieldsOf(name: string): readonly DeclaredField[] {
    return this.collect(name, undefined, new Set());
  }

  private collect(name: string, near: string | undefined, seen: Set<string>): DeclaredField[] {
    const found = this.find(name, near);
    if (!found || seen.has(`${found.file} ${name}`)) return [];
    seen.add(`${found.file} ${name}`);
    const { parent, file, fields } = found;
    return [
      ...(parent === undefined ? [] : this.collect(parent, file, seen)),
      ...fields,
      ...fields.flatMap(({ holds }) =>
        holds === undefined ? [] : this.collect(holds, file, seen),
      ),
    ];
  }

  /** The class of this name in the same file, or else in any. */
  private find(name: string, near: string | undefined): DeclaredClass | undefined {
    const named = this.all.filter((each) => each.name === name);
    return named.find(({ file }) => file === near) ?? named[0];
  }
}

function classesIn(file: string): readonly DeclaredClass[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(file, 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  return source.statements.filter(ts.isClassDeclaration).map((declared) => {
    const name = declared.name?.text ?? '';
    const base = declared.heritageClauses?.find(
      ({ token }) => token === ts.SyntaxKind.ExtendsKeyword,
    )?.types[0]?.expression;
    const fields = declared.members
      .filter(ts.isPropertyDeclaration)
      .filter(
        ({ modifiers }) => !modifiers?.some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword),
      )
      .map((property) => fieldOf(name, property));
    return {
      name,
      file,
      fields,
      ...(base && ts.isIdentifier(base) ? { parent: base.text } : {}),
    };
  });
}

function fieldOf(message: string, property: ts.PropertyDeclaration): DeclaredField {
  const calls = (ts.getDecorators(property) ?? [])
    .map(({ expression }) => expression)
    .filter(ts.isCallExpression);
  const held = calls.find((call) => /^(Type|IsPart|AreParts)$/.test(call.expression.getText()));
  const [type] = held?.arguments ?? [];
  const holds = type && ts.isArrowFunction(type) ? type.body.getText() : type?.getText();
  return {
    message,
    field: property.name.getText(),
    decorators: calls.map((call) => call.expression.getText()),
    ...(holds === undefined ? {} : { holds }),
  };
}

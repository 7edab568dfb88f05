import type { Doc } from '../../bson/values.js';

/** A value computed from a document; `undefined` when there is none. */
export interface Expression {
  of(doc: Doc): unknown;
  /** The top-level fields that it reads; `undefined`: all of them. */
  readonly fields: readonly string[] | undefined;
  /** The same for every document. */
  readonly isConstant: boolean;
}

/** The values of `$$name` in a command, by name. */
export type Variables = ReadonlyMap<string, unknown>;

export const NO_VARIABLES: Variables = new Map();

export const constant = (value: unknown): Expression => ({
  of: () => value,
  fields: [],
  isConstant: true,
});

/** The fields that several expressions read together. */
export function fieldsOfAll(
  parts: readonly Pick<Expression, 'fields'>[],
): readonly string[] | undefined {
  const all: string[] = [];
  for (const { fields } of parts) {
    if (!fields) return undefined;
    all.push(...fields);
  }
  return all;
}

/** An expression made of others. */
export const composed = (
  parts: readonly Expression[],
  of: (doc: Doc) => unknown,
  isConstant = parts.every((part) => part.isConstant),
): Expression => ({ of, fields: fieldsOfAll(parts), isConstant });

import type { Api, Schema } from '../../schema.js';

/** The one type of a value besides null; `object` where only its fields are given. */
export function typeOf(schema: Schema): string {
  const types = [schema.type ?? []].flat().filter((type) => type !== 'null');
  if (types[0] !== undefined) return types[0];
  if (schema.properties) return 'object';
  return schema.items ? 'array' : 'string';
}

/**
 * What was typed, as the API wants it: numbers as numbers, what is empty left out. Whole numbers are
 * read digit by digit; nothing is rounded, and what is no number goes as it was typed, to be refused.
 */
export function typed(value: unknown, given: Schema, api: Api): unknown {
  const schema = api.whole(given);
  if (value === undefined || value === '') return undefined;
  switch (typeOf(schema)) {
    case 'object':
      return typedFields(value as Readonly<Record<string, unknown>>, schema, api);
    case 'array':
      return (value as readonly unknown[]).flatMap(
        (each) => typed(each, schema.items ?? {}, api) ?? [],
      );
    case 'integer':
    case 'number':
      return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value.trim())
        ? Number(value)
        : value;
    default:
      return value;
  }
}

function typedFields(values: Readonly<Record<string, unknown>>, schema: Schema, api: Api) {
  return Object.fromEntries(
    Object.entries(values)
      .map(([name, value]) => [name, typed(value, schema.properties?.[name] ?? {}, api)] as const)
      .filter(([, value]) => value !== undefined),
  );
}

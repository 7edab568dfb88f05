import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fieldsZh } from '../../apps/console/src/words/zh/fields.js';
import { root } from '../standalone.js';

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly [key: string]: unknown;
}

/** The names of all fields of a schema and of what it holds. */
function* namesIn(schema: unknown): Generator<string> {
  if (typeof schema !== 'object' || schema === null) return;
  const { properties = {} } = schema as Schema;
  if (!Array.isArray(schema)) yield* Object.keys(properties);
  for (const inner of Object.values(schema)) yield* namesIn(inner);
}

const api = JSON.parse(readFileSync(join(root, 'docs/reference/openapi.json'), 'utf8')) as {
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { parameters?: { name: string; in: string }[] }>>>
  >;
};
const asked = Object.values(api.paths)
  .flatMap((methods) => Object.values(methods))
  .flatMap(({ parameters = [] }) => parameters)
  .filter((parameter) => parameter.in === 'query')
  .map(({ name }) => name);
const names = [...new Set([...namesIn(api), ...asked])].filter((name) => /^[a-z]\w*$/.test(name));

describe('the labels of fields', () => {
  it('are there in Chinese for the fields of the API', () => {
    expect(names.length).toBeGreaterThan(1_000);
    expect(names.filter((name) => fieldsZh[name] === undefined).sort()).toEqual([]);
  });

  it('are Chinese, but for names that are the same in both languages', () => {
    const foreign = Object.entries(fieldsZh).filter(([, label]) => !/[\u4e00-\u9fff]/.test(label));
    expect(foreign.map(([name]) => name).sort()).toEqual(['auc', 'sha256']);
  });
});

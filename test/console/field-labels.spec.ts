import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandsEn } from '../../apps/console/src/words/commands-en.js';
import { commandsZh } from '../../apps/console/src/words/zh/commands.js';
import { fieldsZh } from '../../apps/console/src/words/zh/fields.js';
import { statesZh } from '../../apps/console/src/words/zh/states.js';
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

interface Operation {
  readonly operationId: string;
  readonly summary?: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
}

const api = JSON.parse(readFileSync(join(root, 'docs/reference/openapi.json'), 'utf8')) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
};
const asked = Object.values(api.paths)
  .flatMap((methods) => Object.values(methods))
  .flatMap(({ parameters = [] }) => parameters)
  .filter((parameter) => parameter.in === 'query')
  .map(({ name }) => name);
const names = [...new Set([...namesIn(api), ...asked])].filter((name) => /^[a-z]\w*$/.test(name));
const commands = Object.values(api.paths)
  .flatMap((methods) => Object.entries(methods))
  .flatMap(([method, operation]) => (method === 'get' ? [] : [operation]));

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

/** The values of all enumerations of a schema and of what it holds. */
function* valuesIn(schema: unknown): Generator {
  if (typeof schema !== 'object' || schema === null) return;
  const { enum: values = [] } = schema as { readonly enum?: readonly unknown[] };
  if (Array.isArray(values)) yield* values;
  for (const inner of Object.values(schema)) yield* valuesIn(inner);
}

describe('the labels of values', () => {
  const codes = readFileSync(join(root, 'docs/reference/codes.md'), 'utf8');

  it('are there in Chinese for every value that the API names', () => {
    const named = new Set([...codes.matchAll(/^\| `([^`]+)` /gm)].map(([, code]) => code));
    const values = [...valuesIn(api.components.schemas)]
      .filter((value): value is string => typeof value === 'string')
      .filter((value) => /^[a-z][A-Za-z\d]*$/.test(value));
    expect(values.length).toBeGreaterThan(500);
    const lacking = values.filter((value) => !named.has(value) && statesZh[value] === undefined);
    expect([...new Set(lacking)].sort()).toEqual([]);
  });
});

describe('the labels of commands', () => {
  const ids = commands.map(({ operationId }) => operationId).sort();

  it('are there in Chinese for every command of the API, and for nothing else', () => {
    expect(ids.length).toBeGreaterThan(400);
    expect(Object.keys(commandsZh).sort()).toEqual(ids);
  });

  it('are Chinese; those written in English are of commands that there are', () => {
    for (const label of Object.values(commandsZh)) expect(label).toMatch(/^[\u4e00-\u9fff]+$/);
    expect(Object.keys(commandsEn).filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('are there in English, from the API or by hand', () => {
    const named = commands.map(({ operationId, summary }) => commandsEn[operationId] ?? summary);
    for (const label of named) expect(label).toMatch(/^[A-Z][\w' -]+$/);
  });
});

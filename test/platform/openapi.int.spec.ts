import { getMetadataStorage } from 'class-validator';
import { readFileSync } from 'node:fs';
import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
import { fieldRuleOf } from '#kernel';
import { schemaOf } from '../../libs/platform/src/http/json-schema.js';
import { standardRules } from '../../libs/platform/src/http/standard-rules.js';
import { product } from '../product.js';
import { AddBeans, FillJar, ListJars } from './jars.js';

type Message = new () => object;

/** Every message of the product. */
const messages: readonly Message[] = [
  ...product.deciders.flatMap(({ commands }) => Object.values<unknown>(commands)),
  ...product.views.flatMap(({ queries }) => Object.values<unknown>(queries)),
] as readonly Message[];

/** The rules of a message's fields, and of the fields within them, that bring nothing themselves. */
function standardRulesOf(message: Message): readonly string[] {
  const all = getMetadataStorage().getTargetValidationMetadatas(message, '', false, false);
  return all.flatMap(({ name, type, propertyName, context }) => {
    const inner = defaultMetadataStorage.findTypeMetadata(message, propertyName);
    const within =
      inner && type === 'nestedValidation' ? standardRulesOf(inner.typeFunction()) : [];
    return fieldRuleOf(context) ? within : [name ?? type, ...within];
  });
}
const used = [...new Set(messages.flatMap(standardRulesOf))].sort();
/** These say what a field is among others, not what its value is. */
const structural = ['conditionalValidation', 'isOptional', 'nestedValidation'];

describe('the schema of a message', () => {
  it('knows every rule that a message of the product uses, in Chinese too', () => {
    expect(used.length).toBeGreaterThan(10);
    const unknown = used.filter((rule) => !(rule in standardRules) && !structural.includes(rule));
    expect(unknown).toEqual([]);
  });

  it('follows from the class that validates it', () => {
    expect(schemaOf(FillJar)).toEqual({
      type: 'object',
      additionalProperties: false,
      properties: {
        jarId: { type: 'string', pattern: '^[A-Za-z0-9_][A-Za-z0-9_.:-]{0,79}$' },
        colour: { type: 'string', minLength: 1, maxLength: 500 },
        beans: { type: 'integer', minimum: 0 },
      },
      required: expect.arrayContaining(['jarId', 'colour', 'beans']),
    });
    expect(schemaOf(AddBeans)).toMatchObject({
      properties: { beans: { minimum: 1, maximum: 1_000 }, valueDate: { format: 'date' } },
    });
  });

  it('requires nothing that is optional', () => {
    expect(schemaOf(ListJars)).not.toHaveProperty('required');
  });

  it('has a type or a list of values for every field of every message', () => {
    const vague = messages.flatMap((message) => {
      const properties = schemaOf(message)['properties'] as Readonly<Record<string, object>>;
      return Object.entries(properties)
        .filter(([, schema]) => !['type', 'enum', 'const'].some((key) => key in schema))
        .map(([field]) => `${message.name}.${field}`);
    });
    expect(vague).toEqual([]);
  });
});

describe('the description of the API', () => {
  const { paths } = JSON.parse(readFileSync('docs/reference/openapi.json', 'utf8')) as {
    readonly paths: Readonly<Record<string, { readonly post: { readonly responses: object } }>>;
  };
  const answerOf = (path: string, status: number) =>
    JSON.stringify(paths[path]?.post.responses[String(status) as never]);

  it('says what becomes of a body that holds many commands, and of one that holds none', () => {
    expect(answerOf('/bank-statements', 201)).toContain('"#/components/schemas/StatementResult"');
    expect(answerOf('/rule-sets/{ruleSetId}/back-tests', 202)).toContain('BackTest');
    expect(answerOf('/webhooks/{webhookId}/dead-letters/replays', 201)).toContain('"revived"');
    expect(answerOf('/webhooks/{webhookId}/challenge', 201)).toContain('Receipt');
    expect(answerOf('/payments', 201)).toContain('Receipt');
  });
});

import type { Schema } from '#kernel';
import { Ajv } from 'ajv';
import ts from 'typescript';
import { contract } from '../libs/outlets/src/contract/contract.js';
import { breaches } from '../scripts/reference/contract.js';
import { exportsOf } from './product.js';

const samples = new Map(
  (await exportsOf(/^libs\/[^/]+\/src\/[^/]+\.samples\.ts$/)).flatMap(([, set]) =>
    Object.entries(set as Readonly<Record<string, readonly unknown[]>>),
  ),
);
/** Their samples were spread from others and hold more than their shape. */
const spread = new Set(['LoanCameCurrent', 'OverdueBucketChanged']);
const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
ajv.addSchema({ $id: 'rapport', components: { schemas: contract.components } });

const rooted = (schema: Schema): Schema =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"rapport#/components')) as Schema;
/** The schema of an event whose data have no other field: what a sample has beyond was forgotten. */
const closed = (schema: Schema): Schema =>
  Array.isArray(schema['anyOf'])
    ? { anyOf: (schema['anyOf'] as readonly Schema[]).map(closed) }
    : { ...rooted(schema), additionalProperties: false };

describe('the contract of events', () => {
  it.each(Object.entries(contract.events))('fits every stored sample of %s', (type, event) => {
    expect(Object.keys(event.versions)).toHaveLength(samples.get(type)?.length ?? 0);
    for (const [version, schema] of Object.entries(event.versions)) {
      const fits = ajv.compile((spread.has(type) ? rooted : closed)(schema));
      fits(samples.get(type)?.[Number(version) - 1]);
      expect(fits.errors ?? []).toEqual([]);
    }
  });

  it('does not fit an event without a field that must be there', () => {
    const fits = ajv.compile(closed(contract.events['LoanDisbursed']?.versions['1'] ?? {}));
    expect(fits({ loanId: 'ln_1', clientId: 'cl_1', valueDate: '2026-03-02' })).toBe(false);
  });

  it('is TypeScript that compiles', () => {
    const options = { strict: true, noEmit: true, types: [] };
    const program = ts.createProgram(['libs/client/src/events.d.ts'], options);
    expect(ts.getPreEmitDiagnostics(program).map(({ messageText }) => messageText)).toEqual([]);
  });
});

const promised = {
  events: {
    JarFilled: {
      versions: {
        1: {
          type: 'object',
          properties: {
            jarId: { type: 'string' },
            beans: { type: 'integer' },
            kind: { $ref: '#/components/schemas/Kind' },
            lid: { type: 'object', properties: { on: { type: 'string' } }, required: ['on'] },
            notes: { type: 'array', items: { type: 'string' } },
          },
          required: ['jarId', 'beans', 'lid'],
        },
      },
    },
  },
  components: { Kind: { type: 'string', enum: ['jam', 'honey'] } },
};
type Jar = (typeof promised)['events']['JarFilled']['versions'][1];

/** The promised contract with its one event changed. */
const changed = (change: (jar: Jar) => Schema, components: object = promised.components) => ({
  ...promised,
  components: components as typeof promised.components,
  events: { JarFilled: { versions: { 1: change(promised.events.JarFilled.versions[1]) } } },
});
const withFields = (fields: object, required?: readonly string[]) =>
  changed((jar) => ({
    ...jar,
    properties: { ...jar.properties, ...fields },
    required: required ?? jar.required,
  }));

describe('a contract that was promised', () => {
  it.each<[string, Parameters<typeof breaches>[1]]>([
    ['nothing', promised],
    ['a field that may be absent', withFields({ lot: { type: 'string' } })],
    ['a description', withFields({ beans: { type: 'integer', description: 'How many.' } })],
    [
      'a code of a list',
      changed((jar) => jar, { Kind: { type: 'string', enum: ['jam', 'honey', 'oil'] } }),
    ],
    [
      'a version',
      {
        ...promised,
        events: {
          JarFilled: { versions: { ...promised.events.JarFilled.versions, 2: { type: 'object' } } },
        },
      },
    ],
  ])('may gain %s', (_, present) => expect(breaches(promised, present)).toEqual([]));

  const advice = '; give the event a new version, with a lift';
  it.each<[string, Parameters<typeof breaches>[1]]>([
    ['JarFilled was promised to subscribers and is gone', { ...promised, events: {} }],
    [
      'JarFilled.v1 was promised to subscribers and is gone',
      { ...promised, events: { JarFilled: { versions: { 2: {} } } } },
    ],
    [
      `JarFilled.v1.beans was integer and is string${advice}`,
      withFields({ beans: { type: 'string' } }),
    ],
    [
      `JarFilled.v1.lid.on is gone${advice}`,
      withFields({ lid: { type: 'object', properties: {}, required: ['on'] } }),
    ],
    [
      `JarFilled.v1.beans was always there and is optional${advice}`,
      withFields({}, ['jarId', 'lid']),
    ],
    [
      `JarFilled.v1.kind is required, and stored events may lack it${advice}`,
      withFields({}, ['jarId', 'beans', 'lid', 'kind']),
    ],
    [
      `JarFilled.v1.notes[] was string and is number${advice}`,
      withFields({ notes: { type: 'array', items: { type: 'number' } } }),
    ],
    [
      `JarFilled.v1.kind no longer knows the code honey${advice}`,
      changed((jar) => jar, { Kind: { type: 'string', enum: ['jam'] } }),
    ],
  ])('is broken where %s', (breach, present) =>
    expect(breaches(promised, present)).toEqual([breach]),
  );
});

import type { Type } from '@nestjs/common';
import { getMetadataStorage } from 'class-validator';
import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';

type ValidationMetadata = ReturnType<
  ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']
>[number];

/** A JSON Schema, as far as OpenAPI 3.1 needs it here. */
export type Schema = Readonly<Record<string, unknown>>;

const amount = (minimum: number, maximum?: unknown): Schema => ({
  type: 'object',
  additionalProperties: false,
  required: ['minor', 'currency'],
  properties: {
    minor: {
      type: 'integer',
      minimum,
      ...(maximum === undefined ? {} : { maximum }),
      description: 'In the smallest unit: fen, cents.',
    },
    currency: { type: 'string', pattern: '^[A-Z]{3}$', examples: ['CNY'] },
  },
});

/** What each validator says of its field. */
export const rules: Readonly<Record<string, (constraints: readonly unknown[]) => Schema>> = {
  isString: () => ({ type: 'string' }),
  isText: ([max]) => ({ type: 'string', minLength: 1, maxLength: max }),
  isId: () => ({ type: 'string', pattern: '^[A-Za-z0-9_][A-Za-z0-9_.:-]{0,79}$' }),
  isInt: () => ({ type: 'integer' }),
  isNumber: () => ({ type: 'number' }),
  isBoolean: () => ({ type: 'boolean' }),
  isObject: () => ({ type: 'object' }),
  isNotEmptyObject: () => ({ type: 'object', minProperties: 1 }),
  equals: ([value]) => ({ const: value }),
  isLength: ([minLength, maxLength]) => ({ minLength, maxLength }),
  isArray: () => ({ type: 'array' }),
  isIn: ([values]) => ({ enum: values }),
  min: ([minimum]) => ({ minimum }),
  max: ([maximum]) => ({ maximum }),
  minLength: ([minLength]) => ({ minLength }),
  maxLength: ([maxLength]) => ({ maxLength }),
  arrayMinSize: ([minItems]) => ({ minItems }),
  arrayMaxSize: ([maxItems]) => ({ maxItems }),
  matches: ([pattern]) => ({ type: 'string', pattern: (pattern as RegExp).source }),
  isMoney: () => amount(1),
  isMoneyOrNothing: () => amount(0),
  isDay: () => ({ type: 'string', format: 'date' }),
  isInstant: () => ({ type: 'string', format: 'date-time' }),
  isDayOrInstant: () => ({
    type: 'string',
    description: 'A day (2025-03-31) or a moment (2025-03-31T12:00:00Z).',
  }),
  isLoanAmount: ([least = 0, most]) => amount(Number(least), most),
  areMoney: () => ({ type: 'array', items: amount(Number.MIN_SAFE_INTEGER) }),
  isSector: () => ({
    type: 'string',
    description: 'A section of GB/T 4754 (A to T) or a two-digit sector of NAICS.',
  }),
  isFinerCode: () => ({
    type: 'string',
    pattern: '^\\d{2,6}$',
    description: '2 to 4 digits of GB/T 4754, or 3 to 6 of NAICS that begin with the sector.',
  }),
  isRegionCode: () => ({
    type: 'string',
    pattern: '^(\\d{2}|[A-Z]{2})$',
    description: 'A province (GB/T 2260), a state of the US, or a country (ISO 3166-1).',
  }),
  isRegistrationNumber: () => ({
    type: 'string',
    minLength: 2,
    maxLength: 40,
    description: 'A unified social credit code (GB 32100), or a number of another register.',
  }),
  areFigures: ([codes]) => ({
    type: 'object',
    minProperties: 1,
    propertyNames: { enum: codes },
    additionalProperties: { type: 'integer' },
  }),
  isStatementFigures: ([lines]) => ({
    type: 'object',
    minProperties: 1,
    propertyNames: { enum: lines },
    additionalProperties: { type: 'integer', description: 'In the smallest unit: fen, cents.' },
  }),
  areAccounts: ([maxProperties]) => ({
    type: 'object',
    minProperties: 1,
    maxProperties,
    additionalProperties: { type: 'integer', description: 'In the smallest unit: fen, cents.' },
  }),
  isDecimalText: () => ({ type: 'string', pattern: '^-?\\d{1,20}(\\.\\d{1,20})?$' }),
};

/** The schema of a class that class-validator knows: the one source is the class itself. */
export function schemaOf(target: Type): Schema {
  const byField = new Map<string, ValidationMetadata[]>();
  const known = getMetadataStorage().getTargetValidationMetadatas(target, '', false, false);
  for (const each of known) {
    byField.set(each.propertyName, [...(byField.get(each.propertyName) ?? []), each]);
  }
  const fields = [...byField];
  const required = fields.filter(([, all]) => !all.some(isOptional)).map(([name]) => name);
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(
      fields.map(([name, all]) => [name, fieldSchema(target, name, all)]),
    ),
    ...(required.length > 0 ? { required } : {}),
  };
}

const isOptional = ({ name, type }: ValidationMetadata) =>
  name === 'isOptional' || type === 'conditionalValidation';

function fieldSchema(target: Type, field: string, all: readonly ValidationMetadata[]): Schema {
  const each = all.filter((one) => one.each);
  const own = merged(
    target,
    field,
    all.filter((one) => !one.each),
  );
  if (each.length === 0) return own;
  return { ...own, type: 'array', items: merged(target, field, each) };
}

function merged(target: Type, field: string, all: readonly ValidationMetadata[]): Schema {
  const parts = all.map(({ type, name = type, constraints }): Schema => {
    if (type === 'nestedValidation') return nested(target, field);
    return rules[name]?.((constraints as readonly unknown[] | undefined) ?? []) ?? {};
  });
  return Object.assign({}, ...parts) as Schema;
}

function nested(target: Type, field: string): Schema {
  const found = defaultMetadataStorage.findTypeMetadata(target, field);
  return found ? schemaOf(found.typeFunction()) : { type: 'object' };
}

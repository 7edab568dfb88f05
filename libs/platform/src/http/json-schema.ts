import type { Schema } from '#kernel';
import { fieldRuleOf } from '#kernel';
import type { Type } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { getMetadataStorage } from 'class-validator';
import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
import { standardRules } from './standard-rules.js';

type ValidationMetadata = ReturnType<
  ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']
>[number];

/** The figures of a rule that a value broke: `[1]` for `@Min(1)`. */
export function constraintsOf(
  { target, property }: ValidationError,
  rule: string,
): readonly unknown[] {
  if (!target) return [];
  const known = getMetadataStorage().getTargetValidationMetadatas(
    target.constructor,
    '',
    false,
    false,
  );
  const broken = known.find(
    ({ propertyName, type, name = type }) => propertyName === property && name === rule,
  );
  return (broken?.constraints as readonly unknown[] | undefined) ?? [];
}

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
  const parts = all.map(({ type, name = type, constraints, context }): Schema => {
    if (type === 'nestedValidation') return nested(target, field);
    const own = fieldRuleOf(context);
    if (own) return own.schema;
    return standardRules[name]?.schema((constraints as readonly unknown[] | undefined) ?? []) ?? {};
  });
  return Object.assign({}, ...parts) as Schema;
}

function nested(target: Type, field: string): Schema {
  const found = defaultMetadataStorage.findTypeMetadata(target, field);
  return found ? schemaOf(found.typeFunction()) : { type: 'object' };
}

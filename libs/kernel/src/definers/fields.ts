import { Type } from 'class-transformer';
import type { ValidationArguments, ValidationOptions } from 'class-validator';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsObject,
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import type { Labels } from './words/labels.js';

/** A JSON Schema, as far as OpenAPI 3.1 needs it here. */
export type Schema = Readonly<Record<string, unknown>>;

/** What the values of a field must be: the check, the words for it and the schema, in one place. */
export interface FieldRule extends Labels {
  /** Stable: what an answer calls the rule that was broken. */
  readonly name: string;
  /** `beside` is the object that the field is a field of, for rules that compare fields. */
  readonly test: (value: unknown, beside: object) => boolean;
  readonly schema: Schema;
}

/** Decorates a field; with `each`, its elements. */
export type IsField = (options?: Pick<ValidationOptions, 'each'>) => PropertyDecorator;

/**
 * The decorator of a rule. `en` and `zh` go on from the name of the field: `must be a day`,
 * `必须为日期`. The rule travels with the metadata of the field, so that the answer to a wrong value
 * and the description of the API need to know nothing of it.
 */
export function defineField(rule: FieldRule): IsField {
  const { name, test, en } = rule;
  const validate = (value: unknown, args?: ValidationArguments) => test(value, args?.object ?? {});
  return ({ each = false } = {}) => {
    const defaultMessage = () => `${each ? 'each of ' : ''}$property ${en}`;
    return ValidateBy({ name, validator: { validate, defaultMessage } }, { each, context: rule });
  };
}

/** The rule that a field was given by `defineField`; undefined for those of class-validator. */
export const fieldRuleOf = (context: unknown): FieldRule | undefined =>
  typeof context === 'object' && context !== null && 'test' in context && 'schema' in context
    ? (context as FieldRule)
    : undefined;

/** The field is an object with the fields of a class, each by its own rules. */
export const IsPart =
  (fields: new () => object): PropertyDecorator =>
  (target, field) => {
    for (const decorate of [IsObject(), ValidateNested(), Type(() => fields)]) {
      decorate(target, field);
    }
  };

/** The field is a list of such objects. */
export const AreParts =
  (
    fields: new () => object,
    { min = 0, max }: { readonly min?: number; readonly max: number },
  ): PropertyDecorator =>
  (target, field) => {
    const list = [IsArray(), ArrayMaxSize(max), ...(min > 0 ? [ArrayMinSize(min)] : [])];
    for (const decorate of [...list, ValidateNested({ each: true }), Type(() => fields)]) {
      decorate(target, field);
    }
  };

/** The field is one of some words. */
export const IsOneOf = (values: readonly string[], options?: { readonly each?: boolean }) =>
  defineField({
    name: 'isIn',
    en: `must be one of: ${values.join(', ')}`,
    zh: `必须为下列之一：${values.join('、')}`,
    test: (value) => values.some((each) => each === value),
    schema: { enum: values },
  })(options);

const id = /^[A-Za-z0-9_][A-Za-z0-9_.:-]{0,79}$/;

/** The field is the id of something: letters, digits, `_ . : -`, at most 80, such as `cl_7Q2…`. */
export const IsId = defineField({
  name: 'isId',
  en: 'must be an id: 1 to 80 letters, digits or _ . : -',
  zh: '必须为编号：1 至 80 个字母、数字或 _ . : -',
  test: (value) => typeof value === 'string' && id.test(value),
  schema: { type: 'string', pattern: id.source },
});

/** Control characters, what reverses the direction of text unseen, and halves of characters. */
const unprintable =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/u;

/** The field is text that says something: printable, not blank, not too long. */
export const IsText = ({ max = 500, ...options }: { max?: number; each?: boolean } = {}) =>
  defineField({
    name: 'isText',
    en: `must be text of 1 to ${max} characters`,
    zh: `必须为 1 至 ${max} 个字符的文本`,
    test: (value) =>
      typeof value === 'string' &&
      value.trim() !== '' &&
      value.length <= max &&
      !unprintable.test(value),
    schema: { type: 'string', minLength: 1, maxLength: max },
  })(options);

/** Whether a value is a moment with its zone. */
export const isInstant = (value: unknown): value is string =>
  typeof value === 'string' &&
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/.test(value) &&
  !Number.isNaN(Date.parse(value));

/** The field is a moment: ISO 8601 with zone, `2026-03-02T09:00:00Z`. */
export const IsInstant = defineField({
  name: 'isInstant',
  en: 'must be a moment with its zone, 2026-03-02T09:00:00Z',
  zh: '必须为带时区的时刻，例如 2026-03-02T09:00:00Z',
  test: isInstant,
  schema: { type: 'string', format: 'date-time' },
});

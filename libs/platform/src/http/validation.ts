import type { Labels } from '#kernel';
import { fieldRuleOf } from '#kernel';
import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import { Injectable, ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { derivedId } from '../commands/identity-of.js';
import { Settings } from '../configuration/settings.js';
import { Definitions } from '../definitions.js';
import { platformRefusals } from '../platform.refusals.js';
import { requestContext } from '../request-context.js';
import { constraintsOf } from './json-schema.js';
import { standardLabel } from './standard-rules.js';

/** One thing that is wrong with one field. */
interface FieldError {
  readonly field: string;
  /** The name of the rule, stable. */
  readonly rule: string;
  readonly labels: Labels;
}

/** How many errors one answer holds. */
const mostErrors = 20;

/** The one way in: unknown fields are refused, nothing is converted that does not say so. */
export const validation = (): ValidationPipe =>
  new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    validateCustomDecorators: true,
    stopAtFirstError: false,
    // The class of the target tells the figures of a rule; nothing of it is answered.
    validationError: { target: true, value: false },
    exceptionFactory: (found) => {
      const errors = found.flatMap((error) => fieldErrors(error, ''));
      const [first] = errors;
      return platformRefusals.InvalidRequest({
        ...(first ? { field: first.field } : {}),
        errors: errors.slice(0, mostErrors),
        ...(errors.length > mostErrors && { more: errors.length - mostErrors }),
      });
    },
  });

function fieldErrors(error: ValidationError, parent: string): readonly FieldError[] {
  const field = parent === '' ? error.property : `${parent}.${error.property}`;
  const chinese = (rule: string) =>
    fieldRuleOf(error.contexts?.[rule])?.zh ??
    standardLabel(rule, constraintsOf(error, rule)) ??
    '取值不合法';
  const own = Object.entries(error.constraints ?? {}).map(([rule, message]) => ({
    field,
    rule,
    labels: { en: message, zh: `${error.property}：${chinese(rule)}` },
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => fieldErrors(child, field))];
}

/**
 * Where a command opens something and brings no id, the id follows from its idempotency key: sent
 * again, it means the same thing.
 */
@Injectable()
export class NewIdPipe implements PipeTransform {
  constructor(
    private readonly definitions: Definitions,
    private readonly settings: Settings,
  ) {}

  transform(value: unknown, { metatype }: ArgumentMetadata): unknown {
    const decider = this.definitions.deciderOf(metatype);
    if (!decider || !metatype || typeof value !== 'object' || value === null) return value;
    if (decider.by in value || !this.definitions.opens(metatype)) return value;
    const { idempotencyKey } = requestContext();
    if (idempotencyKey === undefined) return value;
    const id = derivedId(decider.prefix, this.settings.tenant, idempotencyKey);
    return { ...value, [decider.by]: id };
  }
}

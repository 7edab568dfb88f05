import { Query } from '@nestjs/cqrs';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { IsDay, isDay } from '../time/day.js';
import { defineField, isInstant } from './fields.js';
import type { Page } from './parts/table.js';

const isPlace = (value: unknown): boolean => typeof value === 'string' && /^\d{1,15}$/.test(value);

/** The field is a point in the log: a position, a moment, or a day for its evening. */
export const IsKnownAt = defineField({
  name: 'isKnownAt',
  en: 'must be a day (2025-03-31), a moment (2025-03-31T12:00:00Z) or a position (48213)',
  zh: '必须为日期、带时区的时刻或日志位置',
  test: (value) => isDay(value) || isInstant(value) || isPlace(value),
  schema: {
    type: 'string',
    description:
      'What was known then: on the evening of a day (2025-03-31), at a moment of recording ' +
      '(2025-03-31T12:00:00Z), or at a position of the log (48213).',
    examples: ['2025-03-31', '2025-03-31T12:00:00Z', '48213'],
  },
});

const IsPosition = () => (target: object, field: string) => {
  IsOptional()(target, field);
  Type(() => Number)(target, field);
  IsInt({ message: '$property must be a position: a whole number from 0' })(target, field);
  Min(0, { message: '$property must be a position: a whole number from 0' })(target, field);
};

/**
 * A question to a view: now, after what one has just written, or about the past. The past has two
 * meanings and two fields: `knownAt` is what had been recorded by then, `asOf` is what counts for a
 * day by all that is recorded today, late facts included.
 */
export abstract class ViewQuery<T> extends Query<T> {
  /** Waits until the view has seen this position: the `position` of a receipt. */
  @IsPosition() readonly after?: number;

  /** The answer as it was known at a moment, a position, or on the evening of a day. */
  @IsOptional() @IsKnownAt() readonly knownAt?: string;

  /** The answer as it counts for a day, by value date and by what is known today. */
  @IsOptional() @IsDay() readonly asOf?: string;

  static of<Q extends ViewQuery<unknown>>(
    this: new () => Q,
    fields: Partial<Omit<Q, keyof Query<unknown>>>,
  ): Q {
    return Object.assign(new this(), fields);
  }
}

/** The most rows a page may have. */
export const pageLimit = 500;

/** A question whose answer is a list, a page at a time. */
export abstract class ListQuery<R> extends ViewQuery<Page<R>> {
  /** Rows per page: 50 by default, at most 500. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(pageLimit) readonly limit?: number;

  /** Where to go on: the `next` of the page before. */
  @IsOptional() @IsString() @MaxLength(1000) readonly cursor?: string;

  /** The field to sort by, `-` in front for the greatest first. */
  @IsOptional() @IsString() @MaxLength(80) readonly sort?: string;
}

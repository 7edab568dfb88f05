import { Query } from '@nestjs/cqrs';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { isDay } from './day.js';
import { defineField, isInstant } from './fields.js';
import type { Page } from './table.js';

/** The field is a day or a moment. */
const IsDayOrInstant = defineField({
  name: 'isDayOrInstant',
  en: 'must be a day (2025-03-31) or a moment (2025-03-31T12:00:00Z)',
  zh: '必须为日期或带时区的时刻',
  test: (value) => isDay(value) || isInstant(value),
  schema: {
    type: 'string',
    description: 'A day (2025-03-31) or a moment (2025-03-31T12:00:00Z).',
  },
});

const IsPosition = () => (target: object, field: string) => {
  IsOptional()(target, field);
  Type(() => Number)(target, field);
  IsInt({ message: '$property must be a position: a whole number from 0' })(target, field);
  Min(0, { message: '$property must be a position: a whole number from 0' })(target, field);
};

/** A question to a view: now, after what one has just written, or as of an earlier day. */
export abstract class ViewQuery<T> extends Query<T> {
  /** Waits until the view has seen this position: the `position` of a receipt. */
  @IsPosition() readonly after?: number;

  /** The state as of a day (by value date) or of a moment (by the time of recording). */
  @IsOptional() @IsDayOrInstant() readonly asOf?: string;

  /** The state as of a position of the log. */
  @IsPosition() readonly asOfPosition?: number;

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
  /** How many rows a page has, 50 unless said, 500 at most. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(pageLimit) readonly limit?: number;

  /** Where to go on: the `next` of the page before. */
  @IsOptional() @IsString() @MaxLength(1000) readonly cursor?: string;

  /** The field to sort by, `-` in front for the greatest first. */
  @IsOptional() @IsString() @MaxLength(80) readonly sort?: string;
}

import { defineField, IsId, pageLimit } from '#kernel';
import { Transform, Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { categories, eventTypes } from './wanted.js';

/** `a,b` and `a&…=b` alike. */
const List = () =>
  Transform(({ value }: { readonly value: unknown }) =>
    typeof value === 'string'
      ? value.split(',')
      : Array.isArray(value)
        ? (value as readonly unknown[]).flatMap((each) => String(each).split(','))
        : value,
  );

const listOf = (known: ReadonlySet<string>, value: unknown): boolean =>
  Array.isArray(value) && value.length > 0 && value.every((each) => known.has(String(each)));

const AreEventTypes = defineField({
  name: 'areEventTypes',
  en: 'must be types of events, as GET /events/types lists them, with commas between',
  zh: '必须为 GET /events/types 列出的事件类型，以逗号分隔',
  test: (value) => listOf(eventTypes, value),
  schema: { type: 'string', description: 'Types of events, with commas between.' },
});

const AreCategories = defineField({
  name: 'areCategories',
  en: 'must be kinds of streams, such as loan, with commas between',
  zh: '必须为事件流类别（例如 loan），以逗号分隔',
  test: (value) => listOf(categories, value),
  schema: { type: 'string', description: 'Kinds of streams, such as loan, with commas between.' },
});

const IsFrom = defineField({
  name: 'isFrom',
  en: 'must be start, now, or the position of the last event you have',
  zh: '必须为 start、now，或已收到的最后一个事件的位置',
  test: (value) => /^(start|now|\d{1,16})$/.test(String(value)),
  schema: {
    type: 'string',
    description: 'start (default), now, or the position of the last event you have.',
  },
});

const IsShape = defineField({
  name: 'isShape',
  en: 'must be newest or stored',
  zh: '必须为 newest 或 stored',
  test: (value) => value === 'newest' || value === 'stored',
  schema: { enum: ['newest', 'stored'], description: 'The newest version, or as stored.' },
});

/** Every event from a position on, then whatever comes, as server-sent events. */
export class ReadEvents {
  @IsOptional() @List() @AreEventTypes() readonly types?: readonly string[];

  @IsOptional() @List() @AreCategories() readonly category?: readonly string[];

  /** Only what is about this client. */
  @IsOptional() @IsId() readonly client?: string;

  /** Where to begin: after this position. `Last-Event-ID` comes first. */
  @IsOptional() @IsFrom() readonly from?: string;

  @IsOptional() @IsShape() readonly shape?: 'newest' | 'stored';

  /** The outlet that a service reads by, where it has several. */
  @IsOptional() @IsId() readonly outlet?: string;
}

/** Events from a position on, a page at a time, as JSON lines. */
export class ReadEventPage extends ReadEvents {
  /** How many events a page has, 500 by default, 5,000 at most. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(10 * pageLimit) readonly limit?: number;
}

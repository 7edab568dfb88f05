import type { Day, Openings, Rows, Table } from '#kernel';
import { addDays, defineView, everyone, IsDay, IsId, ListQuery, ViewQuery } from '#kernel';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { nextOn, yearDays } from '../care/care-calendar.js';
import type { CareOccasion } from '../care/care.codes.js';
import type { CareConsent } from '../care/care.events.js';
import { careEvents } from '../care/care.events.js';

/** A day of the year on which the bank thinks of a client. */
export interface CareDayRow {
  readonly careDayId: string;
  readonly clientId: string;
  readonly occasion: CareOccasion;
  readonly monthDay: string;
  readonly office?: string;
  readonly consent?: CareConsent;
  readonly notedOn: Day;
}

/** The same on its next day. */
export interface CareDay extends CareDayRow {
  readonly on: Day;
}

/** The days of care of a client, or of all. */
export class ListCareDays extends ListQuery<CareDayRow> {
  @IsOptional() @IsId() readonly clientId?: string;
}

/** Whose day it is within some days, the next one first. */
export class ListCareAhead extends ViewQuery<readonly CareDay[]> {
  @IsDay() readonly from!: Day;

  /** How many days it looks ahead. */
  @Type(() => Number) @IsInt() @Min(0) @Max(60) readonly days!: number;
}

const opens: Openings<CareDayRow, typeof careEvents> = {
  CareDayNoted: ({ valueDate: notedOn, ...told }) => ({ ...told, notedOn }),
};

const on: Rows<CareDayRow, typeof careEvents> = { CareDayRemoved: () => undefined };

/** So many days are shown at once. */
const most = 200;

async function ahead(rows: Table<CareDayRow>, { from, days }: ListCareAhead) {
  const pages = await Promise.all(
    yearDays(from, addDays(from, days)).map((range) =>
      rows.page({ monthDay: range }, { limit: most, sort: 'monthDay' }),
    ),
  );
  return pages
    .flatMap(({ items }) => items)
    .map((row): CareDay => ({ ...row, on: nextOn(row.monthDay, from) }));
}

/** The calendar of care: birthdays with consent, days of foundation, anniversaries (G-17). */
export const careDays = defineView({
  name: 'care-days',
  events: careEvents,
  opens,
  on,
  scope: { client: 'clientId' },
  queries: { ListCareDays, ListCareAhead },
  allow: { ListCareDays: everyone, ListCareAhead: everyone },
  answer: {
    ListCareDays: ({ clientId, limit, cursor, sort = 'monthDay' }, rows) =>
      rows.page({ clientId }, { limit, cursor, sort }),
    ListCareAhead: (asked, rows) => ahead(rows, asked),
  },
  indexes: [{ monthDay: 1 }, { clientId: 1, monthDay: 1 }],
  orders: ['monthDay'],
});

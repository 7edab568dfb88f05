import type { Day } from '#kernel';
import { dayNumber } from '#kernel';
import { daysOf, versionsOf } from '../running/view-tables.js';

/** By what the past of rows is told: by positions of the log, or by the days on which events count. */
export interface Axis {
  /** Where a build keeps what its rows were. */
  readonly tableOf: (build: string) => string;
  /** The field of a row that says from where on it stands. */
  readonly from: '_position' | '_day';
  /** Spans shorter than this are told apart by looking at them. */
  readonly leaf: number;
  /** A power of two beyond every place. */
  readonly root: number;
}

export const byPosition: Axis = {
  tableOf: versionsOf,
  from: '_position',
  leaf: 2 ** 12,
  root: 2 ** 45,
};

export const byDay: Axis = { tableOf: daysOf, from: '_day', leaf: 2 ** 4, root: 2 ** 22 };

/** Days from 1 March of the year 0 up to 1 January 1970: so no day of four digits is below zero. */
const daysBefore1970 = 719_468;

/** The place of a day among all days, from zero. */
export const indexOfDay = (day: Day): number => dayNumber(day) + daysBefore1970;

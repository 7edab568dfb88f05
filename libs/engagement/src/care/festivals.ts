import type { Day } from '#kernel';
import { addDays, inForce } from '#kernel';
import { nextOn } from './care-calendar.js';
import type { Festival } from './festival.rules.js';
import { festivals } from './festival.rules.js';

/** A festival on its day. */
export interface FestivalDay extends Pick<Festival, 'id' | 'label' | 'wish'> {
  readonly on: Day;
}

/** The festivals from one day to another, both with it, the first one first. */
export const festivalsBetween = (from: Day, upTo: Day): readonly FestivalDay[] =>
  inForce(festivals, from)
    .flatMap(({ id, label, wish, monthDay, days = [] }) => {
      const on = monthDay === undefined ? days : [nextOn(monthDay, from)];
      return on.map((day) => ({ id, label, wish, on: day }));
    })
    .filter(({ on }) => on >= from && on <= upTo)
    .sort((a, b) => a.on.localeCompare(b.on));

/** The festival that clients are wished well for on the evening of a day: it is at most three off. */
export const festivalAhead = (day: Day): FestivalDay | undefined =>
  festivalsBetween(addDays(day, 1), addDays(day, 3))[0];

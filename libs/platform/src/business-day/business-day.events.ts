import type { Day } from '#kernel';
import { defineEvents, event } from '#kernel';

/** The calendar of the bank: one stream a year, one event a day. */
export const businessDayEvents = defineEvents('year', {
  /** The banking day is over; everything that falls on it may now be judged. */
  BusinessDayClosed: event<{ readonly day: Day; readonly valueDate: Day }>(),
});

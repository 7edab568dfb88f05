import type { Day } from '#kernel';
import { defineEvents, event } from '#kernel';

/** Whether somebody wants their day by mail each morning, and on which days it went out. */
export const dayMailEvents = defineEvents('personId', {
  DayMailOrdered: event<{ readonly valueDate: Day }>(),
  DayMailCancelled: event<{ readonly valueDate: Day }>(),
  DayMailSent: event<{ readonly valueDate: Day }>(),
});

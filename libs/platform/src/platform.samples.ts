import type { Samples } from '#kernel';
import type { businessDayEvents } from './business-day/business-day.events.js';

/** A stored sample of every version of every event of the calendar. */
export const businessDaySamples: Samples<typeof businessDayEvents> = {
  BusinessDayClosed: [{ day: '2026-03-02', valueDate: '2026-03-02' }],
};

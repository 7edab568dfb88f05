import { samplesOf } from '#kernel/testing';
import { businessDayEvents } from './business-day/business-day.events.js';

/** A stored sample of every version of every event of the calendar. */
export const businessDaySamples = samplesOf(
  businessDayEvents,
  { year: '2026' },
  {
    BusinessDayClosed: [{ day: '2026-03-02', valueDate: '2026-03-02' }],
  },
);

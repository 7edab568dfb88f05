import { samplesOf } from '#kernel/testing';
import { dayMailEvents } from './day-mail/day-mail.events.js';

/** A stored sample of every version of every event of a morning mail. */
export const dayMailSamples = samplesOf(
  dayMailEvents,
  { personId: 'pn_wang' },
  {
    DayMailOrdered: [{ valueDate: '2026-03-02' }],
    DayMailCancelled: [{ valueDate: '2026-03-03' }],
    DayMailSent: [{ valueDate: '2026-03-02' }],
  },
);

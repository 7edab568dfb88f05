import { defineDecider } from '#kernel';
import * as commands from './reading.commands.js';
import { readingEvents } from './reading.events.js';

/** What was read in a few seconds, by whomever. */
export const reading = defineDecider({
  stream: 'reading',
  by: 'readingsId',
  prefix: 'rd',
  events: readingEvents,
  commands,
  allow: { RecordReadings: [] },
  evolve: { ReadingsRecorded: () => ({}) },
  create: {
    RecordReadings: ({ sittings, unrecorded }) =>
      readingEvents.ReadingsRecorded({
        sittings,
        ...(unrecorded !== undefined && { unrecorded }),
      }),
  },
  decide: {},
});

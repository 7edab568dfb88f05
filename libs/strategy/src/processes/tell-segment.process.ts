import { NoteSegment } from '#credit';
import type { Day } from '#kernel';
import { defineProcess } from '#kernel';
import { segmentEvents } from '../segment/segment.events.js';
import type { ClientType } from '../strategy.codes.js';

interface Typed {
  readonly clientId: string;
  readonly type: ClientType;
  readonly valueDate: Day;
}

const note = ({ clientId, type: segment, valueDate }: Typed) => [
  NoteSegment.of({ clientId, segment, valueDate }),
];

/** Price and credit policy follow the type of the client. */
export const tellSegment = defineProcess({
  name: 'tell-segment',
  events: segmentEvents,
  on: {
    ClientTypeAssigned: note,
    ClientTypeOverridden: note,
    ClientTypeEnded: ({ clientId, valueDate }) => [NoteSegment.of({ clientId, valueDate })],
  },
});

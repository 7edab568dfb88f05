import { samplesOf } from '#kernel/testing';
import { segmentEvents } from './segment/segment.events.js';
import * as facts from './segment/segment.examples.js';

/** A stored sample of every version of every event of a segment. */
export const segmentSamples = samplesOf(
  segmentEvents,
  { clientId: 'cl_qinling' },
  {
    ClientTypeAssigned: [facts.foundStable.data],
    ClientTypeEnded: [facts.foundNothing.data],
    ClientTypeOverridden: [facts.overridden.data],
    ClientTypeOverrideEnded: [facts.overrideLifted.data],
  },
);

import type { Samples } from '#kernel';
import type { segmentEvents } from './segment/segment.events.js';
import * as facts from './segment/segment.examples.js';

/** A stored sample of every version of every event of a segment. */
export const segmentSamples: Samples<typeof segmentEvents> = {
  ClientTypeAssigned: [facts.foundStable.data],
  ClientTypeEnded: [facts.foundNothing.data],
  ClientTypeOverridden: [facts.overridden.data],
  ClientTypeOverrideEnded: [facts.overrideLifted.data],
};

import { samplesOf } from '#kernel/testing';
import { modeEvents } from './mode/mode.events.js';
import * as modes from './mode/mode.examples.js';
import { placementEvents } from './placement/placement.events.js';
import * as places from './placement/placement.examples.js';
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

/** A stored sample of every version of every event of the mode of a relationship. */
export const modeSamples = samplesOf(
  modeEvents,
  { clientId: 'cl_qinling' },
  {
    ModeSwitched: [modes.keptBasic.data],
    FacilityModeSwitched: [modes.facilityResponsible.data],
    FacilityModeEnded: [modes.facilityEnded.data],
  },
);

/** A stored sample of every version of every event of the places of a client. */
export const placementSamples = samplesOf(
  placementEvents,
  { clientId: 'cl_qinling' },
  {
    ClientSegmented: [places.servedOrdinarily.data],
    ClientSegmentEnded: [places.ungraded.data],
    OwnerNamed: [places.ownerNamed.data],
  },
);

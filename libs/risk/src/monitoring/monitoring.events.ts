import type { Day } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { MonitoringDepth } from './monitoring.codes.js';

/** How one client is watched. */
export const monitoringEvents = defineEvents('clientId', {
  MonitoringSet: event<{
    readonly mode: string;
    readonly depth: MonitoringDepth;
    readonly valueDate: Day;
  }>(),
});

import type { Evolve } from '#kernel';
import { defineDecider } from '#kernel';
import type { MonitoringDepth } from './monitoring.codes.js';
import * as commands from './monitoring.commands.js';
import { monitoringEvents } from './monitoring.events.js';

const { MonitoringSet } = monitoringEvents;

interface Monitoring {
  readonly mode: string;
  readonly depth: MonitoringDepth;
}

const evolve: Evolve<Monitoring, typeof monitoringEvents> = {
  MonitoringSet: ({ mode, depth }) => ({ mode, depth }),
};

/** How one client is watched; a client of whom nothing was said is judged every evening. */
export const monitoring = defineDecider({
  stream: 'monitoring',
  by: 'clientId',
  prefix: 'cl',
  events: monitoringEvents,
  commands,
  allow: { SetMonitoring: [] },
  evolve,
  create: {},
  either: {
    SetMonitoring({ mode, depth }, before: Monitoring | undefined, { today }) {
      if (before?.mode === mode && before.depth === depth) return [];
      return MonitoringSet({ mode, depth, valueDate: today });
    },
  },
  decide: {},
});

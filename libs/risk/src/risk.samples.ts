import type { Samples } from '#kernel';
import type { warningEvents } from './warning/warning.events.js';
import * as facts from './warning/warning.examples.js';

/** A stored sample of every version of every event of the warnings upon a client. */
export const warningSamples: Samples<typeof warningEvents> = {
  WarningRaised: [facts.warnedYellow.data],
  WarningEscalated: [facts.escalatedToOrange.data],
  WarningEased: [facts.easedToOrange.data],
  WarningLifted: [facts.warningLifted.data],
  WarningAcknowledged: [facts.acknowledged.data],
  WarningAssessed: [facts.assessed.data],
  WarningActionTaken: [facts.actedUpon.data],
  WarningClosed: [facts.closedAsTrue.data],
};

import type { Evolve } from '#kernel';
import { defineDecider } from '#kernel';
import * as commands from './staff-file.commands.js';
import { staffFileEvents } from './staff-file.events.js';
import { staffFileRefusals } from './staff-file.refusals.js';

const { StaffFileProposed, StaffFileConfirmed } = staffFileEvents;

interface StaffFile {
  /** Who proposed it, until it is confirmed. */
  readonly proposedBy?: string;
}

const evolve: Evolve<StaffFile | undefined, typeof staffFileEvents> = {
  StaffFileProposed: ({ proposedBy }) => ({ proposedBy }),
  StaffFileConfirmed: () => ({}),
};

/** A list of staff by its content. The same list may be due again, a year later. */
export const staffFile = defineDecider({
  stream: 'staffFile',
  by: 'fileId',
  prefix: 'sf',
  events: staffFileEvents,
  commands,
  allow: { ProposeStaffFile: ['administrator'], ConfirmStaffFile: ['administrator'] },
  evolve,
  notBy: { ConfirmStaffFile: (file) => [file?.proposedBy] },
  create: {},
  either: {
    ProposeStaffFile: ({ people }, before, { actor }) =>
      before?.proposedBy === undefined ? StaffFileProposed({ people, proposedBy: actor.id }) : [],
  },
  decide: {
    ConfirmStaffFile(_, file, { actor }) {
      if (file?.proposedBy === undefined) throw staffFileRefusals.StaffFileNotProposed();
      return StaffFileConfirmed({ confirmedBy: actor.id });
    },
  },
});

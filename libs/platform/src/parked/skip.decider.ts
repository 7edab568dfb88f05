import type { Evolve } from '#kernel';
import { defineDecider } from '#kernel';
import * as commands from './skip.commands.js';
import { skipEvents } from './skip.events.js';
import { skipRefusals } from './skip.refusals.js';

const { SkipProposed, SkipConfirmed, SkipDeclined } = skipEvents;
const { SkipIsSettled } = skipRefusals;

interface Skip {
  readonly proposedBy: string;
  readonly isSettled: boolean;
}

const evolve: Evolve<Skip, typeof skipEvents> = {
  SkipProposed: ({ proposedBy }) => ({ proposedBy, isSettled: false }),
  SkipConfirmed: (_, skip) => ({ ...skip, isSettled: true }),
  SkipDeclined: (_, skip) => ({ ...skip, isSettled: true }),
};

const keepers = ['administrator', 'riskOfficer'] as const;

/** One event that a view or a process is to go on without. */
export const skip = defineDecider({
  stream: 'skip',
  by: 'skipId',
  prefix: 'sk',
  events: skipEvents,
  commands,
  allow: { ProposeSkip: keepers, ConfirmSkip: keepers, DeclineSkip: keepers },
  evolve,
  notBy: { ConfirmSkip: ({ proposedBy }) => [proposedBy] },
  create: {
    ProposeSkip: ({ of, key, place, reason }, { actor }) =>
      SkipProposed({ of, key, place, reason, proposedBy: actor.id }),
  },
  decide: {
    ConfirmSkip(_, { isSettled }, { actor }) {
      if (isSettled) throw SkipIsSettled();
      return SkipConfirmed({ confirmedBy: actor.id });
    },
    DeclineSkip({ reason }, { isSettled }, { actor }) {
      if (isSettled) throw SkipIsSettled();
      return SkipDeclined({ reason, declinedBy: actor.id });
    },
  },
});

import type { DataOf, Evolve } from '#kernel';
import { defineDecider } from '#kernel';
import * as commands from './legal-hold.commands.js';
import { legalHoldEvents } from './legal-hold.events.js';
import { legalHoldRefusals as refuse } from './legal-hold.refusals.js';

const { LegalHoldOrdered, HoldLiftingProposed, HoldLiftingDeclined, HoldLiftingConfirmed } =
  legalHoldEvents;

interface LegalHold extends Pick<DataOf<typeof LegalHoldOrdered>, 'clientIds' | 'personIds'> {
  readonly proposedBy?: string | undefined;
  readonly isLifted: boolean;
}

const evolve: Evolve<LegalHold, typeof legalHoldEvents> = {
  LegalHoldOrdered: ({ clientIds, personIds }) => ({ clientIds, personIds, isLifted: false }),
  HoldLiftingProposed: ({ proposedBy }, hold) => ({ ...hold, proposedBy }),
  HoldLiftingDeclined: (_, hold) => ({ ...hold, proposedBy: undefined }),
  HoldLiftingConfirmed: (_, hold) => ({ ...hold, isLifted: true }),
};

const keepers = ['riskOfficer'] as const;

/** A legal hold: one person orders it, two lift it. */
export const legalHold = defineDecider({
  stream: 'legalHold',
  by: 'legalHoldId',
  prefix: 'lh',
  events: legalHoldEvents,
  commands,
  allow: {
    OrderLegalHold: keepers,
    ProposeHoldLifting: keepers,
    ConfirmHoldLifting: keepers,
    DeclineHoldLifting: keepers,
  },
  evolve,
  notBy: { ConfirmHoldLifting: ({ proposedBy }) => [proposedBy] },
  create: {
    OrderLegalHold({ clientIds = [], personIds = [], matter, reason, until }, { actor, today }) {
      if (clientIds.length + personIds.length === 0) {
        throw refuse.HoldOfNothing({ field: 'clientIds' });
      }
      if (until !== undefined && until < today) throw refuse.HoldAlreadyOver({ field: 'until' });
      return LegalHoldOrdered({
        ...{ clientIds, personIds, matter, reason, orderedBy: actor.id },
        ...(until !== undefined && { until }),
      });
    },
  },
  decide: {
    ProposeHoldLifting({ reason }, { isLifted, proposedBy }, { actor }) {
      if (isLifted) throw refuse.HoldIsLifted();
      if (proposedBy !== undefined) throw refuse.LiftingAlreadyProposed({ proposedBy });
      return HoldLiftingProposed({ reason, proposedBy: actor.id });
    },
    ConfirmHoldLifting(_, hold, { actor }) {
      checkProposed(hold);
      const { clientIds, personIds } = hold;
      return HoldLiftingConfirmed({ clientIds, personIds, confirmedBy: actor.id });
    },
    DeclineHoldLifting({ reason }, hold, { actor }) {
      checkProposed(hold);
      return HoldLiftingDeclined({ reason, declinedBy: actor.id });
    },
  },
});

/** @throws HoldIsLifted, NoLiftingProposed */
function checkProposed({ isLifted, proposedBy }: LegalHold): void {
  if (isLifted) throw refuse.HoldIsLifted();
  if (proposedBy === undefined) throw refuse.NoLiftingProposed();
}

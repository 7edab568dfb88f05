import { defineProcess, pick, sweep } from '#kernel';
import { LockDistributions } from '../accounts/accounts.commands.js';
import type { CovenantStatus } from '../covenant/covenant.codes.js';
import { covenantEvents } from '../covenant/covenant.events.js';
import type { CovenantRow } from '../views/covenants.view.js';
import { covenants } from '../views/covenants.view.js';

const locks: readonly CovenantStatus[] = ['lockUp', 'breached', 'defaulted'];

const standing = sweep(
  ({ covenantId }: { readonly covenantId: string }) => covenants.rows({ covenantId }),
  ({ covenantId, projectId, status }: CovenantRow) => [
    LockDistributions.of({ projectId, covenantId, locked: locks.includes(status) }),
  ],
);

/** Nothing is distributed while a covenant of the project is at its lock-up or broken. */
export const lockDistributions = defineProcess({
  name: 'lock-distributions',
  events: pick(
    covenantEvents,
    'CovenantTested',
    'InformationDelivered',
    'CovenantBreached',
    'CovenantCured',
    'CovenantWaived',
    'CovenantDefaulted',
    'CovenantEnded',
  ),
  sweeps: {
    CovenantTested: standing,
    InformationDelivered: standing,
    CovenantBreached: standing,
    CovenantCured: standing,
    CovenantWaived: standing,
    CovenantDefaulted: standing,
    CovenantEnded: standing,
  },
});

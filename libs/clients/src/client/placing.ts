import type { Actor, Day } from '#kernel';
import type { StaffRow, Tree } from '#organisation';
import { pathOf, staffRegister, unitTree, wholeTree } from '#organisation';
import { clientRefusals } from './client.refusals.js';

/** Who looks after a client, and the units it belongs to: the manager's own and those above it. */
export interface Placed {
  readonly managerId: string;
  readonly units: readonly string[];
}

/** The rows that tell whether somebody may look after clients, and where. */
export const managerOf = (managerId: string | undefined) => ({
  manager: managerId === undefined ? undefined : staffRegister.row(managerId),
  tree: unitTree.row(wholeTree),
});

/** Whether whoever registers a client may look after it. */
export const manages = ({ roles }: Actor): boolean => roles.includes('relationshipManager');

interface Known {
  readonly manager?: StaffRow | undefined;
  readonly tree?: Tree | undefined;
}

/** Refuses whoever is not a relationship manager of the bank today. */
export function placed(managerId: string, { manager, tree }: Known, today: Day): Placed {
  const isManager =
    manager?.active === true &&
    manager.roles.some(
      ({ role, validUntil = today }) => role === 'relationshipManager' && validUntil >= today,
    );
  if (!isManager) throw clientRefusals.ManagerUnknown({ field: 'managerId', found: managerId });
  return { managerId, units: tree ? pathOf(tree, manager.unitId) : [manager.unitId] };
}

import type { ClientScope } from '#clients';
import type { Day } from '#kernel';
import { Role } from '#kernel';
import type { StaffRow } from '#organisation';
import { taskRefusals as refuse } from './task.refusals.js';
import type { Owner } from './task.events.js';

/** The owner of a task: the person who is named, or else the manager of the client. */
export function ownerOf(
  named: string | undefined,
  person: StaffRow | undefined,
  client: ClientScope,
  today: Day,
): Owner {
  if (named === undefined) {
    const { managerId, units } = client;
    if (managerId === undefined) throw refuse.NobodyLooksAfterClient({ field: 'ownerId' });
    return { ownerId: managerId, ...(units[0] !== undefined && { unitId: units[0] }) };
  }
  if (named === client.managerId && person === undefined) return { ownerId: named };
  if (!person?.active) throw refuse.OwnerUnknown({ field: 'ownerId', ownerId: named });
  if (!seesClient(person, client, today)) {
    throw refuse.OwnerDoesNotSeeClient({ field: 'ownerId', ownerId: named });
  }
  return { ownerId: named, unitId: person.unitId };
}

/** Who gets what follows from something else: the named person, else the manager, else nobody. */
export function promptedOwner(
  named: StaffRow | undefined,
  { managerId, units: [unitId] }: ClientScope,
): Owner | undefined {
  if (named?.active) return { ownerId: named.personId, unitId: named.unitId };
  if (managerId === undefined) return undefined;
  return { ownerId: managerId, ...(unitId !== undefined && { unitId }) };
}

/** Whether a person sees a client on a day: as its manager, deputy, team, unit, or all of them. */
export function seesClient(person: StaffRow, client: ClientScope, today: Day): boolean {
  const { personId, roles, teamIds } = person;
  if (client.restrictedTo) return client.restrictedTo.includes(personId);
  const held = roles.filter(
    ({ validFrom, validUntil = '9999-12-31' }) => validFrom <= today && today <= validUntil,
  );
  const stoodInFor = person.deputises
    .filter(({ from, until }) => from <= today && today <= until)
    .map((each) => each.personId);
  return (
    [personId, ...stoodInFor].some((id) => id === client.managerId) ||
    teamIds.some((id) => client.teamIds.includes(id)) ||
    held.some(({ role, unitId }) => {
      const { reach } = Role(role);
      return reach === 'all' || (reach === 'unit' && client.units.includes(unitId));
    })
  );
}

import type { DomainCommand, Receipt, Role } from '#kernel';
import { NotFound, Refusal } from '#kernel';
import type { RequestContext } from '#platform';
import { inContext, localIssuer } from '#platform';
import type { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ProvisionRole, ProvisionSignIn, RegisterStaffMember } from './staff/staff.commands.js';
import { OpenUnit } from './unit/unit.commands.js';
import type { StaffRecord } from './views/staff-register.rows.js';
import { GetStaffRecord } from './views/staff-register.view.js';
import { ListUnits } from './views/units.view.js';

/** Local roles hold on whatever day the clock shows. */
const always = '2000-01-01';

/** Who is to have a token of the local key. */
export interface LocalPerson {
  /** The id and the subject of the tokens, both in one. */
  readonly personId: string;
  readonly name: string;
  readonly roles: readonly Role[];
}

interface Buses {
  readonly commands: CommandBus;
  readonly queries: QueryBus;
}

/**
 * Sees to it that somebody is on the staff register with these roles, under the sign-in of the local
 * key. Only for installations that sign their own tokens: whoever can read the key can be anybody.
 * @returns the position from which on views know the person; -1 where nothing had to be done
 */
export async function enterLocally(
  { personId, name, roles }: LocalPerson,
  buses: Buses,
): Promise<number> {
  const actor = { id: 'local-operator', roles: [], channel: 'local' };
  const context: RequestContext = { actor, correlationId: 'local-people', system: true };
  return inContext(context, async () => {
    let position = -1;
    const send = async (command: DomainCommand) => {
      position = Math.max(position, (await sent(command, buses))?.position ?? -1);
    };
    const known = await recordOf(personId, buses);
    if (!known) {
      const unitId = await headOffice(buses);
      const words = { personId, userName: personId.toLowerCase(), name: { en: name }, unitId };
      await send(RegisterStaffMember.of(words));
    }
    if (
      !known?.signIns.some(({ issuer, subject }) => issuer === localIssuer && subject === personId)
    )
      await send(ProvisionSignIn.of({ personId, issuer: localIssuer, subject: personId }));
    for (const role of roles) {
      if (known?.roles.some((held) => held.role === role)) continue;
      await send(ProvisionRole.of({ personId, role, validFrom: always }));
    }
    return position;
  });
}

/** Another process may do the same at this moment. */
async function sent(command: DomainCommand, { commands }: Buses): Promise<Receipt | undefined> {
  try {
    return await commands.execute(command);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'AlreadyExists') return undefined;
    throw error;
  }
}

async function recordOf(personId: string, { queries }: Buses): Promise<StaffRecord | undefined> {
  try {
    return await queries.execute(GetStaffRecord.of({ personId }));
  } catch (error) {
    if (error instanceof Refusal && error.code === NotFound.code) return undefined;
    throw error;
  }
}

/** The head office, opened where the bank has none yet. */
async function headOffice(buses: Buses): Promise<string> {
  const { items } = await buses.queries.execute(ListUnits.of({ kind: 'headOffice' }));
  const [first] = items;
  if (first) return first.unitId;
  const unitId = 'un_head';
  const name = { en: 'Head Office', zh: '总行' };
  await sent(OpenUnit.of({ unitId, kind: 'headOffice', name }), buses);
  return unitId;
}

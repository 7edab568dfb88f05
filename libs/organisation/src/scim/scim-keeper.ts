import type { DomainCommand, Page } from '#kernel';
import { NotFound } from '#kernel';
import { localIssuer, Settings } from '#platform';
import { Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { randomBytes } from 'node:crypto';
import {
  ChangeStaffEmail,
  ChangeStaffFacts,
  MoveStaffMember,
  ProvisionRole,
  ProvisionSignIn,
  RecordDeparture,
  RecordReturn,
  RegisterStaffMember,
  RevokeRole,
  UnlinkSignIn,
} from '../staff/staff.commands.js';
import type { StaffEntry, StaffRecord } from '../views/staff-register.rows.js';
import { GetStaffRecord, ListStaff } from '../views/staff-register.view.js';
import type { UnitRow } from '../views/units.view.js';
import { ListUnits } from '../views/units.view.js';
import type { ScimGroup, ScimUser } from './scim-resources.js';
import { nameOf, userOf } from './scim-resources.js';
import { scimRefusals } from './scim.refusals.js';

const reason = 'The identity provider states so.';
/** More people or units than so are not listed at once. */
const most = { page: 500, pages: 40 };

/** Makes the staff register say what the bank's identity provider says. */
@Injectable()
export class ScimKeeper {
  /** Whose subjects `externalId` names. */
  readonly issuer: string;

  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    settings: Settings,
  ) {
    this.issuer = settings.issuer === '' ? localIssuer : settings.issuer;
  }

  /** @throws NotFound */
  record(personId: string, after?: number): Promise<StaffRecord> {
    return this.queries.execute(
      GetStaffRecord.of({ personId, ...(after !== undefined && { after }) }),
    );
  }

  /** Everybody, or whoever has a user name, a role. */
  async people(wanted: {
    readonly userName?: string | undefined;
    readonly role?: StaffEntry['roles'][number]['role'];
    readonly after?: number | undefined;
  }): Promise<readonly StaffEntry[]> {
    const { userName, role, after } = wanted;
    const found = await everyPage((cursor) =>
      this.queries.execute(
        ListStaff.of({
          limit: most.page,
          ...(cursor !== undefined && { cursor }),
          ...(userName !== undefined && { search: userName }),
          ...(role !== undefined && { role }),
          ...(after !== undefined && { after }),
        }),
      ),
    );
    return userName === undefined ? found : found.filter((each) => each.userName === userName);
  }

  async members(group: ScimGroup, after?: number): Promise<readonly StaffRecord[]> {
    const people = await this.people({ role: group.role, after });
    const holders = people.filter(({ roles }) => roles.some((held) => isOf(held, group)));
    return Promise.all(holders.map(({ personId }) => this.record(personId)));
  }

  async headOffice(): Promise<string | undefined> {
    return (await this.units()).find(({ parentId }) => parentId === undefined)?.unitId;
  }

  async create(user: ScimUser): Promise<StaffRecord> {
    const personId = `pn_${randomBytes(10).toString('hex')}`;
    const { userName, email, language, employeeNumber } = user;
    let { position } = await this.send(
      checked(RegisterStaffMember, {
        personId,
        userName,
        name: nameOf(user.displayName),
        unitId: await this.unitOf(user.department),
        ...(email !== undefined && { email }),
        ...(language !== undefined && { language }),
        ...(employeeNumber !== undefined && { employeeNumber }),
      }),
    );
    const { externalId: subject } = user;
    if (subject !== undefined) {
      const signIn = checked(ProvisionSignIn, { personId, issuer: this.issuer, subject });
      ({ position } = await this.send(signIn));
    }
    if (!user.active)
      ({ position } = await this.send(checked(RecordDeparture, { personId, reason })));
    return this.record(personId, position);
  }

  /** Makes a person as stated: only what differs is sent. */
  async make(personId: string, stated: ScimUser): Promise<StaffRecord> {
    const before = await this.record(personId);
    let after: number | undefined;
    for (const command of await this.changes(before, stated)) {
      after = Math.max(after ?? -1, (await this.send(command)).position);
    }
    return this.record(personId, after);
  }

  async leave(personId: string): Promise<void> {
    const { position } = await this.send(checked(RecordDeparture, { personId, reason }));
    await this.record(personId, position);
  }

  /** Gives and takes a role until exactly these hold it. */
  async setMembers(group: ScimGroup, wanted: ReadonlySet<string>): Promise<number | undefined> {
    const held = new Set((await this.members(group)).map(({ personId }) => personId));
    let after: number | undefined;
    const send = async (command: DomainCommand) => {
      after = Math.max(after ?? -1, (await this.send(command)).position);
    };
    for (const personId of wanted) {
      if (!held.has(personId)) await send(checked(ProvisionRole, { personId, ...group }));
    }
    for (const personId of held) {
      if (!wanted.has(personId)) await send(checked(RevokeRole, { personId, ...group, reason }));
    }
    return after;
  }

  private async changes(before: StaffRecord, stated: ScimUser): Promise<readonly DomainCommand[]> {
    const { personId, unitId, active } = before;
    const known = userOf(before, this.issuer);
    const { userName, displayName, email, language, employeeNumber, externalId } = stated;
    const facts = {
      ...(userName !== known.userName && { userName }),
      ...(displayName !== known.displayName && { name: nameOf(displayName, before.name) }),
      ...(language !== undefined && language !== known.language && { language }),
      ...(employeeNumber !== undefined &&
        employeeNumber !== known.employeeNumber && { employeeNumber }),
    };
    const signIn = (subject: string) => ({ personId, issuer: this.issuer, subject });
    const isOther = externalId !== known.externalId;
    const wanted = stated.department === undefined ? unitId : await this.unitOf(stated.department);
    return [
      ...(stated.active && !active ? [checked(RecordReturn, { personId, reason })] : []),
      ...(Object.keys(facts).length > 0 ? [checked(ChangeStaffFacts, { personId, ...facts })] : []),
      ...(email !== undefined && email !== known.email
        ? [checked(ChangeStaffEmail, { personId, email })]
        : []),
      ...(wanted !== unitId
        ? [checked(MoveStaffMember, { personId, unitId: wanted, reason })]
        : []),
      ...(isOther && known.externalId !== undefined
        ? [checked(UnlinkSignIn, { ...signIn(known.externalId), reason })]
        : []),
      ...(isOther && externalId !== undefined
        ? [checked(ProvisionSignIn, signIn(externalId))]
        : []),
      ...(!stated.active && active ? [checked(RecordDeparture, { personId, reason })] : []),
    ];
  }

  /** The unit of this id or name; without one the head office. @throws ScimInvalid */
  private async unitOf(department: string | undefined): Promise<string> {
    const units = await this.units();
    const found =
      department === undefined
        ? units.find(({ parentId }) => parentId === undefined)
        : units.find(({ unitId, name }) => [unitId, name.en, name.zh].includes(department));
    if (found) return found.unitId;
    throw scimRefusals.ScimInvalid({ field: 'department', found: department });
  }

  private units(): Promise<readonly UnitRow[]> {
    return everyPage((cursor) =>
      this.queries.execute(
        ListUnits.of({ limit: most.page, ...(cursor !== undefined && { cursor }) }),
      ),
    );
  }

  private send(command: DomainCommand) {
    return this.commands.execute(command);
  }
}

/** A command as the body of a request would make it. @throws ScimInvalid naming the first wrong field */
function checked<C extends DomainCommand>(
  Command: new () => C,
  fields: Omit<C, keyof DomainCommand>,
): C {
  const command = plainToInstance(Command, fields);
  const [wrong] = validateSync(command);
  if (wrong) throw scimRefusals.ScimInvalid({ field: wrong.property });
  return command;
}

const isOf = (held: ScimGroup, group: ScimGroup): boolean =>
  held.role === group.role && held.unitId === group.unitId;

/** @throws ScimTooMany */
async function everyPage<R>(
  read: (cursor: string | undefined) => Promise<Page<R>>,
): Promise<readonly R[]> {
  const all: R[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < most.pages; page++) {
    const { items, next } = await read(cursor);
    all.push(...items);
    if (next === null) return all;
    cursor = next;
  }
  throw scimRefusals.ScimTooMany({ most: most.page * most.pages });
}

/** @throws NotFound where there is no such group */
export function required<R>(found: R | undefined, id: string): R {
  if (found === undefined) throw NotFound({ id });
  return found;
}

import type { Page, Rows } from '#kernel';
import {
  defineView,
  anybody,
  IsCode,
  IsId,
  IsText,
  ListQuery,
  pick,
  Role,
  ViewQuery,
} from '#kernel';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsOptional } from 'class-validator';
import { absenceEvents } from '../absence/absence.events.js';
import { nameKeys } from '../name.js';
import { IsEmail, IsEmployeeNumber } from '../staff/staff.fields.js';
import { staffEvents } from '../staff/staff.events.js';
import { samePlace, sameSignIn } from '../staff/staff.state.js';
import { teamEvents } from '../team/team.events.js';
import type { NamedPerson, StaffEntry, StaffRecord, StaffRow } from './staff-register.rows.js';

/** One person of the staff register, as the directory shows them. */
export class GetStaffMember extends ViewQuery<StaffEntry> {
  @IsId() readonly personId!: string;
}

/** The whole record of one person: sign-ins, leaves and open requests too. */
export class GetStaffRecord extends ViewQuery<StaffRecord> {
  @IsId() readonly personId!: string;
}

abstract class StaffList<R> extends ListQuery<R> {
  @IsOptional() @IsId() readonly unitId?: string;

  @IsOptional() @IsCode(Role) readonly role?: Role;
}

/** The people of the bank, by name, unit, role and team. */
export class ListStaff extends StaffList<StaffEntry> {
  /** The beginning of a word of the name or of the user name. */
  @IsOptional() @IsText({ max: 100 }) readonly search?: string;

  @IsOptional() @IsId() readonly teamId?: string;

  @IsOptional() @IsEmail() readonly email?: string;

  /** For those who see it. */
  @IsOptional() @IsEmployeeNumber() readonly employeeNumber?: string;

  @IsOptional()
  @IsIn(['true', 'false'], { message: '$property must be true or false' })
  readonly active?: 'true' | 'false';
}

/** The names of some people that are known by their ids. */
export class GetStaffNames extends ViewQuery<readonly NamedPerson[]> {
  /** Separated by commas. */
  @Transform(({ value }: { readonly value: unknown }) =>
    typeof value === 'string' ? value.split(',') : value,
  )
  @IsArray()
  @ArrayMaxSize(500)
  @IsId({ each: true })
  readonly ids!: readonly string[];
}

/** People for whom somebody has asked for a role or a sign-in that nobody has granted yet. */
export class ListStaffRequests extends StaffList<StaffRecord> {}

const events = {
  ...staffEvents,
  ...absenceEvents,
  ...pick(teamEvents, 'TeamMemberJoined', 'TeamMemberLeft'),
};

const found = ({ name, userName }: Pick<StaffEntry, 'name' | 'userName'>) => ({
  searchKeys: [...new Set([userName, ...nameKeys(name)])],
});
const named = (roles: StaffRow['roles']) => ({
  roles,
  roleNames: [...new Set(roles.map(({ role }) => role))],
});
const requested = (row: StaffRow): StaffRow => ({
  ...row,
  openRequests: row.roleRequests.length + row.signInRequests.length,
});
const member = (teams: StaffRow['teams']) => ({
  teams,
  teamIds: teams.map(({ teamId }) => teamId),
});

const on: Rows<StaffRow, typeof events> = {
  StaffFactsChanged: (facts, row) => {
    const changed = { ...row, ...facts };
    return { ...changed, ...found(changed) };
  },
  StaffMemberMoved: ({ unitId }, row) => ({ ...row, unitId }),
  StaffMemberLeft: (_, row) => ({ ...row, active: false }),
  StaffMemberReturned: (_, row) => ({ ...row, active: true }),
  SignInRequested: ({ requestId, issuer, subject, requestedBy, reason }, row) =>
    requested({
      ...row,
      signInRequests: [...row.signInRequests, { requestId, issuer, subject, requestedBy, reason }],
    }),
  SignInLinked: ({ issuer, subject, requestId }, row) =>
    requested({
      ...row,
      signIns: [...row.signIns, { issuer, subject }],
      signInRequests: row.signInRequests.filter((each) => each.requestId !== requestId),
    }),
  SignInUnlinked: (signIn, row) => ({
    ...row,
    signIns: row.signIns.filter((each) => !sameSignIn(each, signIn)),
  }),
  RoleRequested: (request, row) => {
    const { requestId, role, unitId, validFrom, validUntil, requestedBy, reason } = request;
    const asked = {
      requestId,
      role,
      unitId,
      validFrom,
      ...(validUntil !== undefined && { validUntil }),
      requestedBy,
      reason,
    };
    return requested({ ...row, roleRequests: [...row.roleRequests, asked] });
  },
  RoleGranted: ({ role, unitId, validFrom, validUntil, requestId }, row) =>
    requested({
      ...row,
      ...named([
        ...row.roles.filter((held) => !samePlace(held, { role, unitId })),
        { role, unitId, validFrom, ...(validUntil !== undefined && { validUntil }) },
      ]),
      roleRequests: row.roleRequests.filter((each) => each.requestId !== requestId),
    }),
  RoleRevoked: (revoked, row) => ({
    ...row,
    ...named(row.roles.filter((held) => !samePlace(held, revoked))),
  }),
  LeavePlanned: ({ kind, from, until }, row) => ({
    ...row,
    leaves: [...row.leaves, { kind, from, until }],
  }),
  LeaveCancelled: ({ from }, row) => ({
    ...row,
    leaves: row.leaves.filter((leave) => leave.from !== from),
  }),
  DeputyAppointed: ({ deputyId, from, until }, row, { id: personId }) =>
    row.personId === personId
      ? {
          ...row,
          deputies: [...withoutDeputy(row, deputyId, from), { deputyId, from, until }],
        }
      : {
          ...row,
          deputises: [...withoutPerson(row, personId, from), { personId, from, until }],
        },
  DeputyDismissed: ({ deputyId, from }, row, { id: personId }) =>
    row.personId === personId
      ? { ...row, deputies: withoutDeputy(row, deputyId, from) }
      : { ...row, deputises: withoutPerson(row, personId, from) },
  TeamMemberJoined: ({ function: as }, row, { id: teamId }) => ({
    ...row,
    ...member([...withoutTeam(row, teamId), { teamId, function: as }]),
  }),
  TeamMemberLeft: (_, row, { id }) => ({ ...row, ...member(withoutTeam(row, id)) }),
};

const withoutDeputy = ({ deputies }: StaffRow, deputyId: string, from: string) =>
  deputies.filter((one) => one.deputyId !== deputyId || one.from !== from);
const withoutPerson = ({ deputises }: StaffRow, personId: string, from: string) =>
  deputises.filter((one) => one.personId !== personId || one.from !== from);
const withoutTeam = ({ teams }: StaffRow, id: string) =>
  teams.filter(({ teamId }) => teamId !== id);

const both = ({ deputyId }: { readonly deputyId: string }, { id }: { readonly id: string }) => [
  id,
  deputyId,
];

/** Everybody who works at the bank: what they may do, where they belong, who stands in for whom. */
export const staffRegister = defineView({
  name: 'staff-register',
  version: 3,
  events,
  opens: {
    StaffMemberRegistered: ({ valueDate, ...facts }, { id }): StaffRow => ({
      ...facts,
      personId: id,
      active: true,
      since: valueDate,
      signIns: [],
      roles: [],
      leaves: [],
      deputies: [],
      deputises: [],
      teams: [],
      roleRequests: [],
      signInRequests: [],
      roleNames: [],
      teamIds: [],
      openRequests: 0,
      ...found(facts),
    }),
  },
  on,
  by: 'personId',
  key: { DeputyAppointed: both, DeputyDismissed: both },
  scope: 'open',
  masked: [{ field: 'employeeNumber', seenBy: ['administrator', 'provisioner', 'auditor'] }],
  personal: {
    of: 'personId',
    fields: ['employeeNumber', 'email'],
    searched: ['employeeNumber', 'email'],
  },
  queries: { GetStaffMember, GetStaffRecord, ListStaff, GetStaffNames, ListStaffRequests },
  allow: {
    GetStaffMember: anybody,
    GetStaffRecord: ['administrator', 'provisioner', 'auditor'],
    ListStaff: anybody,
    GetStaffNames: anybody,
    ListStaffRequests: ['administrator', 'auditor'],
  },
  answer: {
    GetStaffMember: async ({ personId }, people) => entryOf(await people.get(personId)),
    GetStaffRecord: async ({ personId }, people) => recordOf(await people.get(personId)),
    ListStaff: async ({ unitId, role, teamId, active, search, ...rest }, people) => {
      const { email, employeeNumber, ...page } = rest;
      return shown(
        await people.page(
          {
            unitId,
            roleNames: role,
            teamIds: teamId,
            email,
            employeeNumber,
            active: active === undefined ? undefined : active === 'true',
            ...(search !== undefined && {
              searchKeys: { anyStartsWith: search.trim().toLowerCase() },
            }),
          },
          page,
        ),
        entryOf,
      );
    },
    GetStaffNames: async ({ ids }, people) => {
      const found = await Promise.all(ids.map((id) => people.find(id)));
      return found.flatMap((row) => (row ? [{ personId: row.personId, name: row.name }] : []));
    },
    ListStaffRequests: async ({ unitId, role, ...page }, people) =>
      shown(
        await people.page({ openRequests: { above: 0 }, unitId, roleNames: role }, page),
        recordOf,
      ),
  },
  indexes: [
    { unitId: 1 },
    { roleNames: 1 },
    { teamIds: 1 },
    { searchKeys: 1 },
    { openRequests: 1 },
    { userName: 1 },
  ],
});

const shown = <R>({ items, next }: Page<StaffRow>, as: (row: StaffRow) => R): Page<R> => ({
  items: items.map(as),
  next,
});

function recordOf(row: StaffRow): StaffRecord {
  const {
    roleNames: _roles,
    teamIds: _teams,
    openRequests: _open,
    searchKeys: _keys,
    ...rest
  } = row;
  return rest;
}

function entryOf(row: StaffRow): StaffEntry {
  const {
    signIns: _signIns,
    leaves: _leaves,
    roleRequests: _roleRequests,
    signInRequests: _signInRequests,
    ...rest
  } = recordOf(row);
  return rest;
}

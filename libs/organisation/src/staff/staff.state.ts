import type { DataOf, Day, Evolve, Role } from '#kernel';
import type { OrganisationName } from '../name.js';
import type { staffEvents } from './staff.events.js';

export interface HeldRole {
  readonly role: Role;
  readonly unitId: string;
  readonly validFrom: Day;
  readonly validUntil?: Day;
}

export interface SignIn {
  readonly issuer: string;
  readonly subject: string;
}

/** What later decisions need to know of a person. */
export interface StaffMember {
  readonly userName: string;
  readonly name: OrganisationName;
  readonly employeeNumber?: string;
  readonly email?: string;
  readonly language?: 'en' | 'zh';
  readonly unitId: string;
  readonly active: boolean;
  /** Who recorded that the person has left. */
  readonly leftBy?: string;
  readonly signIns: readonly SignIn[];
  readonly roles: readonly HeldRole[];
  readonly roleRequests: readonly DataOf<typeof staffEvents.RoleRequested>[];
  readonly signInRequests: readonly DataOf<typeof staffEvents.SignInRequested>[];
}

export const sameSignIn = (one: SignIn, other: SignIn): boolean =>
  one.issuer === other.issuer && one.subject === other.subject;

type Place = Pick<HeldRole, 'role' | 'unitId'>;
export const samePlace = (one: Place, other: Place): boolean =>
  one.role === other.role && one.unitId === other.unitId;

export const evolve: Evolve<StaffMember, typeof staffEvents> = {
  StaffMemberRegistered: ({ valueDate: _, ...facts }) => ({
    ...facts,
    active: true,
    signIns: [],
    roles: [],
    roleRequests: [],
    signInRequests: [],
  }),
  StaffFactsChanged: (facts, person) => ({ ...person, ...facts }),
  StaffMemberMoved: ({ unitId }, person) => ({ ...person, unitId }),
  StaffMemberLeft: ({ recordedBy }, person) => ({
    ...person,
    active: false,
    ...(recordedBy !== undefined && { leftBy: recordedBy }),
  }),
  StaffMemberReturned: (_, { leftBy: __, ...person }) => ({ ...person, active: true }),
  SignInRequested: (request, person) => ({
    ...person,
    signInRequests: [...person.signInRequests, request],
  }),
  SignInLinked: ({ issuer, subject, requestId }, person) => ({
    ...person,
    signIns: [...person.signIns, { issuer, subject }],
    signInRequests: person.signInRequests.filter((request) => request.requestId !== requestId),
  }),
  SignInUnlinked: (signIn, person) => ({
    ...person,
    signIns: person.signIns.filter((each) => !sameSignIn(each, signIn)),
  }),
  RoleRequested: (request, person) => ({
    ...person,
    roleRequests: [...person.roleRequests, request],
  }),
  RoleGranted: ({ role, unitId, validFrom, validUntil, requestId }, person) => ({
    ...person,
    roles: [
      ...person.roles.filter((held) => !samePlace(held, { role, unitId })),
      { role, unitId, validFrom, ...(validUntil !== undefined && { validUntil }) },
    ],
    roleRequests: person.roleRequests.filter((request) => request.requestId !== requestId),
  }),
  RoleRevoked: (revoked, person) => ({
    ...person,
    roles: person.roles.filter((held) => !samePlace(held, revoked)),
  }),
};

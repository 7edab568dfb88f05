import type { Day, Role } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { OrganisationName } from '../name.js';

/** The people who work at the bank: what they may do, and by which sign-ins they are known. */
export const staffEvents = defineEvents('personId', {
  StaffMemberRegistered: event<{
    /** The name a person signs in with and is looked up by, unique in the bank. */
    readonly userName: string;
    readonly name: OrganisationName;
    readonly unitId: string;
    readonly employeeNumber?: string;
    readonly email?: string;
    readonly language?: 'en' | 'zh';
    readonly valueDate: Day;
  }>().personalOf('personId', 'employeeNumber', 'email'),
  /** Only what is stated has changed. */
  StaffFactsChanged: event<{
    readonly userName?: string;
    readonly name?: OrganisationName;
    readonly employeeNumber?: string;
    readonly email?: string;
    readonly language?: 'en' | 'zh';
  }>().personalOf('personId', 'employeeNumber', 'email'),
  StaffMemberMoved: event<{
    readonly formerUnitId: string;
    readonly unitId: string;
    readonly reason: string;
    readonly valueDate: Day;
  }>(),
  /** From now on the person may do nothing. */
  StaffMemberLeft: event<{
    readonly unitId: string;
    readonly reason: string;
    /** Absent where the bank's identity provider keeps the register. */
    readonly recordedBy?: string;
    readonly valueDate: Day;
  }>(),
  StaffMemberReturned: event<{
    readonly unitId: string;
    readonly reason: string;
    readonly valueDate: Day;
  }>(),
  /** One administrator asks for it; another links it. */
  SignInRequested: event<{
    readonly requestId: string;
    readonly issuer: string;
    readonly subject: string;
    readonly requestedBy: string;
    readonly reason: string;
  }>(),
  /** Tokens of this issuer for this subject speak for the person; both are compared exactly. */
  SignInLinked: event<{
    readonly issuer: string;
    readonly subject: string;
    /** Absent where the bank's identity provider keeps the sign-ins. */
    readonly requestId?: string;
    readonly linkedBy: string;
  }>(),
  SignInUnlinked: event<{
    readonly issuer: string;
    readonly subject: string;
    readonly reason: string;
  }>(),
  /** One administrator asks for it; another grants it. */
  RoleRequested: event<{
    readonly requestId: string;
    readonly role: Role;
    readonly unitId: string;
    readonly validFrom: Day;
    readonly validUntil?: Day;
    readonly requestedBy: string;
    readonly reason: string;
  }>(),
  RoleGranted: event<{
    readonly role: Role;
    /** Where it holds: in this unit and all below it. */
    readonly unitId: string;
    readonly validFrom: Day;
    /** The last day; absent where it ends with its revocation. */
    readonly validUntil?: Day;
    /** Absent where the bank's identity provider keeps the roles. */
    readonly requestId?: string;
    readonly grantedBy: string;
  }>(),
  RoleRevoked: event<{
    readonly role: Role;
    readonly unitId: string;
    readonly reason: string;
  }>(),
});

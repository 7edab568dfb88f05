import type { Day, Role } from '#kernel';
import type { LeaveKind, TeamFunction } from '../organisation.codes.js';
import type { OrganisationName } from '../name.js';
import type { HeldRole, SignIn } from '../staff/staff.state.js';

interface Period {
  readonly from: Day;
  /** The last day. */
  readonly until: Day;
}

/** What anybody at the bank may know of a person who works there. */
export interface StaffEntry {
  readonly personId: string;
  readonly userName: string;
  readonly name: OrganisationName;
  readonly unitId: string;
  readonly employeeNumber?: string;
  readonly email?: string;
  readonly language?: 'en' | 'zh';
  /** Whether the person works here and may act. */
  readonly active: boolean;
  readonly roles: readonly HeldRole[];
  readonly since: Day;
  /** Who stands in for the person. */
  readonly deputies: readonly (Period & { readonly deputyId: string })[];
  /** For whom the person stands in. */
  readonly deputises: readonly (Period & { readonly personId: string })[];
  readonly teams: readonly { readonly teamId: string; readonly function: TeamFunction }[];
}

/** A person and the name. */
export type NamedPerson = Pick<StaffEntry, 'personId' | 'name'>;

/** What those who keep the register see besides. */
export interface StaffRecord extends StaffEntry {
  readonly signIns: readonly SignIn[];
  readonly leaves: readonly (Period & { readonly kind: LeaveKind })[];
  readonly roleRequests: readonly (HeldRole & Request)[];
  readonly signInRequests: readonly (SignIn & Request)[];
}

interface Request {
  readonly requestId: string;
  readonly requestedBy: string;
  readonly reason: string;
}

export interface StaffRow extends StaffRecord {
  /** Roles granted, whatever their days. */
  readonly roleNames: readonly Role[];
  readonly teamIds: readonly string[];
  readonly openRequests: number;
  /** What is typed is the beginning of one of these. */
  readonly searchKeys: readonly string[];
}

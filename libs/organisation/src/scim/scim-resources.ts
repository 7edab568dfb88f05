import { Role } from '#kernel';
import type { OrganisationName } from '../name.js';
import type { StaffRecord } from '../views/staff-register.rows.js';

/** The names of the schemas (RFC 7643, RFC 7644). */
export const schemas = {
  user: 'urn:ietf:params:scim:schemas:core:2.0:User',
  enterprise: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
  group: 'urn:ietf:params:scim:schemas:core:2.0:Group',
  list: 'urn:ietf:params:scim:api:messages:2.0:ListResponse',
  patch: 'urn:ietf:params:scim:api:messages:2.0:PatchOp',
  error: 'urn:ietf:params:scim:api:messages:2.0:Error',
  config: 'urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig',
  resourceType: 'urn:ietf:params:scim:schemas:core:2.0:ResourceType',
  schema: 'urn:ietf:params:scim:schemas:core:2.0:Schema',
} as const;

/** A person as identity providers speak of them: the part that this system keeps. */
export interface ScimUser {
  readonly userName: string;
  /** The subject of the tokens that the provider issues for the person. */
  readonly externalId?: string;
  readonly displayName: string;
  readonly active: boolean;
  readonly email?: string;
  readonly language?: 'en' | 'zh';
  readonly employeeNumber?: string;
  /** The id of the unit; the head office where it is not stated. */
  readonly department?: string;
}

/** A role in a unit and all below it, with those who hold it: what SCIM calls a group. */
export interface ScimGroup {
  readonly role: Role;
  readonly unitId: string;
}

const chinese = /\p{Script=Han}/u;

/** A name is Chinese where it is written so; a second language that is known already stays. */
export const nameOf = (displayName: string, known: OrganisationName = {}): OrganisationName =>
  chinese.test(displayName) ? { ...known, zh: displayName } : { ...known, en: displayName };

export const shownName = ({ zh, en }: OrganisationName, fallback: string): string =>
  zh ?? en ?? fallback;

/** The person of the register as a provider would state them. */
export function userOf(record: StaffRecord, issuer: string): ScimUser {
  const { userName, name, active, email, language, employeeNumber, unitId, signIns } = record;
  const externalId = signIns.find((each) => each.issuer === issuer)?.subject;
  return {
    userName,
    displayName: shownName(name, userName),
    active,
    department: unitId,
    ...(externalId !== undefined && { externalId }),
    ...(email !== undefined && { email }),
    ...(language !== undefined && { language }),
    ...(employeeNumber !== undefined && { employeeNumber }),
  };
}

/** The resource that answers show. */
export function userResource(record: StaffRecord, issuer: string) {
  const user = userOf(record, issuer);
  return {
    schemas: [schemas.user, schemas.enterprise],
    id: record.personId,
    ...(user.externalId !== undefined && { externalId: user.externalId }),
    userName: user.userName,
    displayName: user.displayName,
    name: { formatted: user.displayName },
    active: user.active,
    ...(user.language !== undefined && { preferredLanguage: user.language }),
    ...(user.email !== undefined && {
      emails: [{ value: user.email, type: 'work', primary: true }],
    }),
    groups: record.roles.map((held) => ({ value: groupId(held), display: groupId(held) })),
    [schemas.enterprise]: {
      ...(user.employeeNumber !== undefined && { employeeNumber: user.employeeNumber }),
      department: record.unitId,
    },
    meta: { resourceType: 'User', location: `/scim/v2/Users/${record.personId}` },
  };
}

/** `relationshipManager@un_gaoxin`. */
export const groupId = ({ role, unitId }: ScimGroup): string => `${role}@${unitId}`;

/** The group of an id or a name; a role by itself holds in the head office. */
export function groupOf(id: string, headOffice: string | undefined): ScimGroup | undefined {
  const [role = '', unitId = headOffice, ...rest] = id.split('@');
  const isWhole = Role.includes(role) && unitId !== undefined && unitId !== '';
  return isWhole && rest.length === 0 ? { role, unitId } : undefined;
}

export function groupResource(group: ScimGroup, members: readonly StaffRecord[]) {
  const id = groupId(group);
  return {
    schemas: [schemas.group],
    id,
    displayName: id,
    members: members.map(({ personId, name, userName }) => ({
      value: personId,
      display: shownName(name, userName),
    })),
    meta: { resourceType: 'Group', location: `/scim/v2/Groups/${encodeURIComponent(id)}` },
  };
}

/** The one page of a list that was asked for: places count from 1. */
export function listOf<R>(
  all: readonly R[],
  { startIndex, count }: { readonly startIndex: number; readonly count: number },
) {
  const Resources = all.slice(startIndex - 1, startIndex - 1 + count);
  return {
    schemas: [schemas.list],
    totalResults: all.length,
    startIndex,
    itemsPerPage: Resources.length,
    Resources,
  };
}

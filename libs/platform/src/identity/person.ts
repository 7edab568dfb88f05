import type { Day, Role, View } from '#kernel';

/** A role as the staff register holds it. */
interface HeldRole {
  readonly role: Role;
  /** Where it holds: in this unit and all below it. */
  readonly unitId: string;
  readonly validFrom: Day;
  readonly validUntil?: Day;
}

/** What the platform reads of an entry in the staff register. */
export interface RegisterEntry {
  readonly personId: string;
  readonly name: { readonly en?: string; readonly zh?: string };
  readonly unitId: string;
  readonly language?: 'en' | 'zh';
  readonly active: boolean;
  readonly roles: readonly HeldRole[];
  readonly deputises: readonly {
    readonly personId: string;
    readonly from: Day;
    readonly until: Day;
  }[];
  readonly teams: readonly { readonly teamId: string }[];
}

/** The views in which the organisation keeps its people, as the platform reads them. */
export interface RegisterViews {
  /** Rows of `RegisterEntry`. */
  readonly people: View;
  /** Whose sign-in it is: rows with a `personId`. */
  readonly signIns: View;
  readonly signInKey: (signIn: SignIn) => string;
  /** One row of `UnitTree`. */
  readonly units: View;
  readonly unitsKey: string;
  /** What was revoked: rows that say `upTo` when tokens were issued, where not all are meant. */
  readonly revocations: View;
  readonly revocationKeys: (token: IssuedToken) => readonly string[];
}

/** A token of a person, as its issuer knows it. */
export interface IssuedToken {
  readonly personId: string;
  readonly issuer: string;
  /** `sid` of the token, where it has one. */
  readonly sessionId?: string;
  /** `jti` of the token, where it has one. */
  readonly tokenId?: string;
}

/** Who a token speaks for, in the words of whoever issued it. */
export interface SignIn {
  readonly issuer: string;
  readonly subject: string;
}

export interface UnitTree {
  readonly units: readonly { readonly unitId: string; readonly parentId?: string }[];
}

/** A person of the staff register on one day. */
export interface Person {
  readonly personId: string;
  readonly name: string;
  readonly unitId: string;
  readonly language?: 'en' | 'zh';
  /** Each role of the day, and the units in which it holds, as does everything below them. */
  readonly roles: ReadonlyMap<Role, readonly string[]>;
  /** The roles that hold in the head office, and so everywhere. */
  readonly everywhere: ReadonlySet<Role>;
  /** For whom the person stands in. */
  readonly deputises: readonly string[];
  readonly teams: readonly string[];
}

/** What somebody is and may be on a day; nothing once they have left. */
export function personOn(day: Day, entry: RegisterEntry, tree: UnitTree | undefined): Person {
  const roles = new Map<Role, readonly string[]>();
  const held = entry.active ? entry.roles.filter((each) => covers(each, day)) : [];
  for (const { role, unitId } of held) roles.set(role, [...(roles.get(role) ?? []), unitId]);
  const isHead = (unitId: string) =>
    tree?.units.some((unit) => unit.unitId === unitId && unit.parentId === undefined) ?? false;
  const { personId, name, unitId, language } = entry;
  return {
    personId,
    name: name.en ?? name.zh ?? personId,
    unitId,
    ...(language !== undefined && { language }),
    roles,
    everywhere: new Set(held.filter((each) => isHead(each.unitId)).map(({ role }) => role)),
    deputises: entry.active
      ? entry.deputises.filter(({ from, until }) => from <= day && day <= until).map(idOf)
      : [],
    teams: entry.active ? entry.teams.map(({ teamId }) => teamId) : [],
  };
}

const idOf = ({ personId }: { readonly personId: string }) => personId;

const covers = ({ validFrom, validUntil }: HeldRole, day: Day): boolean =>
  validFrom <= day && (validUntil === undefined || day <= validUntil);

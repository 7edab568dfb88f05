import type { Owner, View } from '#kernel';
import type { StoredRow } from '../stores/tables.js';

/** Whose a client is, as the context that keeps clients tells it. */
export interface ClientScopeRow {
  readonly clientId: string;
  readonly managerId?: string;
  /** The manager's unit and those above it. */
  readonly units: readonly string[];
  readonly teamIds: readonly string[];
  /** The only persons who see the client, where it is restricted. */
  readonly restrictedTo?: readonly string[];
  /** The client that it was merged into: it is the same client. */
  readonly mergedInto?: { readonly clientId: string; readonly since: string };
  /** The records that were merged into it: they are the same client. */
  readonly merged?: readonly { readonly clientId: string; readonly since: string }[];
}

/**
 * What is kept beside a row so that an index tells who may see it: `m:` a manager, `u:` a unit, `t:`
 * a team, `p:` a person to whom its client is restricted.
 */
export interface Stamp {
  readonly seenBy: readonly string[];
  /** The persons on this side of the wall; absent where there is none. */
  readonly wall?: readonly string[];
}

export const keyOf = {
  manager: (id: string): string => `m:${id}`,
  unit: (id: string): string => `u:${id}`,
  team: (id: string): string => `t:${id}`,
  person: (id: string): string => `p:${id}`,
  /** Rows behind any wall: for auditors. */
  walls: '#',
  /** Totals of all rows behind no wall. */
  everything: '*',
};

/** Nobody's in particular: seen by those who see everything. */
export const nobodys: Stamp = { seenBy: [] };

/** Who may see the rows of a client. */
export function stampOf(scope: ClientScopeRow | undefined): Stamp {
  if (!scope) return nobodys;
  const { managerId, units, teamIds, restrictedTo } = scope;
  if (restrictedTo) {
    return { seenBy: [...restrictedTo.map(keyOf.person), keyOf.walls], wall: restrictedTo };
  }
  return {
    seenBy: [
      ...(managerId === undefined ? [] : [keyOf.manager(managerId)]),
      ...units.map(keyOf.unit),
      ...teamIds.map(keyOf.team),
    ],
  };
}

/** Who may see what is nobody's client yet. */
export const ownerStamp = ({ managerId, units }: Owner): Stamp => ({
  seenBy: [
    ...(managerId === undefined ? [] : [keyOf.manager(managerId)]),
    ...units.map(keyOf.unit),
  ],
});

/** Who may see a row that says itself whose it is; undefined where its clients do. */
export function ownStampOf({ scope }: View, row: object): Stamp | undefined {
  if (scope === 'open' || !('manager' in scope)) return undefined;
  const [managerId] = valuesAt(row, scope.manager.split('.'));
  const units = [...valuesAt(row, scope.units.split('.'))];
  return ownerStamp({ ...(managerId !== undefined && { managerId }), units });
}

/** Who may see the rows of a client, by the stored row of whose it is. */
export const clientStampOf = (scope: StoredRow): Stamp =>
  stampOf(scope as unknown as ClientScopeRow);

/** The clients that a row is about; none where the view shows nothing of clients. */
export function clientsOf(view: View, row: object): readonly string[] {
  const path = clientPath(view);
  return path === undefined ? [] : [...valuesAt(row, path.split('.'))];
}

function* valuesAt(value: unknown, [first, ...rest]: readonly string[]): Iterable<string> {
  if (Array.isArray(value)) {
    for (const each of value) yield* valuesAt(each, first === undefined ? [] : [first, ...rest]);
  } else if (first === undefined) {
    if (typeof value === 'string') yield value;
  } else if (typeof value === 'object' && value !== null) {
    yield* valuesAt((value as Record<string, unknown>)[first], rest);
  }
}

/** Where the client or clients of a view's rows stand. */
export function clientPath({ scope }: View): string | undefined {
  if (scope === 'open' || 'manager' in scope) return undefined;
  return 'client' in scope ? scope.client : scope.clients;
}

/** A row about several clients is seen by whoever sees one of them. */
export function joined(stamps: readonly Stamp[]): Stamp {
  const [only] = stamps;
  if (stamps.length === 1 && only) return only;
  const open = stamps.filter(({ wall }) => !wall);
  const walled = stamps.filter(({ wall }) => wall);
  const seenBy = [...new Set(stamps.flatMap((stamp) => stamp.seenBy))];
  if (open.length > 0 || walled.length === 0) {
    return { seenBy: seenBy.filter((key) => key !== keyOf.walls) };
  }
  return { seenBy, wall: [...new Set(walled.flatMap(({ wall = [] }) => wall))] };
}

export const sameStamp = (one: Stamp | undefined, other: Stamp | undefined): boolean =>
  one === other ||
  (one !== undefined &&
    other !== undefined &&
    sameList(one.seenBy, other.seenBy) &&
    (one.wall === undefined) === (other.wall === undefined) &&
    sameList(one.wall ?? [], other.wall ?? []));

const sameList = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((each, index) => each === other[index]);

import type { Day } from '#kernel';

/** A version that judges or judged: from when, and until when if that has an end. */
export interface Version<C> {
  readonly version: number;
  readonly from: Day;
  readonly until?: Day;
  readonly content: C;
  readonly reason: string;
  readonly draftedBy: string;
  readonly approvedBy: string;
}

/** What the bank sets itself: the draft that awaits a decision, and every version that judged. */
export interface Versioned<C> {
  /** The latest one. */
  readonly version: number;
  readonly drafted?: C;
  readonly draftedBy?: string;
  /** Why the latest step was taken. */
  readonly reason: string;
  /** The last hundred, oldest first. */
  readonly versions: readonly Version<C>[];
}

const mostVersions = 100;

/** What judges ends the day its successor begins; what had not begun yet never judged. */
export const endedBefore = <V extends { readonly from: Day; readonly until?: Day }>(
  versions: readonly V[],
  day: Day,
): readonly V[] =>
  versions
    .filter(({ from }) => from < day)
    .map((each) => (each.until === undefined || each.until > day ? { ...each, until: day } : each));

/** The versions with one more, which takes the place of its predecessor from its first day on. */
export const followedBy = <C>(
  versions: readonly Version<C>[],
  next: Version<C>,
): readonly Version<C>[] => [...endedBefore(versions, next.from), next].slice(-mostVersions);

/** The version that judges on a day. */
export const versionOn = <V extends { readonly from: Day; readonly until?: Day }>(
  versions: readonly V[],
  day: Day,
): V | undefined =>
  versions.find(({ from, until }) => from <= day && (until === undefined || day < until));

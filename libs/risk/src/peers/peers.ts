import type { SizeClass } from '#clients';
import type { Day, DecimalText } from '#kernel';
import type { PeerFigure } from '../indicators/peer-figures.js';

/** By what the peers of a client are found. */
export interface PeerProfile {
  /** Section of its industry classification. */
  readonly industry?: string;
  readonly size?: SizeClass;
  /** Code of its region. */
  readonly region?: string;
}

/** What is usual of one figure in a group. */
export interface PeerValue {
  readonly figure: PeerFigure;
  /** How many clients it is known of. */
  readonly clients: number;
  readonly median: DecimalText;
  /** Robust standard deviation: 1.4826 × the median distance from the median. */
  readonly spread: DecimalText;
}

/** Clients of one industry; of one size, where it says so; in one region, where it says so. */
export interface PeerGroup extends PeerProfile {
  readonly industry: string;
  readonly figures: readonly PeerValue[];
}

/** What was usual in every group on a day. */
export interface Peers {
  readonly on: Day;
  /** By `keyOf` their profiles. */
  readonly groups: Readonly<Record<string, PeerGroup>>;
  readonly position: number;
}

/** A client with what is usual among others, where the reader was told. */
export interface WithPeers {
  readonly peers?: Peers;
}

export const keyOf = ({ industry, size, region }: PeerProfile): string =>
  [industry, size, region].join(' ').trimEnd();

/** The groups that somebody belongs to, the narrowest first. */
export function groupsOf({ industry, size, region }: PeerProfile): readonly PeerProfile[] {
  if (industry === undefined) return [];
  if (size === undefined) return [{ industry }];
  const wide = [{ industry, size }, { industry }];
  return region === undefined ? wide : [{ industry, size, region }, ...wide];
}

interface Compared extends WithPeers {
  readonly profile?: PeerProfile;
}

/** What is usual of a figure in the narrowest group of a client that tells it. */
export function peersOf({ peers, profile = {} }: Compared, figure: PeerFigure) {
  for (const each of groupsOf(profile)) {
    const group = peers?.groups[keyOf(each)];
    const value = group?.figures.find((known) => known.figure === figure);
    if (value !== undefined) return { group: each, value };
  }
  return undefined;
}

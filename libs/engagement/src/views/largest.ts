import type { Total } from '#kernel';

/** An answer has at most so many groups. */
export const mostGroups = 200;

/** The largest groups, where there are more than an answer holds: owners and themes have no end. */
export const largest = (totals: readonly Total[]): readonly Total[] =>
  totals.length <= mostGroups
    ? totals
    : [...totals].sort((a, b) => b.count - a.count).slice(0, mostGroups);

import type { Day } from '#kernel';

/** What is left of the points that expire on one day. */
export interface Lot {
  readonly left: number;
  readonly expiresOn: Day;
}

/** What can be redeemed on a day. */
export const balanceOn = (lots: readonly Lot[], day: Day): number =>
  lots.reduce((sum, { left, expiresOn }) => (expiresOn < day ? sum : sum + left), 0);

/** The lots after some points of a day were spent: the ones that expire first go first. */
export function spent(lots: readonly Lot[], points: number, day: Day): readonly Lot[] {
  let rest = points;
  return [...lots]
    .sort((a, b) => (a.expiresOn < b.expiresOn ? -1 : a.expiresOn > b.expiresOn ? 1 : 0))
    .map((lot) => {
      const taken = lot.expiresOn < day ? 0 : Math.min(rest, lot.left);
      rest -= taken;
      return { ...lot, left: lot.left - taken };
    })
    .filter(({ left }) => left > 0);
}

/** The lots with more points: what expires on the same day is one lot. */
export function withLot(lots: readonly Lot[], points: number, expiresOn: Day): readonly Lot[] {
  const same = lots.find((lot) => lot.expiresOn === expiresOn);
  const others = lots.filter((lot) => lot !== same);
  return [...others, { left: points + (same?.left ?? 0), expiresOn }];
}

/** The lots that have expired by the end of a day. */
export const expiredOn = (lots: readonly Lot[], day: Day): readonly Lot[] =>
  lots.filter(({ expiresOn }) => expiresOn <= day);

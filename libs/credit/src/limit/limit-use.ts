import type { LimitContent, Reservation } from './limit.events.js';

type Sub = LimitContent['subLimits'][number];

/** Whether a reservation counts against a sub-limit. */
const countsIn = ({ product, currency, longerThanMonths }: Sub, each: Reservation): boolean =>
  (product === undefined || product === each.product) &&
  (currency === undefined || currency === each.amount.currency) &&
  (longerThanMonths === undefined || each.termMonths > longerThanMonths);

const sumOf = (reservations: readonly Reservation[]): number =>
  reservations.reduce((sum, { reserved }) => sum + reserved.minor, 0);

/** What is held of a limit and of each of its sub-limits, in fen. */
export const usedOf = ({ subLimits }: LimitContent, reservations: readonly Reservation[]) => ({
  total: sumOf(reservations),
  subLimits: subLimits.map((sub) => ({
    id: sub.id,
    used: sumOf(reservations.filter((each) => countsIn(sub, each))),
  })),
});

/** How much is free for a further reservation, in fen, and which bound it is that binds. */
export function freeOf(
  content: LimitContent,
  reservations: readonly Reservation[],
  asked: Reservation,
): { readonly free: number; readonly bound: string } {
  const bounds = [
    { bound: 'total', free: content.total.minor - sumOf(reservations) },
    ...content.subLimits
      .filter((sub) => countsIn(sub, asked))
      .map((sub) => ({
        bound: sub.id,
        free: sub.most - sumOf(reservations.filter((each) => countsIn(sub, each))),
      })),
  ];
  return bounds.reduce((least, each) => (each.free < least.free ? each : least));
}

/** The content as plain data: a command holds instances of its fields. */
export const plainContent = (content: LimitContent): LimitContent => {
  const { holder, total, subLimits, inputs, validUntil } = content;
  return structuredClone({ holder, total, subLimits, inputs, validUntil });
};

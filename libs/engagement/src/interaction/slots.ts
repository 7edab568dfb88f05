import { weekday } from '#kernel';
import type { Channel } from '../engagement.codes.js';
import { officeWeek, zoneClock } from '../service-level/working-time.js';
import type { FormerContact } from './interaction.events.js';

/** Two hours of the clock on the wall of the bank, on one day of the week. */
export interface Slot {
  /** 1 is Monday. */
  readonly weekday: number;
  /** The first hour, even: 10 is from 10:00 to before 12:00. */
  readonly fromHour: number;
  readonly channel: Channel;
  /** How often somebody tried or the client came by itself. */
  readonly tried: number;
  /** How often they spoke. */
  readonly reached: number;
}

const clocks = new Map<string, ReturnType<typeof zoneClock>>();

/** The slot of a moment, as the clock on the wall of the bank shows it. */
function slotOf(occurredAt: string, timeZone: string): Pick<Slot, 'weekday' | 'fromHour'> {
  const clock = clocks.get(timeZone) ?? zoneClock(timeZone);
  clocks.set(timeZone, clock);
  const at = Date.parse(occurredAt);
  return { weekday: weekday(clock.date(at)), fromHour: Math.floor(clock.hour(at) / 2) * 2 };
}

/** The slots with one contact more or less; one whose hour is not known has none. */
export function withContact(
  slots: readonly Slot[],
  { occurredAt, timeZone = officeWeek.timeZone, channel, outcome }: FormerContact,
  by: 1 | -1,
): readonly Slot[] {
  if (occurredAt === undefined) return slots;
  const slot = slotOf(occurredAt, timeZone);
  const same = (each: Slot) =>
    each.weekday === slot.weekday && each.fromHour === slot.fromHour && each.channel === channel;
  const { tried = 0, reached = 0 } = slots.find(same) ?? {};
  const spoke = outcome === 'notReached' ? 0 : by;
  const after = { ...slot, channel, tried: tried + by, reached: reached + spoke };
  return [...slots.filter((each) => !same(each)), ...(after.tried > 0 ? [after] : [])];
}

/** Fewer contacts than these tell nothing. */
const fewest = 3;

/** The best first: most reached, then fewest in vain. Nothing before there were three contacts. */
export const bestOf = (slots: readonly Slot[]): readonly Slot[] =>
  slots.reduce((sum, { tried }) => sum + tried, 0) < fewest
    ? []
    : slots
        .filter(({ reached }) => reached > 0)
        .toSorted((a, b) => b.reached - a.reached || a.tried - b.tried || a.weekday - b.weekday);

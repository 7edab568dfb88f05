import type { Day, Rows } from '#kernel';
import { defineView, everyone, IsId, pick, ViewQuery, weekday } from '#kernel';
import type { Channel } from '../../engagement.codes.js';
import type { FormerContact } from '../../interaction/interaction.events.js';
import { interactionEvents } from '../../interaction/interaction.events.js';
import { officeWeek } from '../../service-level/working-time.js';

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

/** When and where a client is reached, from what happened. */
export interface ContactHabits {
  readonly clientId: string;
  /** How many contacts this rests on. */
  readonly contacts: number;
  /** The best first: most reached, then fewest in vain. Nothing before there were three contacts. */
  readonly best: readonly Slot[];
  readonly lastOn: Day;
}

interface HabitsRow {
  readonly clientId: string;
  readonly contacts: number;
  readonly slots: readonly Slot[];
  readonly lastOn: Day;
}

/** The best times and channels to reach one client. */
export class GetContactHabits extends ViewQuery<ContactHabits> {
  @IsId() readonly clientId!: string;
}

/** Fewer contacts than these tell nothing. */
const fewest = 3;
/** So many of the best slots are told. */
const told = 5;

const wallClock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: officeWeek.timeZone,
  dateStyle: 'short',
  timeStyle: 'short',
});

/** `2026-03-02 14:30` of a moment, as the clock on the wall of the bank shows it. */
function slotOf(occurredAt: string): Pick<Slot, 'weekday' | 'fromHour'> {
  const [day = '', time = ''] = wallClock.format(new Date(occurredAt)).split(' ');
  return { weekday: weekday(day), fromHour: Math.floor(Number(time.slice(0, 2)) / 2) * 2 };
}

const events = pick(
  interactionEvents,
  'InteractionRecorded',
  'InteractionCorrected',
  'InteractionWithdrawn',
);

/** The row with one contact more or less in its slot; one whose hour is not known has none. */
function counted(
  row: HabitsRow,
  { occurredAt, channel, outcome, valueDate }: FormerContact,
  by: 1 | -1,
): HabitsRow {
  if (occurredAt === undefined) return row;
  const slot = slotOf(occurredAt);
  const same = (each: Slot) =>
    each.weekday === slot.weekday && each.fromHour === slot.fromHour && each.channel === channel;
  const { tried = 0, reached = 0 } = row.slots.find(same) ?? {};
  const spoke = outcome === 'notReached' ? 0 : by;
  const after = { ...slot, channel, tried: tried + by, reached: reached + spoke };
  return {
    ...row,
    contacts: row.contacts + by,
    slots: [...row.slots.filter((each) => !same(each)), ...(after.tried > 0 ? [after] : [])],
    lastOn: by === 1 && valueDate > row.lastOn ? valueDate : row.lastOn,
  };
}

const on: Rows<HabitsRow, typeof events> = {
  InteractionRecorded: (contact, row) => counted(row, contact, 1),
  InteractionCorrected: (contact, row) => counted(counted(row, contact.was, -1), contact, 1),
  InteractionWithdrawn: ({ was }, row) => counted(row, was, -1),
};

const bestOf = (slots: readonly Slot[]): readonly Slot[] =>
  slots
    .filter(({ reached }) => reached > 0)
    .toSorted((a, b) => b.reached - a.reached || a.tried - b.tried || a.weekday - b.weekday)
    .slice(0, told);

/** When each client is reached (G-11): one row a client of whose contacts the hour is known. */
export const contactHabits = defineView({
  name: 'contact-habits',
  version: 2,
  events,
  empty: (clientId): HabitsRow => ({ clientId, contacts: 0, slots: [], lastOn: '' }),
  on,
  by: 'clientId',
  scope: { client: 'clientId' },
  queries: { GetContactHabits },
  allow: { GetContactHabits: everyone },
  answer: {
    GetContactHabits: async ({ clientId }, rows) => {
      const { contacts, slots, lastOn } = await rows.get(clientId);
      return { clientId, contacts, best: contacts < fewest ? [] : bestOf(slots), lastOn };
    },
  },
});

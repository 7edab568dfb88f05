import type { Day, Rows } from '#kernel';
import { daysBetween, defineView, everyone, IsId, pick, ViewQuery } from '#kernel';
import type { FormerContact } from '../../interaction/interaction.events.js';
import { interactionEvents } from '../../interaction/interaction.events.js';
import type { Slot } from '../../interaction/slots.js';
import { bestOf, withContact } from '../../interaction/slots.js';

/** When and where a client is reached, from what happened. */
export interface ContactHabits {
  readonly clientId: string;
  /** How many contacts this rests on. */
  readonly contacts: number;
  /** The best first: most reached, then fewest in vain. Nothing before there were three contacts. */
  readonly best: readonly Slot[];
  /** How many days usually lie between two contacts. */
  readonly everyDays?: number;
  readonly lastOn: Day;
}

interface HabitsRow {
  readonly clientId: string;
  readonly contacts: number;
  readonly slots: readonly Slot[];
  /** When they spoke, the first day first. */
  readonly days: readonly Day[];
  readonly lastOn: Day;
}

/** The best times and channels to reach one client. */
export class GetContactHabits extends ViewQuery<ContactHabits> {
  @IsId() readonly clientId!: string;
}

/** So many of the best slots are told. */
const told = 5;
/** The days of so many contacts tell how often they speak. */
const daysKept = 20;

const events = pick(
  interactionEvents,
  'InteractionRecorded',
  'InteractionCorrected',
  'InteractionWithdrawn',
);

/** The row with one contact more or less: in its slot where its hour is known, and on its day. */
function counted(row: HabitsRow, contact: FormerContact, by: 1 | -1): HabitsRow {
  const { occurredAt, outcome, valueDate } = contact;
  const at = row.days.indexOf(valueDate);
  const days =
    outcome === 'notReached'
      ? row.days
      : by === 1
        ? [...row.days, valueDate].sort().slice(-daysKept)
        : row.days.filter((_, index) => index !== at);
  if (occurredAt === undefined) return { ...row, days };
  return {
    ...row,
    days,
    contacts: row.contacts + by,
    slots: withContact(row.slots, contact, by),
    lastOn: by === 1 && valueDate > row.lastOn ? valueDate : row.lastOn,
  };
}

/** The middle of the days between one contact and the next; undefined before there were three. */
function usualGap(days: readonly Day[]): number | undefined {
  const gaps = days
    .flatMap((day, index) => {
      const before = days[index - 1];
      return before === undefined ? [] : [daysBetween(before, day)];
    })
    .sort((a, b) => a - b);
  return gaps.length < 2 ? undefined : gaps[Math.floor((gaps.length - 1) / 2)];
}

const on: Rows<HabitsRow, typeof events> = {
  InteractionRecorded: (contact, row) => counted(row, contact, 1),
  InteractionCorrected: (contact, row) => counted(counted(row, contact.was, -1), contact, 1),
  InteractionWithdrawn: ({ was }, row) => counted(row, was, -1),
};

/** When each client is reached (G-11): one row a client of whose contacts the hour is known. */
export const contactHabits = defineView({
  name: 'contact-habits',
  version: 3,
  events,
  empty: (clientId): HabitsRow => ({
    ...{ clientId, contacts: 0, slots: [], days: [], lastOn: '' },
  }),
  on,
  by: 'clientId',
  scope: { client: 'clientId' },
  queries: { GetContactHabits },
  allow: { GetContactHabits: everyone },
  answer: {
    GetContactHabits: async ({ clientId }, rows) => {
      const { contacts, slots, days, lastOn } = await rows.get(clientId);
      const everyDays = usualGap(days);
      return {
        ...{ clientId, contacts, best: bestOf(slots).slice(0, told), lastOn },
        ...(everyDays !== undefined && { everyDays }),
      };
    },
  },
});

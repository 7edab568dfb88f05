import type { Day, Rows } from '#kernel';
import { defineView } from '#kernel';
import { legalHoldEvents } from './legal-hold.events.js';

interface Hold {
  readonly legalHoldId: string;
  readonly matter: string;
  readonly until?: Day;
}

/** What keeps a person from being erased. */
export interface HeldPerson {
  readonly personId: string;
  readonly holds: readonly Hold[];
}

const { LegalHoldOrdered, HoldLiftingConfirmed } = legalHoldEvents;
const events = { LegalHoldOrdered, HoldLiftingConfirmed };

const on: Rows<HeldPerson, typeof events> = {
  LegalHoldOrdered: ({ legalHoldId, matter, until }, row) => ({
    ...row,
    holds: [...row.holds, { legalHoldId, matter, ...(until !== undefined && { until }) }],
  }),
  HoldLiftingConfirmed: ({ legalHoldId }, row) => {
    const holds = row.holds.filter((hold) => hold.legalHoldId !== legalHoldId);
    return holds.length === 0 ? undefined : { ...row, holds };
  },
};

/** The persons under a legal hold, for whoever decides upon their erasure. */
export const heldPersons = defineView({
  name: 'held-persons',
  events,
  empty: (personId): HeldPerson => ({ personId, holds: [] }),
  on,
  key: {
    LegalHoldOrdered: ({ personIds }) => personIds,
    HoldLiftingConfirmed: ({ personIds }) => personIds,
  },
  scope: 'open',
  queries: {},
  allow: {},
  answer: {},
});

/** The hold that a day lies in; undefined where none forbids an erasure any more. */
export const holdOn = (person: HeldPerson | undefined, today: Day): Hold | undefined =>
  person?.holds.find(({ until }) => until === undefined || until >= today);

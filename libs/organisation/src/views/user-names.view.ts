import type { Rows } from '#kernel';
import { defineView, pick } from '#kernel';
import { staffEvents } from '../staff/staff.events.js';

export interface UserNameRow {
  readonly userName: string;
  readonly personId?: string;
}

const events = pick(staffEvents, 'StaffMemberRegistered', 'StaffFactsChanged');

const on: Rows<UserNameRow, typeof events> = {
  StaffMemberRegistered: (_, row, { id }) => ({ ...row, personId: row.personId ?? id }),
  // A name that a person has given up stays theirs: nobody else is ever taken for them.
  StaffFactsChanged: (_, row, { id }) => ({ ...row, personId: row.personId ?? id }),
};

/** The person behind each user name, past names included. */
export const userNames = defineView({
  name: 'user-names',
  events,
  empty: (userName): UserNameRow => ({ userName }),
  on,
  key: {
    StaffMemberRegistered: ({ userName }) => userName,
    StaffFactsChanged: ({ userName }) => userName ?? [],
  },
  scope: 'open',
  queries: {},
  allow: {},
  answer: {},
});

import type { Rows } from '#kernel';
import { defineView, pick } from '#kernel';
import { staffEvents } from '../staff/staff.events.js';
import type { SignIn } from '../staff/staff.state.js';

/** Who a sign-in speaks for: nobody any more where the person is absent. */
export interface SignInRow {
  readonly key: string;
  readonly personId?: string;
}

/** No issuer holds a space, so that two sign-ins never have one key. */
export const signInKey = ({ issuer, subject }: SignIn): string => `${issuer} ${subject}`;

const events = pick(staffEvents, 'SignInLinked', 'SignInUnlinked');

const on: Rows<SignInRow, typeof events> = {
  // The first to be linked stays: of two at the same moment the second does not count.
  SignInLinked: (_, row, { id }) => ({ ...row, personId: row.personId ?? id }),
  SignInUnlinked: (_, row, { id }) => (row.personId === id ? { key: row.key } : row),
};

/** The person behind each sign-in. */
export const signIns = defineView({
  name: 'sign-ins',
  events,
  empty: (key): SignInRow => ({ key }),
  on,
  key: { SignInLinked: signInKey, SignInUnlinked: signInKey },
  scope: 'open',
  queries: {},
  allow: {},
  answer: {},
});

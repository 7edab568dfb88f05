import type { Day, Occurrence, Rows } from '#kernel';
import type { Contact, ContactKind, interactionEvents } from '#engagement';
import { kindsOf } from '#engagement';

/** A contact in which somebody of the client was reached. */
export interface RecentContact {
  readonly interactionId: string;
  readonly on: Day;
  /** As what it counts for the cadence. */
  readonly kinds: readonly ContactKind[];
}

/** A row that gathers, among other things, the last contacts with a client. */
export interface WithContacts {
  /** The latest first; enough of them to know the last one when some are taken back. */
  readonly contacts: readonly RecentContact[];
}

const remembered = 8;

/** The day of the last contact of a kind; undefined where there was none. */
export const lastContactOn = ({ contacts }: WithContacts, kind: ContactKind): Day | undefined =>
  contacts.find(({ kinds }) => kinds.includes(kind))?.on;

/** The latest contacts, and of each kind the last one, however long ago. */
const worthKeeping = (contacts: readonly RecentContact[]): readonly RecentContact[] =>
  contacts.filter(
    ({ kinds }, index) =>
      index < remembered ||
      kinds.some((kind) => contacts.findIndex((other) => other.kinds.includes(kind)) === index),
  );

/** The arms of a view that gathers the contacts with clients. */
export function onContacts<R extends WithContacts>() {
  const others = ({ contacts }: R, id: string) =>
    contacts.filter(({ interactionId }) => interactionId !== id);
  const told = (contact: Contact, row: R, { id }: Occurrence): R => {
    const kinds = kindsOf(contact);
    if (kinds.length === 0) return { ...row, contacts: others(row, id) };
    const all = [...others(row, id), { interactionId: id, on: contact.valueDate, kinds }];
    const latestFirst = all.toSorted((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
    return { ...row, contacts: worthKeeping(latestFirst) };
  };
  return {
    InteractionRecorded: told,
    InteractionCorrected: told,
    InteractionWithdrawn: (_, row, { id }) => ({ ...row, contacts: others(row, id) }),
  } satisfies Rows<R, typeof interactionEvents>;
}

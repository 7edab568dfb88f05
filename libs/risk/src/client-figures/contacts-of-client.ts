import type { Contact } from '#engagement';
import type { interactionEvents } from '#engagement';
import type { Day, Occurrence, Rows } from '#kernel';

/** A contact in which somebody of the client was reached. */
export interface RecentContact {
  readonly interactionId: string;
  readonly on: Day;
}

/** A row that gathers, among other things, the last contacts with a client. */
export interface WithContacts {
  /** The latest first; enough of them to know the last one when some are taken back. */
  readonly contacts: readonly RecentContact[];
}

const remembered = 8;

/** The day of the last contact with a client; undefined where there was none. */
export const lastContactOn = ({ contacts }: WithContacts): Day | undefined => contacts[0]?.on;

/** The arms of a view that gathers the contacts with clients. */
export function onContacts<R extends WithContacts>() {
  const others = ({ contacts }: R, id: string) =>
    contacts.filter(({ interactionId }) => interactionId !== id);
  const told = ({ valueDate: on, outcome }: Contact, row: R, { id }: Occurrence): R => {
    if (outcome === 'notReached') return { ...row, contacts: others(row, id) };
    const contacts = [...others(row, id), { interactionId: id, on }];
    const latestFirst = contacts.sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
    return { ...row, contacts: latestFirst.slice(0, remembered) };
  };
  return {
    InteractionRecorded: told,
    InteractionCorrected: told,
    InteractionWithdrawn: (_, row, { id }) => ({ ...row, contacts: others(row, id) }),
  } satisfies Rows<R, typeof interactionEvents>;
}

const itsClient = ({ clientId }: { readonly clientId: string }): string => clientId;

/** The key of each event of a contact in a view that gathers by client. */
export const contactEventsByClient = {
  InteractionRecorded: itsClient,
  InteractionCorrected: itsClient,
  InteractionWithdrawn: itsClient,
} as const satisfies Record<keyof ReturnType<typeof onContacts>, typeof itsClient>;

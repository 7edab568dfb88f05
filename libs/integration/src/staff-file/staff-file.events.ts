import { defineEvents, event } from '#kernel';

/** A list of staff that an administrator brings: two of them must have it in their hands. */
export const staffFileEvents = defineEvents('fileId', {
  /** The file itself is kept nowhere: its id is made of its SHA-256. */
  StaffFileProposed: event<{ readonly people: number; readonly proposedBy: string }>(),
  /** From now on it is carried out, line by line. */
  StaffFileConfirmed: event<{ readonly confirmedBy: string }>(),
});

import type { Occurrence, Rows } from '#kernel';
import { defineView, pick } from '#kernel';
import { clientEvents } from '../client/client.events.js';
import type { Registration } from '../registration/registration.js';

/** Who is registered under a unified social credit code. */
export interface RegistrationRow {
  readonly number: string;
  /** The first client that was registered under it. */
  readonly clientId?: string;
}

/** Only the Chinese code is unique by law; other registers may use the same number. */
const numbers = (...all: readonly (Registration | undefined)[]): readonly string[] =>
  all.flatMap((one) => (one?.scheme === 'USCC' ? [one.number] : []));

interface Registering {
  readonly registration?: Registration;
}

const takes = (_: Registering, row: RegistrationRow, { id }: Occurrence): RegistrationRow => ({
  ...row,
  clientId: row.clientId ?? id,
});

const events = pick(clientEvents, 'ClientRegistered', 'ClientMigrated', 'RegistrationCorrected');

const on: Rows<RegistrationRow, typeof events> = {
  ClientRegistered: takes,
  ClientMigrated: takes,
  RegistrationCorrected: (corrected, row, occurrence) => {
    if (row.number === corrected.registration.number) return takes(corrected, row, occurrence);
    return row.clientId === occurrence.id ? undefined : row;
  },
};

const taken = ({ registration }: Registering) => numbers(registration);

/** The codes that are taken, so that one enterprise is not registered twice. */
export const registrations = defineView({
  name: 'registrations',
  events,
  empty: (number): RegistrationRow => ({ number }),
  on,
  key: {
    ClientRegistered: taken,
    ClientMigrated: taken,
    RegistrationCorrected: ({ registration, former }) => numbers(registration, former),
  },
  scope: 'open',
  queries: {},
  allow: {},
  answer: {},
});

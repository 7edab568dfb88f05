import type { Occurrence, Rows } from '#kernel';
import { defineView, IsId, ViewQuery } from '#kernel';
import { interactionEvents } from '#engagement';
import { applicationEvents, loanEvents } from '#lending';
import { warningEvents } from '../warning/warning.events.js';
import { contactEventsByClient, onContacts } from './contacts-of-client.js';
import type { ClientMemory, OpenApplication } from './figures-of-client.js';
import { hasDealings } from './figures-of-client.js';
import { loanEventsByClient, onLoans } from './loans-of-client.js';

/** What early warning remembers of a client between two days. */
export interface ClientFiguresRow extends ClientMemory {
  readonly clientId: string;
  /** The rules whose warnings stand upon the client. */
  readonly standing: readonly string[];
  /** Whether the client is to be judged at the end of each day. */
  readonly watched: boolean;
}

/** What the figures of a client are made of: loans, applications, last contact. */
export class GetClientFigures extends ViewQuery<ClientFiguresRow> {
  @IsId() readonly clientId!: string;
}

const watching = (row: ClientFiguresRow): ClientFiguresRow => ({
  ...row,
  watched: row.standing.length > 0 || hasDealings(row),
});

const withApplication = (row: ClientFiguresRow, opened: OpenApplication): ClientFiguresRow =>
  watching({ ...row, applications: [...others(row, opened.applicationId), opened] });

const withoutApplication = (row: ClientFiguresRow, applicationId: string): ClientFiguresRow =>
  watching({ ...row, applications: others(row, applicationId) });

const others = ({ applications }: ClientFiguresRow, id: string) =>
  applications.filter(({ applicationId }) => applicationId !== id);

const without = (rules: readonly string[], rule: string) => rules.filter((each) => each !== rule);

const onLending = onLoans<ClientFiguresRow>(watching);

const events = { ...applicationEvents, ...loanEvents, ...interactionEvents, ...warningEvents };

const on: Rows<ClientFiguresRow, typeof events> = {
  ...onLending,
  ...onContacts<ClientFiguresRow>(),
  LoanOpened: (data, row, where) =>
    withoutApplication(onLending.LoanOpened(data, row, where), data.applicationId),
  ApplicationSubmitted: (_, row, { id, valueDate }) =>
    withApplication(row, { applicationId: id, stage: 'application', since: valueDate }),
  ApplicationApproved: (_, row, { id, valueDate }) =>
    withApplication(row, { applicationId: id, stage: 'approval', since: valueDate }),
  ApplicationDeclined: (_, row, { id }) => withoutApplication(row, id),
  ApplicationWithdrawn: (_, row, { id }) => withoutApplication(row, id),
  WarningRaised: ({ rule }, row) =>
    watching({ ...row, standing: [...without(row.standing, rule), rule] }),
  WarningLifted: ({ rule }, row) => watching({ ...row, standing: without(row.standing, rule) }),
};

const itsClient = ({ clientId }: { readonly clientId: string }) => clientId;

/**
 * The memory of early warning: a process has none, so the figures that the rules watch are kept
 * here, and a day's end goes through these rows. Events of a warning are of the client's stream.
 */
export const clientFigures = defineView({
  name: 'client-figures',
  events,
  empty: (clientId): ClientFiguresRow => ({
    clientId,
    loans: [],
    applications: [],
    contacts: [],
    standing: [],
    watched: false,
  }),
  on,
  key: {
    ...loanEventsByClient,
    ...contactEventsByClient,
    ApplicationSubmitted: itsClient,
    ApplicationApproved: itsClient,
    ApplicationDeclined: itsClient,
    ApplicationWithdrawn: itsClient,
    WarningRaised: (_, { id }: Occurrence) => id,
    WarningLifted: (_, { id }: Occurrence) => id,
  },
  queries: { GetClientFigures },
  allow: { GetClientFigures: ['relationshipManager', 'riskOfficer', 'creditApprover', 'auditor'] },
  answer: { GetClientFigures: ({ clientId }, rows) => rows.get(clientId) },
  indexes: [{ watched: 1 }],
});

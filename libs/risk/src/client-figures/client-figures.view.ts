import { applicationEvents } from '#credit';
import type { Rows } from '#kernel';
import { defineView, IsId, ViewQuery } from '#kernel';
import { loanEvents } from '#lending';
import { cadenceEvents, interactionEvents } from '#engagement';
import { warningEvents } from '../warning/warning.events.js';
import { contactEventsByClient, onContacts } from './contacts-of-client.js';
import { dealingEventsByClient, onDealings } from './dealings-of-client.js';
import type { ClientMemory } from './figures-of-client.js';
import { hasDealings } from './figures-of-client.js';

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

const without = (rules: readonly string[], rule: string) => rules.filter((each) => each !== rule);

const events = {
  ...applicationEvents,
  ...loanEvents,
  ...interactionEvents,
  ...cadenceEvents,
  ...warningEvents,
};

const on: Rows<ClientFiguresRow, typeof events> = {
  ...onDealings<ClientFiguresRow>(watching),
  ...onContacts<ClientFiguresRow>(),
  CadenceAssigned: ({ profile: cadence }, row) => ({ ...row, cadence }),
  WarningRaised: ({ rule }, row) =>
    watching({ ...row, standing: [...without(row.standing, rule), rule] }),
  WarningLifted: ({ rule }, row) => watching({ ...row, standing: without(row.standing, rule) }),
};

/**
 * The memory of early warning: a process has none, so the figures that the rules watch are kept
 * here, and a day's end goes through these rows.
 */
export const clientFigures = defineView({
  name: 'client-figures',
  events,
  empty: (clientId): ClientFiguresRow => ({
    clientId,
    loans: [],
    applications: [],
    contacts: [],
    cadence: 'ordinary',
    standing: [],
    watched: false,
  }),
  on,
  // The events of a warning and of a cadence are in streams that have the client's id.
  key: { ...dealingEventsByClient, ...contactEventsByClient },
  queries: { GetClientFigures },
  allow: { GetClientFigures: ['relationshipManager', 'riskOfficer', 'creditApprover', 'auditor'] },
  answer: { GetClientFigures: ({ clientId }, rows) => rows.get(clientId) },
  indexes: [{ watched: 1 }],
});

import { clientEvents } from '#clients';
import type { Day, Openings } from '#kernel';
import { defineView, everyone, IsId, ListQuery, pick } from '#kernel';
import { IsOptional } from 'class-validator';
import { leadOfClient } from '../lead/client-of-lead.js';
import { leadEvents } from '../lead/lead.events.js';
import type { LeadTie } from '../outreach.codes.js';

/** A client that recommended the bank to a lead, or that a lead became. */
export interface LeadClientRow {
  readonly leadId: string;
  readonly clientId: string;
  readonly tie: LeadTie;
  readonly since: Day;
}

/** The clients of a lead, or the leads of a client; the latest first. */
export class ListLeadClients extends ListQuery<LeadClientRow> {
  @IsOptional() @IsId() readonly leadId?: string;
  @IsOptional() @IsId() readonly clientId?: string;
}

const events = {
  ...pick(leadEvents, 'LeadRecorded', 'LeadConverted'),
  ...pick(clientEvents, 'ClientRegistered'),
};

const opens: Openings<LeadClientRow, typeof events> = {
  LeadRecorded: ({ leadId, referredBy = '', valueDate: since }) => ({
    ...{ leadId, clientId: referredBy, tie: 'referrer', since },
  }),
  LeadConverted: ({ leadId, clientId = '', valueDate: since }) => ({
    ...{ leadId, clientId, tie: 'became', since },
  }),
  ClientRegistered: ({ clientId }, { valueDate: since }) => ({
    ...{ leadId: leadOfClient(clientId) ?? '', clientId, tie: 'became', since },
  }),
};

const keyOf = (leadId: string, tie: LeadTie): string => `${leadId}:${tie}`;

/** Which clients leads have to do with, for those who see the client: leads are everybody's. */
export const leadClients = defineView({
  name: 'lead-clients',
  events,
  opens,
  on: {},
  key: {
    LeadRecorded: ({ leadId, referredBy }) =>
      referredBy === undefined ? [] : keyOf(leadId, 'referrer'),
    LeadConverted: ({ leadId, clientId }) =>
      clientId === undefined ? [] : keyOf(leadId, 'became'),
    ClientRegistered: ({ clientId }) => {
      const leadId = leadOfClient(clientId);
      return leadId === undefined ? [] : keyOf(leadId, 'became');
    },
  },
  scope: { client: 'clientId' },
  queries: { ListLeadClients },
  allow: { ListLeadClients: everyone },
  answer: {
    ListLeadClients: ({ leadId, clientId, sort = '-since', ...page }, rows) =>
      rows.page({ leadId, clientId }, { ...page, sort }),
  },
  indexes: [{ since: -1 }, { leadId: 1, since: -1 }, { clientId: 1, since: -1 }],
  orders: ['since'],
});

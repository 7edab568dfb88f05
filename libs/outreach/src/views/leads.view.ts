import type { Day, DecimalText, Openings, Rows, Total } from '#kernel';
import { decimalOf, defineView, IsCode, IsId, ListQuery, ratio, ViewQuery } from '#kernel';
import { IsIn, IsOptional } from 'class-validator';
import type { LeadContact } from '../lead/lead.events.js';
import { leadEvents } from '../lead/lead.events.js';
import type { LeadFacts } from '../lead/lead.fields.js';
import type { ContactOutcome, FormerOutcome, LeadLoss } from '../outreach.codes.js';
import { LeadChannel, LeadSource, LeadState } from '../outreach.codes.js';

/** A talk with a lead. */
type Talk = LeadContact & { readonly note?: string };

/** Somebody who may become a client, and how far that has come. */
export interface LeadRow extends LeadFacts {
  readonly leadId: string;
  readonly source: LeadSource;
  readonly state: LeadState;
  readonly recordedOn: Day;
  readonly campaignId?: string;
  readonly managerId?: string;
  /** The unit it belongs to and those above it: whoever heads one of them sees it. */
  readonly units: readonly string[];
  /** The score that qualified it, and the rules that it met; 0 before. */
  readonly score: number;
  readonly because?: readonly string[];
  /** The latest talks, the last one first. */
  readonly talks: readonly Talk[];
  /** What an earlier campaign had come to, where another system told. */
  readonly former?: FormerOutcome;
  readonly lost?: { readonly code: LeadLoss; readonly reason: string };
  readonly endedOn?: Day;
}

/** One lead. */
export class GetLead extends ViewQuery<LeadRow> {
  @IsId() readonly leadId!: string;
}

const orders = ['recordedOn', 'score'];

/** Leads by state, source, manager and campaign; the latest first. */
export class ListLeads extends ListQuery<LeadRow> {
  @IsOptional() @IsCode(LeadState) readonly state?: LeadState;
  @IsOptional() @IsCode(LeadSource) readonly source?: LeadSource;
  @IsOptional() @IsId() readonly managerId?: string;
  @IsOptional() @IsId() readonly campaignId?: string;

  @IsOptional()
  @IsIn(orders.flatMap((field) => [field, `-${field}`]))
  override readonly sort?: string;
}

/** How the leads of one source fare. */
export interface LeadFunnel {
  readonly source: LeadSource;
  readonly leads: number;
  readonly states: readonly { readonly state: LeadState; readonly leads: number }[];
  /** Converted of those that are decided, converted or lost; null where none is. */
  readonly conversionRate: DecimalText | null;
}

/** How leads fare, by the source they come from. */
export class GetLeadFunnel extends ViewQuery<readonly LeadFunnel[]> {}

/** Leads by their last talk, and what all the attempts took. */
export interface ContactTotal {
  readonly channel: LeadChannel;
  readonly outcome: ContactOutcome;
  /** What an earlier campaign had come to, where another system told. */
  readonly former?: FormerOutcome;
  readonly leads: number;
  readonly attempts: number;
  readonly seconds: number;
}

/** How many leads were spoken with, on which channel and with which outcome. */
export class CountLeadContacts extends ViewQuery<readonly ContactTotal[]> {
  @IsOptional() @IsCode(LeadChannel) readonly channel?: LeadChannel;
}

/** So many talks of a lead are kept. */
const most = 20;

const stateAfter = ({ outcome }: LeadContact): LeadState =>
  outcome === 'unreached' ? 'open' : 'contacted';

const opens: Openings<LeadRow, typeof leadEvents> = {
  LeadRecorded: ({ facts, referredBy: _, valueDate: recordedOn, units = [], ...told }) => ({
    ...facts,
    ...told,
    ...{ state: 'open', recordedOn, units, score: 0, talks: [] },
  }),
  LeadMigrated: ({ leadId, facts, source, contact, former, units = [], valueDate }) => ({
    ...facts,
    ...{ leadId, source, recordedOn: valueDate, units, score: 0, talks: [contact], former },
    state: stateAfter(contact),
  }),
};

const on: Rows<LeadRow, typeof leadEvents> = {
  LeadAssigned: ({ managerId, units = [] }, row) => ({ ...row, managerId, units }),
  LeadPlaced: ({ units }, row) => ({ ...row, units }),
  LeadContacted: ({ leadId: _, valueDate: __, ...talk }, row) => ({
    ...row,
    state: row.state === 'open' ? stateAfter(talk) : row.state,
    talks: [talk, ...row.talks].slice(0, most),
  }),
  LeadQualified: ({ score, because }, row) => ({ ...row, state: 'qualified', score, because }),
  LeadConverted: ({ valueDate: endedOn }, row) => ({ ...row, state: 'converted', endedOn }),
  LeadLost: ({ code, reason, valueDate: endedOn }, row) => ({
    ...row,
    ...{ state: 'lost', lost: { code, reason }, endedOn },
  }),
};

const whoMaySee = ['relationshipManager', 'unitHead', 'riskOfficer', 'auditor', 'service'] as const;

/**
 * Everybody who may become a client: its manager sees it, and the heads of its units; what has
 * neither is for who sees everything. It names no client: `lead-clients` does.
 */
export const leads = defineView({
  name: 'leads',
  version: 3,
  events: leadEvents,
  opens,
  on,
  rollups: {
    funnel: ({ source, state }: LeadRow) => [{ group: { source, state }, sums: {} }],
    contacts: ({ talks: [last], former }: LeadRow) => {
      if (last === undefined) return [];
      const { channel, outcome, attempts, seconds = 0 } = last;
      const before = former === undefined ? {} : { former };
      return [{ group: { channel, outcome, ...before }, sums: { attempts, seconds } }];
    },
  },
  scope: { manager: 'managerId', units: 'units' },
  queries: { GetLead, ListLeads, GetLeadFunnel, CountLeadContacts },
  allow: {
    GetLead: whoMaySee,
    ListLeads: whoMaySee,
    GetLeadFunnel: whoMaySee,
    CountLeadContacts: whoMaySee,
  },
  answer: {
    GetLead: ({ leadId }, rows) => rows.get(leadId),
    ListLeads: ({ state, source, managerId, campaignId, sort = '-recordedOn', ...page }, rows) =>
      rows.page({ state, source, managerId, campaignId }, { ...page, sort }),
    GetLeadFunnel: async (_, rows) => funnelOf(await rows.totals('funnel')),
    CountLeadContacts: async ({ channel }, rows) =>
      (await rows.totals('contacts', { channel })).map(contactTotal),
  },
  indexes: [
    { recordedOn: -1 },
    { state: 1, recordedOn: -1 },
    { managerId: 1, recordedOn: -1 },
    { campaignId: 1, recordedOn: -1 },
    { score: -1 },
    { units: 1 },
  ],
  orders: ['recordedOn', 'score'],
});

function funnelOf(totals: readonly Total[]): readonly LeadFunnel[] {
  return LeadSource.all.flatMap((source) => {
    const found = totals.filter(({ group }) => group['source'] === source);
    if (found.length === 0) return [];
    const states = LeadState.all.map((state) => ({
      state,
      leads: found.find(({ group }) => group['state'] === state)?.count ?? 0,
    }));
    const of = (wanted: LeadState) => states.find(({ state }) => state === wanted)?.leads ?? 0;
    const decided = of('converted') + of('lost');
    return [
      {
        source,
        leads: states.reduce((sum, each) => sum + each.leads, 0),
        states,
        conversionRate:
          decided === 0
            ? null
            : decimalOf(ratio(of('converted'), decided))
                .toDecimalPlaces(4)
                .toFixed(),
      },
    ];
  });
}

type Group = Pick<ContactTotal, 'channel' | 'outcome' | 'former'>;

const contactTotal = ({ group, count, sums }: Total): ContactTotal => ({
  ...(group as unknown as Group),
  leads: count,
  attempts: sums['attempts'] ?? 0,
  seconds: sums['seconds'] ?? 0,
});

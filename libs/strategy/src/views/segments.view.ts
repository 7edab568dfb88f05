import { applicationEvents } from '#credit';
import type { Contribution, Money, PageRequest, Rows, Table, Total } from '#kernel';
import { defineView, IsCode, IsId, ListQuery, ViewQuery } from '#kernel';
import { loanEvents } from '#lending';
import type { ClientFacts } from '#clients';
import { clientEvents } from '#clients';
import { onDealings, warningEvents } from '#risk';
import { IsOptional } from 'class-validator';
import { segmentEvents } from '../segment/segment.events.js';
import { Segment } from '../strategy.codes.js';
import type { SegmentRow } from './segments.rows.js';
import {
  afterDealing,
  atLevel,
  settled,
  unclassified,
  withoutWarning,
  withRevenue,
  withWarning,
} from './segments.rows.js';

/** How many clients a segment has, and what they owe. */
export interface SegmentTotal {
  readonly segment: Segment;
  readonly clients: number;
  /** Outstanding principal, an amount for each currency. */
  readonly exposure: readonly Money[];
}

/** Every segment with its count and exposure, also those without clients. */
export class GetSegments extends ViewQuery<readonly SegmentTotal[]> {}

/** The clients of a segment, those who came to it last first. */
export class ListSegment extends ListQuery<SegmentRow> {
  @IsCode(Segment) readonly segment!: Segment;

  /** The relationship manager who answers for the client. */
  @IsOptional() @IsId() readonly managerId?: string;
}

/** The type of one client, and why. */
export class GetClientSegment extends ViewQuery<SegmentRow> {
  @IsId() readonly clientId!: string;
}

const events = {
  ...clientEvents,
  ...applicationEvents,
  ...loanEvents,
  ...warningEvents,
  ...segmentEvents,
};

/** The row with what has become known; what is absent was not said. */
const withFacts = (row: SegmentRow, facts: Partial<ClientFacts>): SegmentRow => ({
  ...row,
  ...(facts.name && { name: facts.name }),
  facts: {
    ...row.facts,
    ...(facts.size && { size: facts.size }),
    ...(facts.flags && { flags: facts.flags }),
    ...(facts.foundedYear !== undefined && { foundedYear: facts.foundedYear }),
  },
});

const inStage = (row: SegmentRow, lifecycle: SegmentRow['facts']['lifecycle']): SegmentRow => ({
  ...row,
  facts: { ...row.facts, ...(lifecycle && { lifecycle }) },
});

const on: Rows<SegmentRow, typeof events> = {
  ClientRegistered: ({ role, facts, lifecycle, relationshipSince }, row, { valueDate }) =>
    role === 'staff'
      ? undefined
      : {
          ...inStage(withFacts(row, facts), lifecycle),
          since: row.since ?? valueDate,
          ...(relationshipSince !== undefined && { knownSince: relationshipSince }),
        },
  ClientMigrated: ({ facts, lifecycle, relationshipSince, valueDate }, row) => ({
    ...inStage(withFacts(row, facts), lifecycle),
    since: row.since ?? valueDate,
    knownSince: relationshipSince ?? valueDate,
  }),
  ClientFactsUpdated: ({ facts }, row) => withFacts(row, facts),
  LifecycleStageChanged: ({ to }, row) => inStage(row, to),
  ProspectConverted: ({ lifecycle }, row) => inStage(row, lifecycle),
  AnnualRevenueReported: ({ fiscalYear, revenue }, row) => ({
    ...row,
    revenues: withRevenue(row.revenues, { fiscalYear, revenue }),
  }),
  RelationshipManagerAssigned: ({ managerId }, row) => ({ ...row, managerId }),
  RelationshipManagerTransferred: ({ managerId }, row) => ({ ...row, managerId }),

  ...onDealings<SegmentRow>((after, before, { valueDate }) =>
    afterDealing(after, before, valueDate),
  ),

  WarningRaised: ({ rule, level, about: { signal } }, row) =>
    withWarning(row, { rule, level, signal }),
  WarningRaisedByHand: ({ rule, level, about: { signal } }, row) =>
    withWarning(row, { rule, level, signal }),
  WarningEscalated: ({ rule, level }, row) => atLevel(row, rule, level),
  WarningEased: ({ rule, level }, row) => atLevel(row, rule, level),
  WarningLifted: ({ rule }, row) => withoutWarning(row, rule),
  // A closed warning was a false alarm, or it is lifted already.
  WarningClosed: ({ rule }, row) => withoutWarning(row, rule),

  ClientTypeAssigned: ({ type, rule, version, because, valueDate }, row) =>
    settled({
      ...row,
      segment: type,
      since: valueDate,
      why: { by: 'rule', rule, version, because },
    }),
  ClientTypeEnded: ({ valueDate }, row) =>
    settled({ ...row, segment: 'unclassified', since: valueDate, why: null }),
  ClientTypeOverridden: ({ type, reason, expiresOn, valueDate }, row) =>
    settled({
      ...row,
      segment: type,
      since: valueDate,
      why: { by: 'person', reason, expiresOn },
    }),
  ClientTypeOverrideEnded: (_, row) => settled({ ...row, why: null }),
};

const latestFirst = ({ limit, cursor, sort = '-since' }: ListSegment): PageRequest => ({
  limit,
  cursor,
  sort,
});

/** Counts and exposure of every segment, from the groups that have any. */
async function totalsOf(rows: Table<SegmentRow, 'clients' | 'exposure'>) {
  const [clients, exposure] = await Promise.all([rows.totals('clients'), rows.totals('exposure')]);
  const of = (segment: Segment) => (total: Total) => total.group['segment'] === segment;
  return Segment.all.map((segment): SegmentTotal => ({
    segment,
    clients: clients.find(of(segment))?.count ?? 0,
    exposure: exposure.filter(of(segment)).map(({ group: { currency = '' }, sums }) => ({
      minor: sums['outstanding'] ?? 0,
      currency,
    })),
  }));
}

const whoMayKnow = ['relationshipManager', 'riskOfficer', 'creditApprover', 'auditor'] as const;

/** Every client with its type and the reason for it; the memory of the rules, too. */
export const segments = defineView({
  name: 'segments',
  version: 2,
  events,
  empty: unclassified,
  on,
  by: 'clientId',
  rollups: {
    clients: ({ segment }): readonly Contribution[] => [{ group: { segment }, sums: {} }],
    exposure: ({ segment, exposure }): readonly Contribution[] =>
      exposure.map(({ minor, currency }) => ({
        group: { segment, currency },
        sums: { outstanding: minor },
      })),
  },
  scope: { client: 'clientId' },
  queries: { GetSegments, ListSegment, GetClientSegment },
  allow: { GetSegments: whoMayKnow, ListSegment: whoMayKnow, GetClientSegment: whoMayKnow },
  answer: {
    GetSegments: (_, rows) => totalsOf(rows),
    ListSegment: (query, rows) =>
      rows.page({ segment: query.segment, managerId: query.managerId }, latestFirst(query)),
    GetClientSegment: ({ clientId }, rows) => rows.get(clientId),
  },
  indexes: [{ segment: 1, since: -1 }, { managerId: 1, segment: 1, since: -1 }, { awake: 1 }],
  orders: ['since'],
  keepsDays: true,
});

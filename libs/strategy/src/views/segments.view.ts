import type { Contribution, Money, PageRequest, Table, Total } from '#kernel';
import { defineView, IsCode, IsId, ListQuery, ViewQuery } from '#kernel';
import { IsOptional } from 'class-validator';
import { Segment } from '../strategy.codes.js';
import {
  CountPlaces,
  GetClientPlaces,
  GetPlaceMigration,
  ListPlaced,
  migrationOf,
  placeContributions,
  placeDetails,
  placesAnswer,
  placeTotals,
  whereOfPlaced,
} from './places.js';
import { trialDay, trialMoves } from '../criteria/trial.js';
import { ListRuleMoves, TryRules } from '../criteria/what-if.queries.js';
import { onSegmentRow, segmentRowEvents } from './segments.arms.js';
import type { SegmentRow } from './segments.rows.js';
import { unclassified } from './segments.rows.js';

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

type Segments = Table<SegmentRow, 'clients' | 'exposure' | 'places' | 'placesBy'>;

const latestFirst = ({ limit, cursor, sort = '-since' }: ListSegment): PageRequest => ({
  limit,
  cursor,
  sort,
});

/** Counts and exposure of every segment, from the groups that have any. */
async function totalsOf(rows: Segments) {
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

const whoMayKnow = [
  'relationshipManager',
  'unitHead',
  'riskOfficer',
  'creditApprover',
  'auditor',
] as const;

/** Who answers for the rules: what they would do is asked over all clients. */
const whoMayTry = ['unitHead', 'riskOfficer', 'creditApprover', 'auditor'] as const;

/** Every client with its type and the reason for it; the memory of the rules, too. */
export const segments = defineView({
  name: 'segments',
  version: 6,
  events: segmentRowEvents,
  empty: unclassified,
  on: onSegmentRow,
  by: 'clientId',
  rollups: {
    clients: ({ segment }): readonly Contribution[] => [{ group: { segment }, sums: {} }],
    exposure: ({ segment, exposure }): readonly Contribution[] =>
      exposure.map(({ minor, currency }) => ({
        group: { segment, currency },
        sums: { outstanding: minor },
      })),
    places: placeContributions,
    placesBy: placeDetails,
  },
  scope: { client: 'clientId' },
  queries: {
    GetSegments,
    ListSegment,
    GetClientSegment,
    CountPlaces,
    ListPlaced,
    GetClientPlaces,
    GetPlaceMigration,
    TryRules,
    ListRuleMoves,
  },
  allow: {
    GetSegments: whoMayKnow,
    ListSegment: whoMayKnow,
    GetClientSegment: whoMayKnow,
    CountPlaces: whoMayKnow,
    ListPlaced: whoMayKnow,
    GetClientPlaces: whoMayKnow,
    GetPlaceMigration: whoMayKnow,
    TryRules: whoMayTry,
    ListRuleMoves: whoMayTry,
  },
  answer: {
    GetSegments: (_, rows) => totalsOf(rows),
    ListSegment: (query, rows) =>
      rows.page({ segment: query.segment, managerId: query.managerId }, latestFirst(query)),
    GetClientSegment: ({ clientId }, rows) => rows.get(clientId),
    CountPlaces: (query, rows) => placeTotals(query, rows),
    ListPlaced: (query, rows) => {
      const { limit, cursor, sort = '-movedOn' } = query;
      return rows.page(whereOfPlaced(query), { limit, cursor, sort });
    },
    GetClientPlaces: async ({ clientId }, rows, { today = '' }) =>
      placesAnswer(await rows.get(clientId), today),
    GetPlaceMigration: (query, rows) => migrationOf(query, rows),
    TryRules: ({ taxonomy, rules, incomeOfBank }, rows, { today: day = '' }) =>
      trialDay(rows.each({}), { taxonomy, rules, incomeOfBank, day }),
    ListRuleMoves: (query, rows, { today: day = '' }) => {
      const { taxonomy, rules, incomeOfBank, afterClient = '', limit = 50 } = query;
      const later = rows.each({ clientId: { above: afterClient } });
      return trialMoves(later, { taxonomy, rules, incomeOfBank, day }, limit);
    },
  },
  indexes: [
    { segment: 1, since: -1 },
    { managerId: 1, segment: 1, since: -1 },
    { awake: 1 },
    { ownerId: 1 },
    { placed: 1, movedOn: -1 },
    { movedOn: 1 },
  ],
  orders: ['since', 'movedOn'],
  keepsDays: true,
});

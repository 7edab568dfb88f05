import type { Fact, Occurrence, PageRequest, Role, Where } from '#kernel';
import { defineTrail } from '#kernel';
import { readingEvents } from '#platform';
import { subjectOf } from './subjects.js';
import type { TrailEntry } from './trail-entry.js';
import { entryOf } from './trail-entry.js';
import { treeOf } from './trail-tree.js';
import { GetTrailEntry, GetTrailTree, ListTrail, ListTrailOfSubject } from './trail.queries.js';

type Filter = Partial<Omit<ListTrail, 'limit' | 'cursor' | 'sort'>>;

/** What was read has a list of its own: here it would bury what was done. */
const row = (fact: Fact, where: Occurrence): TrailEntry | undefined =>
  fact.type in readingEvents ? undefined : entryOf(fact, where);

/** Moments are compared as text, therefore in UTC with milliseconds, as the store writes them. */
const instant = (moment: string | undefined) =>
  moment === undefined ? undefined : new Date(moment).toISOString();

const matching = (filter: Filter): Where<TrailEntry> => ({
  subjects: filter.subject,
  actor: filter.actor,
  person: filter.person,
  roles: filter.role,
  channel: filter.channel,
  onBehalfOf: filter.onBehalfOf,
  command: filter.command,
  correlationId: filter.correlationId,
  causationId: filter.causationId,
  eventId: filter.eventId,
  businessDate: filter.businessDate,
  reason: filter.reason === undefined ? undefined : { startsWith: filter.reason },
  category: filter.category,
  stream: filter.stream,
  type: filter.type,
  valueDate:
    filter.countsFrom === undefined && filter.countsUpTo === undefined
      ? undefined
      : {
          ...from(filter.countsFrom),
          ...(filter.countsUpTo !== undefined && { upTo: filter.countsUpTo }),
        },
  at:
    filter.since === undefined && filter.until === undefined
      ? undefined
      : { ...from(instant(filter.since)), ...below(instant(filter.until)) },
});

const from = (moment: string | undefined) => (moment === undefined ? {} : { from: moment });
const below = (moment: string | undefined) => (moment === undefined ? {} : { below: moment });

/** Newest first. A mere stretch of time goes by the index of time, all else by the log's order. */
const newestFirst = (query: Filter & PageRequest): PageRequest => {
  const { limit, cursor, since, until, subject, actor, correlationId, type } = query;
  const byTime =
    (since ?? until) !== undefined && (subject ?? actor ?? correlationId ?? type) === undefined;
  return { limit, cursor, sort: query.sort ?? (byTime ? '-at' : '-position') };
};

const ofSubject = ({ kind, subjectId, within, ...rest }: ListTrailOfSubject) => ({
  ...rest,
  subject: subjectOf({ kind, id: subjectId, within }),
});

const auditors: readonly Role[] = ['auditor', 'riskOfficer'];

/** Every event of every context, also those of contexts that are yet to be written. */
export const trail = defineTrail({
  name: 'trail',
  version: 3,
  row,
  scope: { client: 'clientId' },
  queries: { GetTrailEntry, GetTrailTree, ListTrail, ListTrailOfSubject },
  allow: {
    GetTrailEntry: auditors,
    GetTrailTree: auditors,
    ListTrail: auditors,
    // A relationship manager may see what happened to a client, and not what a colleague does.
    ListTrailOfSubject: ['relationshipManager', 'unitHead', ...auditors],
  },
  answer: {
    GetTrailEntry: ({ position }, rows) => rows.get(String(position)),
    GetTrailTree: ({ position }, rows) => treeOf(rows, position),
    ListTrail: (query, rows) => rows.page(matching(query), newestFirst(query)),
    ListTrailOfSubject: (query, rows) => {
      const asked = ofSubject(query);
      return rows.page(matching(asked), newestFirst(asked));
    },
  },
  indexes: [
    { position: -1 },
    { subjects: 1, position: -1 },
    { actor: 1, position: -1 },
    { person: 1, position: -1 },
    { command: 1, position: -1 },
    { correlationId: 1, position: -1 },
    { causationId: 1, position: 1 },
    { eventId: 1 },
    { type: 1, position: -1 },
    { valueDate: 1, position: -1 },
    { at: -1 },
  ],
  orders: ['position', 'at'],
});

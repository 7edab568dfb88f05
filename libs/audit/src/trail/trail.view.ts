import type { Day, Fact, Occurrence, PageRequest, Where } from '#kernel';
import { defineTrail, IsId, IsInstant, IsText, ListQuery, ViewQuery } from '#kernel';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Min } from 'class-validator';
import { subjectsOf } from './subjects.js';

/** One thing that happened: who did what to whom, when, why, and what it followed from. */
export interface TrailEntry {
  /** The place in the log of all events: grows with time, never dense. */
  readonly position: number;
  readonly eventId: string;
  readonly stream: string;
  readonly category: string;
  /** The id of the stream, and its event number from 0. */
  readonly id: string;
  readonly revision: number;
  /** What happened: the type of the event. */
  readonly type: string;
  /** The moment of recording, UTC. */
  readonly at: string;
  /** The day on which it counts. */
  readonly valueDate: Day;
  readonly actor: string;
  readonly command: string;
  /** The same for everything that followed from one request. */
  readonly correlationId: string;
  /** The event or the command it followed from. */
  readonly causationId?: string;
  /** The justification the actor gave. */
  readonly reason?: string;
  /** The stream's id and every id that the event names: client, loan, application, … */
  readonly subjects: readonly string[];
  /** The client it is about, where it is about one. */
  readonly clientId?: string;
}

/** One entry, by its position in the log. */
export class GetTrailEntry extends ViewQuery<TrailEntry> {
  @Type(() => Number) @IsInt() @Min(0) readonly position!: number;
}

abstract class TrailQuery extends ListQuery<TrailEntry> {
  /** The type of the event, such as `LoanDisbursed`. */
  @IsOptional() @IsText({ max: 80 }) readonly type?: string;

  /** The first moment of recording. */
  @IsOptional() @IsInstant() readonly since?: string;

  /** The moment of recording before which entries lie. */
  @IsOptional() @IsInstant() readonly until?: string;
}

/** What happened to one subject: a client, a loan, an application, whatever has an id. */
export class ListTrailOfSubject extends TrailQuery {
  @IsId() readonly subjectId!: string;
}

/** What happened, newest first unless `sort=position`: by subject, actor, correlation, type, time. */
export class ListTrail extends TrailQuery {
  @IsOptional() @IsId() readonly subjectId?: string;
  @IsOptional() @IsText({ max: 200 }) readonly actor?: string;
  @IsOptional() @IsText({ max: 200 }) readonly correlationId?: string;
  /** The event or command that entries followed from. */
  @IsOptional() @IsText({ max: 200 }) readonly causationId?: string;
  /** The kind of stream, such as `loan`. */
  @IsOptional() @IsText({ max: 80 }) readonly category?: string;
}

const entry = ({ type, data }: Fact, where: Occurrence): TrailEntry => {
  const { id, stream, causationId, reason } = where;
  return {
    position: where.position,
    eventId: where.eventId,
    stream,
    category: stream.slice(0, stream.indexOf('-')),
    id,
    revision: where.revision,
    type,
    at: where.at,
    valueDate: where.valueDate,
    actor: where.actor,
    command: where.command,
    correlationId: where.correlationId,
    ...(causationId !== undefined && { causationId }),
    ...(reason !== undefined && { reason }),
    subjects: subjectsOf(id, data),
    ...clientOf(data),
  };
};

function clientOf(data: unknown) {
  const isObject = typeof data === 'object' && data !== null;
  return isObject && 'clientId' in data && typeof data.clientId === 'string'
    ? { clientId: data.clientId }
    : {};
}

type Filter = Partial<Omit<ListTrail, 'limit' | 'cursor' | 'sort'>>;

/** Moments are compared as text, therefore in UTC with milliseconds, as the store writes them. */
const instant = (moment: string | undefined) =>
  moment === undefined ? undefined : new Date(moment).toISOString();

const matching = (filter: Filter): Where<TrailEntry> => ({
  subjects: filter.subjectId,
  actor: filter.actor,
  correlationId: filter.correlationId,
  causationId: filter.causationId,
  category: filter.category,
  type: filter.type,
  at:
    filter.since === undefined && filter.until === undefined
      ? undefined
      : { ...from(instant(filter.since)), ...below(instant(filter.until)) },
});

const from = (moment: string | undefined) => (moment === undefined ? {} : { from: moment });
const below = (moment: string | undefined) => (moment === undefined ? {} : { below: moment });

/** Newest first. A mere stretch of time goes by the index of time, all else by the log's order. */
const newestFirst = (query: Filter & PageRequest): PageRequest => {
  const { limit, cursor, since, until, subjectId, actor, correlationId, type } = query;
  const byTime =
    (since ?? until) !== undefined && (subjectId ?? actor ?? correlationId ?? type) === undefined;
  return { limit, cursor, sort: query.sort ?? (byTime ? '-at' : '-position') };
};

/**
 * Every event of every context, also those of contexts that are yet to be written. It keeps who,
 * what, whom, when and why; the particulars stay in the log, which is the truth.
 */
export const trail = defineTrail({
  name: 'trail',
  version: 2,
  row: entry,
  scope: { client: 'clientId' },
  queries: { GetTrailEntry, ListTrail, ListTrailOfSubject },
  allow: {
    GetTrailEntry: ['auditor', 'riskOfficer'],
    ListTrail: ['auditor', 'riskOfficer'],
    // A relationship manager may see what happened to a client, and not what a colleague does.
    ListTrailOfSubject: ['relationshipManager', 'unitHead', 'auditor', 'riskOfficer'],
  },
  answer: {
    GetTrailEntry: ({ position }, rows) => rows.get(String(position)),
    ListTrail: (query, rows) => rows.page(matching(query), newestFirst(query)),
    ListTrailOfSubject: (query, rows) => rows.page(matching(query), newestFirst(query)),
  },
  indexes: [
    { position: -1 },
    { subjects: 1, position: -1 },
    { actor: 1, position: -1 },
    { correlationId: 1, position: -1 },
    { type: 1, position: -1 },
    { at: -1 },
  ],
  orders: ['position', 'at'],
});

import type { Day, Fact, Labels, Occurrence } from '#kernel';
import { subjectsOf } from './subjects.js';

/** A row of a view before and after an event. */
export interface RowChanged {
  readonly view: string;
  readonly id: string;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly changed: readonly {
    readonly field: string;
    readonly before?: unknown;
    readonly after?: unknown;
  }[];
}

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
  /** What happened: the type of the event, and a sentence built from its data. */
  readonly type: string;
  readonly words?: Labels;
  /** The moment of recording, UTC. */
  readonly at: string;
  /** The day on which it counts. */
  readonly valueDate: Day;
  /** The banking day that booked it. */
  readonly businessDate?: Day;
  readonly actor: string;
  /** The actor's entry in the staff register. */
  readonly person?: string;
  /** The roles that the actor held. */
  readonly roles: readonly string[];
  /** The way the command came: `api`, `process`, `import`. */
  readonly channel: string;
  readonly onBehalfOf?: string;
  readonly command: string;
  /** The same for everything that followed from one request. */
  readonly correlationId: string;
  /** The event or the command it followed from. */
  readonly causationId?: string;
  /** The justification the actor gave. */
  readonly reason?: string;
  /** The stream and every id that the event names: `loan:ln_7`, `client:cl_1`, `repayment:ln_7/4`. */
  readonly subjects: readonly string[];
  /** The client it is about, where it is about one. */
  readonly clientId?: string;
  /** Why nobody believes it: it was not recorded by Rapport, or not as it stands now. */
  readonly unbelieved?: string;
  /** How many answers the actor named as what they decided upon, of a single entry. */
  readonly seen?: number;
  /** The particulars, of a single entry. */
  readonly data?: unknown;
  /** What it changed in the views, of a single entry. */
  readonly changes?: readonly RowChanged[];
}

/** The row of one event. It keeps who, what, whom, when and why; the particulars stay in the log. */
export function entryOf({ type, data }: Fact, where: Occurrence): TrailEntry {
  const { id, stream, person, onBehalfOf, businessDate, causationId, reason, unbelieved } = where;
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
    ...(businessDate !== undefined && { businessDate }),
    actor: where.actor,
    ...(person !== undefined && { person }),
    roles: where.roles,
    channel: where.channel,
    ...(onBehalfOf !== undefined && { onBehalfOf }),
    command: where.command,
    correlationId: where.correlationId,
    ...(causationId !== undefined && { causationId }),
    ...(reason !== undefined && { reason }),
    subjects: subjectsOf(stream, data),
    ...clientOf(data),
    ...(unbelieved !== undefined && { unbelieved }),
  };
}

function clientOf(data: unknown) {
  const isObject = typeof data === 'object' && data !== null;
  return isObject && 'clientId' in data && typeof data.clientId === 'string'
    ? { clientId: data.clientId }
    : {};
}

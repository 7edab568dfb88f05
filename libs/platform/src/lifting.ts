import type { Occurrence } from '#kernel';
import { isDay } from '#kernel';
import type { Definitions } from './definitions.js';
import type { Metadata, Recorded } from './stores/event-store.js';
import type { Lifted } from './views/fold.js';

/** A recorded event in its present shape, and where it happened; never throws. */
export function lifted(definitions: Definitions, event: Recorded): Lifted {
  const occurrence = occurrenceOf(event);
  const { type, data } = event;
  try {
    const { version } = requireOurs(event);
    const present = definitions.events.has(type) ? definitions.lift(type, data, version) : data;
    return { fact: { type, data: present }, occurrence };
  } catch (error) {
    const unreadable = error instanceof Error ? error : new Error(String(error));
    return { fact: { type, data }, occurrence, unreadable };
  }
}

/** Whoever else writes to the store knows nothing of what stands beside each of our events. */
function requireOurs({ metadata, data }: Recorded): Metadata {
  const { actor, command, businessDate } = partsOf(metadata);
  const isWhole = actor && command !== undefined && businessDate !== undefined;
  if (!isWhole || typeof data !== 'object' || data === null)
    throw new Error('it was not written by Rapport');
  return metadata;
}

/** The metadata of an event that anybody may have written. */
const partsOf = (metadata: unknown): Partial<Metadata> =>
  typeof metadata === 'object' && metadata !== null ? metadata : {};

function occurrenceOf(event: Recorded): Occurrence {
  const { stream, revision, position, eventId, at } = event;
  const { actor, command, businessDate, reason, ...about } = partsOf(event.metadata);
  const { valueDate } = (event.data ?? {}) as { readonly valueDate?: unknown };
  return {
    id: stream.slice(stream.indexOf('-') + 1),
    stream,
    revision,
    position,
    eventId,
    at,
    valueDate: isDay(valueDate) ? valueDate : (businessDate ?? at.slice(0, 10)),
    actor: actor?.id ?? '',
    ...(actor?.person === undefined ? {} : { person: actor.person }),
    roles: actor?.roles ?? [],
    channel: actor?.channel ?? '',
    ...(about.onBehalfOf === undefined ? {} : { onBehalfOf: about.onBehalfOf }),
    command: command ?? '',
    correlationId: about.$correlationId ?? eventId,
    ...(about.$causationId === undefined ? {} : { causationId: about.$causationId }),
    ...(reason === undefined ? {} : { reason }),
  };
}

import type { Occurrence } from '#kernel';
import { isDay } from '#kernel';
import type { Definitions } from './definitions.js';
import type { Recorded } from './stores/event-store.js';
import type { Lifted } from './views/fold.js';

/** A recorded event in its present shape, and where it happened. */
export function lifted(definitions: Definitions, event: Recorded): Lifted {
  const occurrence = occurrenceOf(event);
  const { type, data, metadata } = event;
  try {
    const present = definitions.events.has(type)
      ? definitions.lift(type, data, metadata.version)
      : data;
    return { fact: { type, data: present }, occurrence };
  } catch (error) {
    const unreadable = error instanceof Error ? error : new Error(String(error));
    return { fact: { type, data }, occurrence, unreadable };
  }
}

function occurrenceOf(event: Recorded): Occurrence {
  const { stream, revision, position, eventId, at, metadata } = event;
  const { valueDate } = event.data as { readonly valueDate?: unknown };
  return {
    id: stream.slice(stream.indexOf('-') + 1),
    stream,
    revision,
    position,
    eventId,
    at,
    valueDate: isDay(valueDate) ? valueDate : metadata.businessDate,
    actor: metadata.actor.id,
    command: metadata.command,
    correlationId: metadata.$correlationId,
    ...(metadata.$causationId === undefined ? {} : { causationId: metadata.$causationId }),
    ...(metadata.reason === undefined ? {} : { reason: metadata.reason }),
  };
}

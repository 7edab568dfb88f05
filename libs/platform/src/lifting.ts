import type { Occurrence } from '#kernel';
import { isDay } from '#kernel';
import type { Definitions } from './definitions.js';
import { withoutFields } from './personal/personal-data.js';
import type { Doubt, Metadata, Recorded } from './stores/event-store.js';
import type { Lifted } from './views/folding/fold.js';

/** A recorded event in its present shape, and where it happened; never throws. */
export function lifted(definitions: Definitions, event: Recorded): Lifted {
  const { type } = event;
  const data = readableOf(event);
  const wrong = whatIsWrong(event);
  if (wrong !== undefined) {
    // What it says of its actor and cause is believed no more than the rest.
    const occurrence = { ...occurrenceOf({ ...event, metadata: undefined }), unbelieved: wrong };
    const unreadable = new Error(wrong);
    return { fact: { type, data }, occurrence, unreadable, isStrange: isStrange(event) };
  }
  const occurrence = occurrenceOf(event);
  try {
    const { version } = event.metadata;
    const present = definitions.events.has(type) ? definitions.lift(type, data, version) : data;
    return { fact: { type, data: present }, occurrence };
  } catch (error) {
    const unreadable = error instanceof Error ? error : new Error(String(error));
    return { fact: { type, data }, occurrence, unreadable };
  }
}

/** The data of an event, with what can be read in it of persons. */
export function readableOf({ data, opened, metadata }: Recorded): unknown {
  const { personal } = partsOf(metadata);
  return opened ?? (personal ? withoutFields(data, personal.fields) : data);
}

/** An event without what it says of natural persons, for whoever is not to learn it. */
export function impersonal(event: Recorded): Recorded {
  const { opened: _, ...closed } = event;
  const { personal } = partsOf(event.metadata);
  return personal ? { ...closed, data: withoutFields(event.data, personal.fields) } : event;
}

const doubts: Readonly<Record<Doubt, string>> = {
  unsealed: 'it was not written by Rapport',
  brokenSeal: 'its seal does not fit: it was altered, or is not where it was recorded',
  unknownKey: 'it is sealed with a key that this process does not have',
};

/** Why an event is not believed; undefined where it is. */
const whatIsWrong = (event: Recorded): string | undefined =>
  event.doubt === undefined
    ? isShapedAsOurs(event)
      ? undefined
      : doubts.unsealed
    : doubts[event.doubt];

/**
 * Whether somebody else wrote an event: it never was one of ours, and everything goes on without it.
 * One of ours that is no longer as it was recorded holds up whatever hangs on it.
 */
export const isStrange = (event: Recorded): boolean =>
  event.doubt === 'unsealed' || (event.doubt === undefined && !isShapedAsOurs(event));

/** Whoever else writes to the store knows nothing of what stands beside each of our events. */
function isShapedAsOurs({ metadata, data }: Recorded): boolean {
  const { actor, command, businessDate } = partsOf(metadata);
  const isWhole = actor && command !== undefined && businessDate !== undefined;
  return Boolean(isWhole) && typeof data === 'object' && data !== null;
}

/** The metadata of an event that anybody may have written. */
const partsOf = (metadata: unknown): Partial<Metadata> =>
  typeof metadata === 'object' && metadata !== null ? metadata : {};

function occurrenceOf(
  event: Omit<Recorded, 'metadata'> & { readonly metadata: unknown },
): Occurrence {
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
    ...(businessDate === undefined ? {} : { businessDate }),
    actor: actor?.id ?? '',
    ...(actor?.person === undefined ? {} : { person: actor.person }),
    roles: actor?.roles ?? [],
    channel: actor?.channel ?? '',
    ...(about.onBehalfOf === undefined ? {} : { onBehalfOf: about.onBehalfOf }),
    command: command ?? '',
    correlationId: about.$correlationId ?? eventId,
    ...(about.$causationId === undefined ? {} : { causationId: about.$causationId }),
    ...(reason === undefined ? {} : { reason }),
    ...(about.migrationId === undefined ? {} : { migrationId: about.migrationId }),
    ...(about.personal === undefined ? {} : { personal: about.personal }),
  };
}

import { canonicalJson } from '#kernel';
import type { Recorded } from '#platform';
import { leafHash } from './merkle.js';

/**
 * The bytes of an event that its leaf is the hash of: JSON without spaces, the names of every object
 * in their order. Its position is left out: what counts is its place among all events.
 */
export const entryOf = ({ stream, revision, eventId, type, at, data, metadata }: Recorded) =>
  Buffer.from(canonicalJson({ at, data, eventId, metadata, revision, stream, type }));

export const leafOf = (event: Recorded): Buffer => leafHash(entryOf(event));

/** How people call an event: its stream and its number in it. */
export const nameOf = ({ stream, revision }: Pick<Recorded, 'stream' | 'revision'>): string =>
  `${stream}@${revision}`;

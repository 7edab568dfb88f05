import type { Recorded } from '#platform';
import { leafHash } from './merkle.js';

/**
 * The bytes of an event that its leaf is the hash of: JSON without spaces, the names of every object
 * in their order. Its position is left out: what counts is its place among all events.
 */
export const entryOf = ({ stream, revision, eventId, type, at, data, metadata }: Recorded) =>
  Buffer.from(canonical({ at, data, eventId, metadata, revision, stream, type }));

export const leafOf = (event: Recorded): Buffer => leafHash(entryOf(event));

/** How people call an event: its stream and its number in it. */
export const nameOf = ({ stream, revision }: Pick<Recorded, 'stream' | 'revision'>): string =>
  `${stream}@${revision}`;

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((each) => canonical(each ?? null)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, each]) => `${JSON.stringify(name)}:${canonical(each)}`).join(',')}}`;
}

import type { KeyObject } from 'node:crypto';
import type { PersonalMetadata, NewEvent, Recorded } from '../stores/event-store.js';
import { decrypted, encrypted } from './keys/master-keys.js';
import type { PersonKeys } from './keys/person-keys.js';

type Fields = Readonly<Record<string, unknown>>;

/** Encrypts what events say of natural persons before they are stored, and opens it on reading. */
export class PersonalData {
  constructor(readonly keys: PersonKeys) {}

  /**
   * Events as they are stored: seals and proofs are made over this, so that they hold for ever.
   * @throws PersonIsErased
   */
  async closed(stream: string, events: readonly NewEvent[]): Promise<readonly NewEvent[]> {
    return Promise.all(
      events.map(async (event) => {
        const { personal } = event.metadata;
        if (!personal) return event;
        const key = await this.keys.making(personal.of);
        const about = (field: string) => [stream, event.id, field].join('\u0000');
        return { ...event, data: close(event.data as Fields, personal.fields, key, about) };
      }),
    );
  }

  /** Events with what is left to be read of persons; what is erased is absent. */
  async opened<E extends Recorded>(events: readonly E[]): Promise<readonly E[]> {
    const people = events.flatMap((event) => personalOf(event)?.of ?? []);
    if (people.length === 0) return events;
    const keys = await this.keys.of(people);
    return events.map((event) => {
      const personal = personalOf(event);
      if (!personal) return event;
      const about = (field: string) => [event.stream, event.eventId, field].join('\u0000');
      const key = keys.get(personal.of);
      return { ...event, opened: open(event.data as Fields, personal.fields, key, about) };
    });
  }
}

/** Whose data an event holds. What nobody believes is opened for nobody. */
const personalOf = ({ metadata, doubt }: Recorded): PersonalMetadata | undefined =>
  doubt === undefined ? metadata.personal : undefined;

/** The data of an event without what it says of a person. */
export const withoutFields = (data: unknown, fields: readonly string[]): Fields =>
  Object.fromEntries(Object.entries(data as Fields).filter(([field]) => !fields.includes(field)));

/** The fields encrypted, each bound to where it stands. */
export function close(
  data: Fields,
  fields: readonly string[],
  key: KeyObject,
  about: (field: string) => string,
): Fields {
  const closed = fields
    .filter((field) => data[field] !== undefined)
    .map((field) => [field, encrypted(key, JSON.stringify(data[field]), about(field))]);
  return { ...data, ...(Object.fromEntries(closed) as Fields) };
}

/**
 * The fields as they were before they were encrypted; absent without the key.
 * @throws Error where one was altered or moved
 */
export function open(
  data: Fields,
  fields: readonly string[],
  key: KeyObject | undefined,
  about: (field: string) => string,
): Fields {
  if (!key) return withoutFields(data, fields);
  const opened = fields
    .filter((field) => typeof data[field] === 'string')
    .map((field) => {
      const plain = decrypted(key, data[field] as string, about(field));
      return [field, JSON.parse(plain.toString()) as unknown];
    });
  return { ...data, ...(Object.fromEntries(opened) as Fields) };
}

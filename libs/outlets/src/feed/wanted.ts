import { readingEvents } from '#platform';
import { contract } from '../contract/contract.js';
import { categoryOf, clientOf } from '../contract/cloud-event.js';

/** In which shape the data of an event leaves the house: lifted to the newest version, or as stored. */
export type EventShape = 'newest' | 'stored';

/** Which events a reader wants. */
export interface Wanted {
  readonly types?: readonly string[] | undefined;
  readonly categories?: readonly string[] | undefined;
  readonly clients?: readonly string[] | undefined;
}

/** What of an event decides who gets it. */
export interface Filtered {
  readonly type: string;
  readonly stream: string;
  readonly data: unknown;
}

/** Whether an event is wanted. */
export function wants({ types, categories, clients }: Wanted): (event: Filtered) => boolean {
  const typeSet = types && new Set(types);
  const categorySet = categories && new Set(categories);
  const clientSet = clients && new Set(clients);
  return ({ type, stream, data }) => {
    // Who read what is no business, and comes only to those who name it.
    if (type in readingEvents && !typeSet?.has(type) && !categorySet?.has(categoryOf(stream))) {
      return false;
    }
    if (typeSet && !typeSet.has(type)) return false;
    if (categorySet && !categorySet.has(categoryOf(stream))) return false;
    return !clientSet || clientSet.has(clientOf(data) ?? '');
  };
}

/** Every type and every kind of stream there is. */
export const eventTypes: ReadonlySet<string> = new Set(Object.keys(contract.events));
export const categories: ReadonlySet<string> = new Set(
  Object.values(contract.events).map(({ category }) => category),
);

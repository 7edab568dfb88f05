import type { FactType } from '#kernel';
import type { Metadata } from '../stores/event-store.js';

/** Whose personal data a fact holds, and in which of its fields. */
export function personalIn(event: FactType | undefined, data: unknown): Pick<Metadata, 'personal'> {
  if (!event?.personal) return {};
  const stated = data as Readonly<Record<string, unknown>>;
  const fields = event.personal.fields.filter((field) => stated[field] !== undefined);
  const of = stated[event.personal.of];
  if (fields.length === 0) return {};
  if (typeof of === 'string') return { personal: { of, fields } };
  throw new TypeError(`${event.type} names no person in ${event.personal.of}`);
}

import type { Role, View } from '#kernel';
import { maskedFrom } from '#platform';
import type { FieldPolicy } from '../outlet/terms.js';

/** What a person's roles let them read in events, beside whose clients they see: what views would answer. */
export interface EventBounds {
  /** The types that views show, but none of the views that answer the person. */
  readonly closed: ReadonlySet<string>;
  /** What is masked from the person in the rows made of a type. */
  readonly masked: ReadonlyMap<string, readonly FieldPolicy[]>;
}

/** The bounds of some roles. The trail shows every type, and so opens none. */
export function boundsOf(views: readonly View[], roles: readonly Role[]): EventBounds {
  const telling = views.filter(({ types }) => types !== undefined);
  const answering = telling.filter(({ allow }) =>
    Object.values(allow).some((allowed) => allowed.some((role) => roles.includes(role))),
  );
  const open = new Set(answering.flatMap(typesOf));
  const masked = new Map<string, readonly FieldPolicy[]>();
  for (const view of telling) {
    const fields = maskedFrom(view, roles).flatMap(policiesOf);
    if (fields.length === 0) continue;
    for (const type of typesOf(view)) masked.set(type, [...(masked.get(type) ?? []), ...fields]);
  }
  const closed = telling.flatMap(typesOf).filter((type) => !open.has(type));
  return { closed: new Set(closed), masked };
}

const typesOf = ({ types }: View): readonly string[] => [...(types ?? [])];

/** A field of a row stands in the event at the same place, or by its own name. */
const policiesOf = (field: string): readonly FieldPolicy[] =>
  [...new Set([field, field.slice(field.lastIndexOf('.') + 1)])].map((path) => ({
    path,
    treatment: 'masked',
  }));

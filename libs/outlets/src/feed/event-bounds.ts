import type { Role, View } from '#kernel';
import { maskedFrom } from '#platform';
import type { FieldPolicy } from '../outlet/terms.js';

/** How far the events of a person go beside the clients they see: as far as the answers they may have. */
export interface EventBounds {
  /** The types that some view tells of, and none that answers the person. */
  readonly closed: ReadonlySet<string>;
  /** What is masked from the person in the rows made of a type. */
  readonly masked: ReadonlyMap<string, readonly FieldPolicy[]>;
}

/** What no question of these roles would tell them. The trail tells of every type, and so opens none. */
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

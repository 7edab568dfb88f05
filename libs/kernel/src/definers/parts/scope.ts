import type { Role } from '../roles.js';

/**
 * Whose a row is: that of the client whose id stands at a path, or of all the clients at one; or, of
 * what is nobody's client yet, that of the manager and the units that stand in it. What somebody sees
 * of the view follows from it. `open` says that it shows nothing of clients.
 */
export type Scope<P extends string = string> =
  | 'open'
  | { readonly client: P }
  | { readonly clients: string }
  | { readonly manager: P; readonly units: P };

/** Whose something is that is nobody's client yet. */
export interface Owner {
  readonly managerId?: string;
  /** The unit it belongs to, and those above it. */
  readonly units: readonly string[];
}

/** A field of a row, and the fields of what stands there, in each element of a list. */
export type MaskPath<R> =
  | (keyof R & string)
  | { [K in keyof R & string]: `${K}.${FieldIn<NonNullable<R[K]>>}` }[keyof R & string];
type FieldIn<V> = V extends readonly (infer E)[]
  ? keyof E & string
  : V extends object
    ? keyof V & string
    : never;

/** A field that is shown to some roles only. */
export interface Masked<P extends string = string> {
  readonly field: P;
  readonly seenBy: readonly Role[];
}

/** The personal fields of a row, all of one person: their names, and where the person's id stands. */
export interface PersonalFields<F extends string = string> {
  readonly of: F;
  readonly fields: readonly F[];
  /** Those, or fields of what stands in them, by which rows are found by their exact value. */
  readonly searched?: readonly string[];
}

import type { Place } from './places.js';

/** What one operator does to the places of one path. */
export interface Modification {
  /** Missing fields are made. */
  readonly creates: boolean;
  /** Only when the update inserts. */
  readonly onInsertOnly?: boolean;
  apply(place: Place): void;
}

/** Reads an operator's argument for one path; throws when it is not what the operator takes. */
export type UpdateOperator = (argument: unknown, path: string) => Modification;

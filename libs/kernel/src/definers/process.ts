import type { DomainCommand, Refs } from './decider.js';
import type { DataOf, EventSet, Fact } from './events.js';
import type { Occurrence } from './parts/occurrence.js';
import type { RowRef, RowsRef } from './view.js';

/** The commands that follow from each event. */
export type Reactions<E> = {
  readonly [T in keyof E]?: (
    data: DataOf<E[T]>,
    occurrence: Occurrence,
  ) => readonly DomainCommand[];
};

/** An event upon which many rows are gone through: which, and the commands for each. */
export interface Sweep<D, R> {
  /** Which rows; undefined where this event calls for none. */
  readonly over: (data: D, occurrence: Occurrence, beside?: object) => RowsRef<R> | undefined;
  readonly each: (
    row: R,
    data: D,
    occurrence: Occurrence,
    beside?: object,
  ) => readonly DomainCommand[];
  /** Whether each row waits for the one before, whose outcome counts for it. */
  readonly inTurn?: boolean;
  /** Single rows of other views that tell how all of them are looked at, such as rules in force. */
  readonly beside?: Refs;
}

/** What a sweep looks at beside its rows; undefined where there is none yet. */
type Beside<B> = {
  readonly [P in keyof B]: B[P] extends RowRef<infer R> | undefined ? R | undefined : never;
};

/** Goes through the rows of a view upon an event, such as every running loan at the end of a day. */
export const sweep = <D, R, B extends Refs = Readonly<Record<never, never>>>(
  over: (data: D, occurrence: Occurrence, beside: Beside<B>) => RowsRef<R> | undefined,
  each: (row: R, data: D, occurrence: Occurrence, beside: Beside<B>) => readonly DomainCommand[],
  how: Pick<Sweep<D, R>, 'inTurn'> & { readonly beside?: B } = {},
): Sweep<D, unknown> => ({ over, each, ...how }) as unknown as Sweep<D, unknown>;

export interface Process {
  readonly name: string;
  readonly events: EventSet;
  readonly types: ReadonlySet<string>;
  react(fact: Fact, occurrence: Occurrence): readonly DomainCommand[];
  sweep(fact: Fact): Sweep<unknown, unknown> | undefined;
}

/** A policy: whenever this happens, then that is to be done. It holds no state of its own. */
export function defineProcess<E extends EventSet>(spec: {
  readonly name: string;
  readonly events: E;
  readonly on?: Reactions<E>;
  /** What is to be done for each of many rows; the view has seen the event before they are read. */
  readonly sweeps?: { readonly [T in keyof E]?: Sweep<DataOf<E[T]>, unknown> };
}): Process {
  const on = new Map(Object.entries((spec.on ?? {}) as Record<string, Reaction>));
  const sweeps = new Map(
    Object.entries((spec.sweeps ?? {}) as Record<string, Sweep<unknown, unknown>>),
  );
  return {
    name: spec.name,
    events: spec.events,
    types: new Set([...on.keys(), ...sweeps.keys()]),
    react: ({ type, data }, where) => on.get(type)?.(data, where) ?? [],
    sweep: ({ type }) => sweeps.get(type),
  };
}

type Reaction = (data: unknown, occurrence: Occurrence) => readonly DomainCommand[];

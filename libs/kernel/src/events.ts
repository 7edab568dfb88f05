/** What happened, in the past tense, and its particulars. Both are plain JSON. */
export interface Fact<T extends string = string, D = unknown> {
  readonly type: T;
  readonly data: D;
}

/** Makes facts of one type, and knows how that type came to have its present shape. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the particulars of any event
export interface FactType<T extends string = string, D = any> {
  (data: D): Fact<T, D>;
  readonly type: T;
  /** One more than the number of lifts. */
  readonly version: number;
  /** Lifts data stored at an earlier version to the present shape. */
  readonly lift: (data: unknown, version: number) => D;
}

export type EventSet = Readonly<Record<string, FactType>>;

/** The facts of an event set, as one discriminated union. */
export type Facts<E> = {
  [T in keyof E]: E[T] extends (data: never) => infer F ? F : never;
}[keyof E];

export type DataOf<F> = F extends (data: infer D) => unknown ? D : never;

type Lift = (older: never) => unknown;

interface Shape<D> {
  readonly lifts: readonly Lift[];
  readonly data?: D;
}

/**
 * The present shape of an event, and the lifts that lead to it: the first from version 1 to 2, the
 * next from 2 to 3. A lift is pure and never invents history. A field named `valueDate` is the day
 * on which the fact counts; without one it counts on the day it was recorded.
 */
export function event<D extends object>(...lifts: [] | [...Lift[], (older: never) => D]): Shape<D> {
  return { lifts };
}

export type EventsOf<S> = {
  readonly [T in keyof S & string]: FactType<T, S[T] extends Shape<infer D> ? D : never>;
};

/** The events of one stream. The version of an event is never written down; it follows. */
export function defineEvents<S extends Record<string, Shape<object>>>(shapes: S): EventsOf<S> {
  const types = Object.entries(shapes).map(([type, { lifts }]) => {
    const make = (data: unknown) => ({ type, data });
    const lift = (data: unknown, version: number) => {
      if (version < 1 || version > lifts.length + 1) throw new UnknownVersion(type, version);
      return lifts.slice(version - 1).reduce((older, next) => next(older as never), data);
    };
    return [type, Object.assign(make, { type, version: lifts.length + 1, lift })];
  });
  return Object.fromEntries(types) as EventsOf<S>;
}

/** An event was stored by a newer release than this one, or its version makes no sense. */
export class UnknownVersion extends Error {
  constructor(type: string, version: number) {
    super(`no version ${version} of ${type} is known here`);
  }
}

/** Stored data of every version of every event, oldest first: what the specs lift. */
export type Samples<E> = {
  readonly [T in keyof E]: readonly [...older: unknown[], present: DataOf<E[T]>];
};

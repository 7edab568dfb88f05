/** What happened, in the past tense, and its particulars. Both are plain JSON. */
export interface Fact<T extends string = string, D = unknown> {
  readonly type: T;
  readonly data: D;
}

/** Makes facts of one type, and knows how that type came to have its present shape. */
export interface FactType<
  T extends string = string,
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the particulars of any event
  D = any,
  By extends string = string,
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the heading of any event
  H extends string = any,
> {
  (data: D & Partial<Headed<H>>): Fact<T, D>;
  readonly type: T;
  /** The same object for all events of one stream. */
  readonly heading: Heading<By>;
  /** One more than the number of lifts. */
  readonly version: number;
  /** Whose personal data it holds, and in which fields; absent where it holds none. */
  readonly personal?: Personal;
  /** Lifts data stored at an earlier version to the present shape. */
  readonly lift: (data: unknown, version: number) => D & Headed<H>;
}

/** The ids that the data of every event of a stream begin with. */
export interface Heading<By extends string = string> {
  /** The field that holds the id of the stream. */
  readonly by: By;
  /** The fields that the opening event states and every later one repeats: `clientId`. */
  readonly carries: readonly string[];
}

/** The fields that tell something of a natural person, and the field that holds the person's id. */
export interface Personal {
  readonly of: string;
  readonly fields: readonly string[];
}

export type EventSet<By extends string = string> = Readonly<
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the particulars of any event
  Record<string, FactType<string, any, By>>
>;

/** Some events of a set. */
export const pick = <E extends EventSet, T extends keyof E & string>(
  events: E,
  ...types: readonly T[]
): Pick<E, T> => Object.fromEntries(types.map((type) => [type, events[type]])) as Pick<E, T>;

/** The facts of an event set, as one discriminated union. */
export type Facts<E> = {
  [T in keyof E]: E[T] extends (data: never) => infer F ? F : never;
}[keyof E];

/** What an event says to whoever reads it: its own particulars, and its heading. */
export type DataOf<F> = F extends { lift: (...stored: never) => infer D } ? D : never;

type Headed<H extends string> = Readonly<Record<H, string>>;

type Lift = (older: never) => unknown;

interface Shape<D> {
  readonly lifts: readonly Lift[];
  readonly data?: D;
  readonly personal?: Personal;
}

/** The fields that an event may be without: once a person is erased, it is. */
type Optional<D> = {
  [K in keyof D & string]-?: Partial<Record<K, D[K]>> extends Pick<D, K> ? K : never;
}[keyof D & string];

interface NewShape<D> extends Shape<D> {
  /**
   * Marks fields as personal data of one person: they are encrypted with that person's key before
   * they are stored, and absent once the person is erased.
   * @param of the field, of the heading or of the event, that holds the id of the person
   */
  personalOf(of: string, ...fields: readonly Optional<D>[]): Shape<D>;
}

/**
 * The present shape of an event, and the lifts that lead to it: the first from version 1 to 2, the
 * next from 2 to 3. A lift is pure and never invents history. A field named `valueDate` is the day
 * on which the fact counts; without one it counts on the day it was recorded.
 */
export function event<D extends object>(
  ...lifts: [] | [...Lift[], (older: never) => D]
): NewShape<D> {
  return { lifts, personalOf: (of, ...fields) => ({ lifts, personal: { of, fields } }) };
}

type Names = string | readonly [own: string, ...carried: string[]];
type OwnOf<H extends Names> = H extends readonly [infer Own extends string, ...unknown[]]
  ? Own
  : H & string;
type NamesOf<H extends Names> = H extends readonly string[] ? H[number] : H & string;

export type EventsOf<S, H extends Names> = {
  readonly [T in keyof S & string]: FactType<
    T,
    S[T] extends Shape<infer D> ? D : never,
    OwnOf<H>,
    NamesOf<H>
  >;
};

/**
 * The events of one stream. Each begins with a heading: the id of the stream, and the ids that the
 * opening event states and all later ones repeat, `['loanId', 'clientId']`. Deciders do not write
 * the heading; it is added to what they decide. The version of an event follows from its lifts.
 */
export function defineEvents<const H extends Names, S extends Record<string, Shape<object>>>(
  ids: H,
  shapes: S,
): EventsOf<S, H> {
  const [by = '', ...carries] = [ids].flat();
  const heading = { by, carries };
  const types = Object.entries(shapes).map(([type, { lifts, personal }]) => {
    const make = (data: unknown) => ({ type, data });
    const lift = (data: unknown, version: number) => {
      if (version < 1 || version > lifts.length + 1) throw new UnknownVersion(type, version);
      const older = lifts.slice(version - 1);
      if (older.length === 0) return data;
      const present = older.reduce((before, next) => next(before as never), data);
      return headed(heading, present as object, data as Named);
    };
    const about = { type, heading, version: lifts.length + 1, lift };
    return [type, Object.assign(make, about, personal && { personal })];
  });
  return Object.fromEntries(types) as EventsOf<S, H>;
}

type Named = Readonly<Record<string, unknown>>;

/** The data of an event with its heading first, taken from `ids` where the data do not state it. */
export function headed({ by, carries }: Heading, data: object, ids: Named): Named {
  const carried = carries.map((name) => [name, (data as Named)[name] ?? ids[name]]);
  const own = { [by]: ids[by] };
  return { ...own, ...(Object.fromEntries(carried) as Named), ...data, ...own };
}

/** An event was stored by a newer release than this one, or its version makes no sense. */
export class UnknownVersion extends Error {
  constructor(type: string, version: number) {
    super(`no version ${version} of ${type} is known here`);
  }
}

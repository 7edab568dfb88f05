import type { Query, QueryResult } from '@nestjs/cqrs';
import type { Asked } from './parts/answering.js';
import { answering, untyped } from './parts/answering.js';
import type { DataOf, EventSet, Fact, Heading } from './events.js';
import type { Occurrence } from './parts/occurrence.js';
import type { Role } from './roles.js';
import type { Masked, MaskPath, PersonalFields, Scope } from './parts/scope.js';
import type { Order, Path, Rollup, Table, Where } from './parts/table.js';

type Changes<R, D> = (data: D, row: R, occurrence: Occurrence) => R | undefined;
type Opens<R, D> = (data: D, occurrence: Occurrence) => R;

/** The row after each event a view cares for; undefined takes it off the view. */
export type Rows<R, E> = { readonly [T in keyof E]?: Changes<R, DataOf<E[T]>> };

/** The first row after each event that opens one. */
export type Openings<R, E> = { readonly [T in keyof E]?: Opens<R, DataOf<E[T]>> };

/** One arm for many events: `...each(standingEvents, stands)`. */
export const each = <E extends EventSet, R>(
  events: E,
  arm: Changes<R, DataOf<E[keyof E]>>,
): Rows<R, E> => Object.fromEntries(Object.keys(events).map((type) => [type, arm])) as Rows<R, E>;

/** One row, for a decider to consult. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the row of any view
export interface RowRef<R = any> {
  readonly view: View<R>;
  readonly id: string;
  /** Makes one row of those of a client and of the records that were merged into it. */
  together?(rows: readonly object[]): object;
}

/** Some rows, for a process to go through. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the rows of any view
export interface RowsRef<R = any> {
  readonly view: View<R>;
  readonly where: Where<R>;
}

type Queries = Readonly<Record<string, new () => Query<unknown>>>;
type Keys = string | readonly string[];

/** What becomes of a row; the row is undefined where there is none yet. */
export interface Change<R> {
  readonly keys: readonly string[];
  readonly apply: (row: R | undefined, key: string) => R | undefined;
}

/** A view with the types of its parts forgotten, as the platform runs it. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the rows of any view
export interface View<R = any> {
  readonly name: string;
  readonly version: number;
  readonly events: EventSet;
  /** The event types it cares for; none means every event of the log. */
  readonly types: ReadonlySet<string> | undefined;
  /** Whose its rows are. */
  readonly scope: Scope;
  /** Fields that not everybody sees who may ask. */
  readonly masked: readonly Masked[];
  /** What its rows hold of a natural person: encrypted in the store, absent once erased. */
  readonly personal?: PersonalFields | undefined;
  readonly queries: Queries;
  readonly allow: Readonly<Record<string, readonly Role[]>>;
  readonly indexes: readonly Readonly<Record<string, 1 | -1>>[];
  readonly orders: readonly string[];
  readonly rollups: Readonly<Record<string, Rollup<R>>>;
  /** Whether every event's row is the row of its own stream. */
  readonly byStream: boolean;
  /**
   * What is kept of earlier rows: what they were, so that the past can be asked for; nothing, where a
   * row is written once and never changes; nothing, where nobody asks.
   */
  readonly past: 'versions' | 'writtenOnce' | 'none';
  /** For how many days what rows were is kept; undefined: for ever. */
  readonly keptDays?: number | undefined;
  /** Whether what rows were is also kept by value date, for `asOf`. */
  readonly keepsDays: boolean;
  change(fact: Fact, occurrence: Occurrence): Change<R> | undefined;
  answer(query: object, table: Table<R>, asked?: Asked): Promise<unknown>;
  row(id: string, together?: (rows: readonly R[]) => R): RowRef<R>;
  rows(where: Where<R>): RowsRef<R>;
}

/** An event came for a row that no earlier event had opened. */
export class NoRow extends Error {
  constructor(view: string, type: string, key: string) {
    super(`${view}: ${type} came for ${key}, which nothing had opened`);
  }
}

/** The fields of text that all of some events have. */
type SharedField<D, K extends keyof D = keyof D> = K extends string
  ? undefined extends D[K]
    ? never
    : D[K] extends string
      ? K
      : never
  : never;
/** The field that holds the id of the stream, of each of some events. */
type OwnField<F> = F extends { readonly heading: Heading<infer By> } ? By : never;
type IsUnion<T, All = T> = T extends unknown ? ([All] extends [T] ? false : true) : never;

/**
 * Which row an event belongs to. A view of one kind of stream has a row for each stream. Every
 * other says `by`, the field of all its events that holds the key, or a `key` for each of its arms.
 */
type Keyed<E, A extends keyof E, X extends keyof E> =
  | { readonly by: SharedField<DataOf<E[Exclude<A, X>]>> }
  | { readonly by?: undefined; readonly key: Readonly<Record<A, unknown>> }
  | (IsUnion<OwnField<E[A]>> extends true
      ? never
      : {
          readonly by?: undefined;
          readonly key?: undefined;
          readonly empty?: undefined;
          readonly opens: object;
        });

interface ViewSpec<
  R extends object,
  E extends EventSet,
  Q extends Queries,
  U extends string,
  A extends keyof E = keyof E,
  O extends keyof E = keyof E,
  X extends keyof E = keyof E,
> {
  readonly name: string;
  /** Raise it whenever rows come out differently: the new version is built beside the old one. */
  readonly version?: number;
  readonly events: E;
  /** The events that open a row, for a view of one stream a row. */
  readonly opens?: Openings<R, E> & Readonly<Partial<Record<O, unknown>>>;
  /** The row before any event, for a view that gathers: then nothing opens. */
  readonly empty?: (key: string) => R;
  readonly on: Rows<R, E> & Readonly<Partial<Record<A, unknown>>>;
  /** The field of every event that holds the key of its row. */
  readonly by?: string;
  /** The row or rows of an event, where `by` does not tell. */
  readonly key?: {
    readonly [T in keyof E]?: (data: DataOf<E[T]>, occurrence: Occurrence) => Keys;
  } & Readonly<Partial<Record<X, unknown>>>;
  /** Counts and sums by group, kept with the rows: −before, +after. */
  readonly rollups?: Readonly<Record<U, Rollup<R>>>;
  /** Whose the rows are. Every list, total and single row shows what the asker may see, by this. */
  readonly scope: Scope<NoInfer<Path<R>>>;
  /** Personal and confidential fields: in every answer, of today or the past, others see `***`. */
  readonly masked?: readonly Masked<NoInfer<MaskPath<R>>>[];
  /** Fields that are encrypted with the key of the person whose id `of` holds. */
  readonly personal?: PersonalFields<keyof R & string> & {
    readonly searched?: readonly Path<R>[];
  };
  readonly queries: Q;
  /** Who may ask each query. */
  readonly allow: { readonly [N in keyof Q]: readonly Role[] };
  readonly answer: {
    readonly [N in keyof Q]: (
      query: InstanceType<Q[N]>,
      rows: Table<R, U>,
      asked: Asked,
    ) => Promise<QueryResult<InstanceType<Q[N]>>>;
  };
  readonly indexes?: readonly Readonly<Partial<Record<NoInfer<Path<R>>, 1 | -1>>>[];
  /** The orders in which long lists are read: each gets an index of what somebody sees. */
  readonly orders?: readonly NoInfer<Order<R>>[];
  /** For how many days what rows were is kept for `knownAt`; for ever where it does not say. */
  readonly keptDays?: number;
  /** Keeps rows by value date too: else `asOf` folds the log again. Each day leaves a version. */
  readonly keepsDays?: true;
}

/** A pure fold of events into rows, and the answers to queries upon them. */
export function defineView<
  R extends object,
  E extends EventSet,
  Q extends Queries,
  U extends string = never,
  A extends keyof E & string = never,
  O extends keyof E & string = never,
  X extends keyof E & string = never,
>(spec: ViewSpec<R, E, Q, U, A, O, X> & Keyed<E, A | O, X>): View<R> {
  const on = untyped<Arm<R>>(spec.on);
  const opens = untyped<Opening<R>>(spec.opens);
  const key = untyped<KeyOf>(spec.key);
  const apply = (fact: Fact, occurrence: Occurrence, row: R | undefined, id: string) => {
    const opening = opens.get(fact.type);
    if (row === undefined && opening) return opening(fact.data, occurrence);
    const before = row ?? spec.empty?.(id);
    const arm = on.get(fact.type);
    if (!arm || before === undefined) throw new NoRow(spec.name, fact.type, id);
    return arm(fact.data, before, occurrence);
  };
  const types = new Set([...on.keys(), ...opens.keys()]);
  const keysOf = ({ type, data }: Fact, occurrence: Occurrence): Keys => {
    const stated = key.get(type)?.(data, occurrence);
    if (stated !== undefined) return stated;
    if (spec.by === undefined || spec.by === spec.events[type]?.heading.by) return occurrence.id;
    const found = (data as Readonly<Record<string, unknown>>)[spec.by];
    if (typeof found === 'string') return found;
    throw new TypeError(`${spec.name}: ${type} has no ${spec.by}`);
  };
  const view: View<R> = {
    name: spec.name,
    version: spec.version ?? 1,
    events: spec.events,
    types,
    scope: spec.scope,
    masked: spec.masked ?? [],
    personal: spec.personal,
    queries: spec.queries,
    allow: spec.allow,
    indexes: (spec.indexes ?? []) as View<R>['indexes'],
    orders: spec.orders ?? [],
    rollups: spec.rollups ?? {},
    byStream: key.size === 0 && isOfOneStream(spec.events, types, spec.by),
    past: 'versions',
    keptDays: spec.keptDays,
    keepsDays: spec.keepsDays ?? false,
    change(fact, occurrence) {
      if (!types.has(fact.type)) return undefined;
      const keys = keysOf(fact, occurrence);
      return {
        keys: typeof keys === 'string' ? [keys] : keys,
        apply: (row, id) => apply(fact, occurrence, row, id),
      };
    },
    answer: answering(spec),
    row: (id, together) => ({ view, id, ...(together && { together }) }),
    rows: (where) => ({ view, where }),
  };
  return view;
}

/** Whether all events are of one kind of stream, and the rows are known by its ids. */
function isOfOneStream(events: EventSet, types: ReadonlySet<string>, by: string | undefined) {
  const headings = new Set([...types].map((type) => events[type]?.heading));
  const [heading] = headings;
  return headings.size === 1 && (by === undefined || by === heading?.by);
}

type TrailSpec<R extends object, Q extends Queries> = Pick<
  ViewSpec<R, EventSet, Q, never>,
  'name' | 'version' | 'scope' | 'masked' | 'queries' | 'allow' | 'answer' | 'indexes' | 'orders'
> & {
  /** Lists are sorted by the place of the event in the log. What is no business has no row. */
  readonly row: (
    fact: Fact,
    occurrence: Occurrence,
  ) => (R & { readonly position: number }) | undefined;
};

/** The trail of every event of the log, whatever its context: one row an event. */
export function defineTrail<R extends object, Q extends Queries>(spec: TrailSpec<R, Q>): View<R> {
  const view: View<R> = {
    name: spec.name,
    version: spec.version ?? 1,
    events: {},
    types: undefined,
    scope: spec.scope,
    masked: spec.masked ?? [],
    queries: spec.queries,
    allow: spec.allow,
    indexes: (spec.indexes ?? []) as View<R>['indexes'],
    orders: spec.orders ?? [],
    rollups: {},
    byStream: false,
    past: 'writtenOnce',
    keepsDays: false,
    change: (fact, occurrence) => {
      const row = spec.row(fact, occurrence);
      return row && { keys: [String(occurrence.position)], apply: () => row };
    },
    answer: answering(spec),
    row: (id) => ({ view, id }),
    rows: (where) => ({ view, where }),
  };
  return view;
}

type Arm<R> = (data: unknown, row: R, occurrence: Occurrence) => R | undefined;
type Opening<R> = (data: unknown, occurrence: Occurrence) => R;
type KeyOf = (data: unknown, occurrence: Occurrence) => Keys;

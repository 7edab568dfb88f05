import type { Query, QueryResult } from '@nestjs/cqrs';
import type { DataOf, EventSet, Fact } from './events.js';
import type { Day } from './day.js';
import type { Occurrence } from './occurrence.js';
import type { Role } from './roles.js';
import type { Path, Table, Where } from './table.js';

/** The row after each event a view cares for; undefined takes it off the view. */
export type Rows<R, E> = {
  readonly [T in keyof E]?: (data: DataOf<E[T]>, row: R, occurrence: Occurrence) => R | undefined;
};

/** The first row after each event that opens one. */
export type Openings<R, E> = {
  readonly [T in keyof E]?: (data: DataOf<E[T]>, occurrence: Occurrence) => R;
};

/** What a row adds to one group of a rollup. Sums are whole numbers: minor units, counts. */
export interface Contribution {
  readonly group: Readonly<Record<string, string>>;
  readonly sums: Readonly<Record<string, number>>;
}

/** The groups a row counts in. */
export type Rollup<R> = (row: R) => readonly Contribution[];

/** One row, for a decider to consult. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the row of any view
export interface RowRef<R = any> {
  readonly view: View<R>;
  readonly id: string;
}

/** Some rows, for a process to go through. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the rows of any view
export interface RowsRef<R = any> {
  readonly view: View<R>;
  readonly where: Where<R>;
}

type Queries = Readonly<Record<string, new () => Query<unknown>>>;
type Keys = string | readonly string[];

/** What an answer may know beside the question and the rows. */
export interface Asked {
  /** The day whose evening the figures are of: today, or the day of `asOf`. */
  readonly today?: Day;
}

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
  readonly queries: Queries;
  readonly allow: Readonly<Record<string, readonly Role[]>>;
  readonly indexes: readonly Readonly<Record<string, 1 | -1>>[];
  readonly rollups: Readonly<Record<string, Rollup<R>>>;
  /** Whether every event's row is the row of its own stream. */
  readonly byStream: boolean;
  change(fact: Fact, occurrence: Occurrence): Change<R> | undefined;
  answer(query: object, table: Table<R>, asked?: Asked): Promise<unknown>;
  row(id: string): RowRef<R>;
  rows(where: Where<R>): RowsRef<R>;
}

/** An event came for a row that no earlier event had opened. */
export class NoRow extends Error {
  constructor(view: string, type: string, key: string) {
    super(`${view}: ${type} came for ${key}, which nothing had opened`);
  }
}

interface ViewSpec<R extends object, E extends EventSet, Q extends Queries, U extends string> {
  readonly name: string;
  /** Raise it whenever rows come out differently: the new version is built beside the old one. */
  readonly version?: number;
  readonly events: E;
  /** The events that open a row, for a view of one stream a row. */
  readonly opens?: Openings<R, E>;
  /** The row before any event, for a view that gathers: then nothing opens. */
  readonly empty?: (key: string) => R;
  readonly on: Rows<R, E>;
  /** The row or rows of an event, where it is not the row of the event's own stream. */
  readonly key?: {
    readonly [T in keyof E]?: (data: DataOf<E[T]>, occurrence: Occurrence) => Keys;
  };
  /** Counts and sums by group, kept with the rows: −before, +after. */
  readonly rollups?: Readonly<Record<U, Rollup<R>>>;
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
  readonly indexes?: readonly Readonly<Partial<Record<Path<R>, 1 | -1>>>[];
}

/** A pure fold of events into rows, and the answers to queries upon them. */
export function defineView<
  R extends object,
  E extends EventSet,
  Q extends Queries,
  U extends string = never,
>(spec: ViewSpec<R, E, Q, U>): View<R> {
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
  const view: View<R> = {
    name: spec.name,
    version: spec.version ?? 1,
    events: spec.events,
    types: new Set([...on.keys(), ...opens.keys()]),
    queries: spec.queries,
    allow: spec.allow,
    indexes: (spec.indexes ?? []) as View<R>['indexes'],
    rollups: spec.rollups ?? {},
    byStream: key.size === 0,
    change(fact, occurrence) {
      if (!on.has(fact.type) && !opens.has(fact.type)) return undefined;
      const keys = key.get(fact.type)?.(fact.data, occurrence) ?? occurrence.id;
      return {
        keys: typeof keys === 'string' ? [keys] : keys,
        apply: (row, id) => apply(fact, occurrence, row, id),
      };
    },
    answer: answering(spec),
    row: (id) => ({ view, id }),
    rows: (where) => ({ view, where }),
  };
  return view;
}

/** The trail of every event of the log, whatever its context: one row an event. */
export function defineTrail<R extends object, Q extends Queries>(spec: {
  readonly name: string;
  readonly version?: number;
  readonly row: (fact: Fact, occurrence: Occurrence) => R;
  readonly queries: Q;
  readonly allow: ViewSpec<R, EventSet, Q, never>['allow'];
  readonly answer: {
    readonly [N in keyof Q]: (
      query: InstanceType<Q[N]>,
      rows: Table<R>,
      asked: Asked,
    ) => Promise<QueryResult<InstanceType<Q[N]>>>;
  };
  readonly indexes?: readonly Readonly<Partial<Record<Path<R>, 1 | -1>>>[];
}): View<R> {
  const view: View<R> = {
    name: spec.name,
    version: spec.version ?? 1,
    events: {},
    types: undefined,
    queries: spec.queries,
    allow: spec.allow,
    indexes: (spec.indexes ?? []) as View<R>['indexes'],
    rollups: {},
    byStream: false,
    change: (fact, occurrence) => ({
      keys: [String(occurrence.position)],
      apply: () => spec.row(fact, occurrence),
    }),
    answer: answering(spec),
    row: (id) => ({ view, id }),
    rows: (where) => ({ view, where }),
  };
  return view;
}

function answering(spec: {
  readonly name: string;
  readonly queries: Queries;
  readonly answer: object;
}) {
  const answers = untyped<Answer>(spec.answer);
  const names = new Map(Object.entries(spec.queries).map(([name, query]) => [query, name]));
  return (query: object, table: unknown, asked: Asked = {}): Promise<unknown> => {
    const name = names.get(query.constructor as new () => Query<unknown>);
    const answer = name === undefined ? undefined : answers.get(name);
    if (!answer) throw new TypeError(`${spec.name} answers no such query`);
    return answer(query, table, asked);
  };
}

const untyped = <F>(arms: object = {}): Map<string, F> =>
  new Map(Object.entries(arms) as [string, F][]);

type Arm<R> = (data: unknown, row: R, occurrence: Occurrence) => R | undefined;
type Opening<R> = (data: unknown, occurrence: Occurrence) => R;
type KeyOf = (data: unknown, occurrence: Occurrence) => Keys;
type Answer = (query: object, table: unknown, asked: Asked) => Promise<unknown>;

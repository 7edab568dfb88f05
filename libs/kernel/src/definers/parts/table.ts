/** What a field is compared with: the value itself, or one or more comparisons that all hold. */
export type Condition<V> =
  | V
  | {
      readonly in?: readonly V[];
      readonly not?: V;
      readonly from?: V;
      readonly above?: V;
      readonly upTo?: V;
      readonly below?: V;
      readonly startsWith?: string;
    };

/** An array holds an element that begins so. */
export interface AnyStartsWith {
  readonly anyStartsWith: string;
}

type ConditionOn<V> = V extends readonly (infer Element)[]
  ? Condition<Element> | AnyStartsWith
  : Condition<V>;

type Scalar = string | number | boolean | null | undefined;
type Inner<R, K extends keyof R & string> =
  NonNullable<R[K]> extends Scalar | readonly unknown[]
    ? never
    : `${K}.${keyof NonNullable<R[K]> & string}`;

/** The fields of a row that a list may be filtered and sorted by: its own, and one level down. */
export type Path<R> =
  (keyof R & string) | { [K in keyof R & string]: Inner<R, K> }[keyof R & string];

type At<R, P> = P extends keyof R
  ? NonNullable<R[P]>
  : P extends `${infer K}.${infer Rest}`
    ? K extends keyof R
      ? At<NonNullable<R[K]>, Rest>
      : never
    : never;

/** The fields of a row that put a list in order: lists of their own put it in none. */
export type Order<R> = {
  [P in Path<R>]: At<R, P> extends readonly unknown[] ? never : P;
}[Path<R>];

/** Which rows: all conditions hold. A condition that is undefined is no condition. */
export type Where<R> = { readonly [P in Path<R>]?: ConditionOn<At<R, P>> | undefined };

/** Which part of a list: `sort` names a field, with `-` in front for the greatest first. */
export interface PageRequest {
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
  readonly sort?: string | undefined;
}

/** One page of a list. `next` is the cursor of the page after it, null on the last. */
export interface Page<R> {
  readonly items: readonly R[];
  readonly next: string | null;
}

/** How many rows a group has, and what they add up to. */
export interface Total {
  readonly group: Readonly<Record<string, string>>;
  readonly count: number;
  readonly sums: Readonly<Record<string, number>>;
}

/** What a query may do with the rows of its view. */
export interface Table<R, U extends string = string> {
  /** The row, or the refusal `NotFound`. */
  get(id: string): Promise<R>;
  find(id: string): Promise<R | undefined>;
  page(where: Where<R>, request?: PageRequest): Promise<Page<R>>;
  /** Every row, in the order of its id, a page at a time: for processes, never for screens. */
  each(where: Where<R>): AsyncIterable<R>;
  count(where: Where<R>): Promise<number>;
  /** The groups of a rollup, those without rows left out. */
  totals(
    rollup: U,
    where?: Readonly<Record<string, string | undefined>>,
  ): Promise<readonly Total[]>;
}

/** What a row adds to one group of a rollup. Sums are whole numbers: minor units, counts. */
export interface Contribution {
  readonly group: Readonly<Record<string, string>>;
  readonly sums: Readonly<Record<string, number>>;
}

/** The groups a row counts in. */
export type Rollup<R> = (row: R) => readonly Contribution[];

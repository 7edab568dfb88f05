import type { Test } from '../stores/tables.js';
import type { Stamp } from './stamp.js';
import { keyOf } from './stamp.js';

/** So many single keys are read one beside the other, each in the order of its index. */
const mostBranches = 8;

/** What a sight lets somebody see, as it can be written down. */
export interface Grant {
  /** The keys of what is seen; absent where all rows behind no wall are. */
  readonly keys?: readonly string[];
  /** The person behind whose walls is seen too; absent where behind all of them. */
  readonly person?: string;
}

/** What somebody sees of the rows of a view. */
export class Sight {
  /** All rows, those behind walls too: for the system itself and for auditors. */
  static readonly all = new Sight(undefined, undefined);

  private constructor(
    /** The keys of what is seen; undefined where all rows behind no wall are. */
    private readonly keys: readonly string[] | undefined,
    /** The person behind whose walls is seen too; undefined where behind all of them. */
    private readonly person: string | undefined,
  ) {}

  /** Every row, except those behind walls that do not name the person. */
  static everything(person: string): Sight {
    return new Sight(undefined, person);
  }

  /** The rows that one of these keys opens. */
  static of(person: string, keys: Iterable<string>): Sight {
    return new Sight([...new Set([...keys, keyOf.person(person)])], person);
  }

  /** What was written down of a sight, as a sight again. */
  static granting({ keys, person }: Grant): Sight {
    return new Sight(keys, person);
  }

  get grant(): Grant {
    const { keys, person } = this;
    return { ...(keys && { keys }), ...(person !== undefined && { person }) };
  }

  get isUnlimited(): boolean {
    return this.keys === undefined && this.person === undefined;
  }

  /** Whether every row behind no wall is seen. */
  get isEverything(): boolean {
    return this.keys === undefined;
  }

  /**
   * The tests that a row must pass, as alternatives: each can be answered by an index in its own
   * order, and what one gives another may give again.
   */
  get branches(): readonly (readonly Test[])[] {
    const { keys, person } = this;
    if (keys === undefined) {
      return person === undefined ? [[]] : [[{ field: '_wall', is: 'in', value: [null, person] }]];
    }
    return keys.length <= mostBranches
      ? keys.map((value) => [{ field: '_seenBy', is: 'eq', value } as const])
      : [[{ field: '_seenBy', is: 'in', value: keys }]];
  }

  /** The tests that a row must pass, as one list. */
  get tests(): readonly Test[] {
    const { keys } = this;
    if (keys !== undefined) return [{ field: '_seenBy', is: 'in', value: keys }];
    return this.branches.flat();
  }

  /** The keys of the totals that add up to what is seen. Each row counts under exactly one of them. */
  get totals(): readonly string[] {
    const { keys, person } = this;
    if (keys !== undefined) return keys;
    return [keyOf.everything, person === undefined ? keyOf.walls : keyOf.person(person)];
  }

  sees({ seenBy, wall }: Stamp): boolean {
    const { keys, person } = this;
    if (keys !== undefined) return keys.some((key) => seenBy.includes(key));
    return person === undefined || wall === undefined || wall.includes(person);
  }
}

import { orderKey, Rank } from '../../bson/order.js';
import { valuesAt } from '../../bson/paths.js';
import { fieldsOf } from '../../bson/raw.js';
import type { SortPart } from '../../bson/sort.js';
import { isArray, isDoc } from '../../bson/values.js';
import { notSupported } from '../../errors.js';
import type { Collation } from './collation.js';
import type { Found } from './search.js';

interface Placed {
  readonly found: Found;
  /** What it is sorted by, part by part. */
  readonly places: readonly unknown[];
}

/** Sorts texts as a language does. Its order has no keys, so all documents are kept and compared. */
export class CollatedSorter {
  readonly keepsAll = true;
  private readonly kept: Placed[] = [];
  private readonly fields: ReadonlySet<string>;

  constructor(
    private readonly sort: readonly SortPart[],
    private readonly collation: Collation,
  ) {
    this.fields = new Set(sort.map(({ path }) => path[0] ?? ''));
  }

  add(found: Found): void {
    const doc = fieldsOf(found.raw, this.fields);
    const places = this.sort.map(({ path }) => {
      const [value, ...more] = valuesAt(doc, path);
      if (more.length === 0 && !isArray(value) && !isDoc(value)) return value;
      throw notSupported('sorting arrays and documents by a collation');
    });
    this.kept.push({ found, places });
  }

  result(): readonly Found[] {
    return this.kept.sort((a, b) => this.order(a, b)).map(({ found }) => found);
  }

  private order(a: Placed, b: Placed): number {
    for (const [at, { direction }] of this.sort.entries()) {
      const order = this.orderOf(a.places[at], b.places[at]);
      if (order !== 0) return order * direction;
    }
    return 0;
  }

  private orderOf(one: unknown, other: unknown): number {
    if (typeof one === 'string' && typeof other === 'string') {
      return this.collation.order(one, other);
    }
    const [a, b] = [placeAmongTypes(one), placeAmongTypes(other)];
    return a < b ? -1 : a > b ? 1 : 0;
  }
}

const placeAmongTypes = (value: unknown): string =>
  typeof value === 'string' ? Rank.String : orderKey(value);

import { BSONRegExp, MaxKey, MinKey } from 'bson';
import type { Doc } from '../bson/values.js';

/** A linear congruential generator (Numerical Recipes): the same seed, the same run. */
export class Random {
  constructor(private state: number) {}

  below(limit: number): number {
    this.state = (Math.imul(this.state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((this.state / 2 ** 32) * limit);
  }

  pick<T>(list: readonly T[]): T {
    const picked = list.slice(this.below(list.length))[0];
    if (picked === undefined) throw new Error('nothing to pick from');
    return picked;
  }

  oneIn(n: number): boolean {
    return this.below(n) === 0;
  }

  list<T>(length: number, make: () => T): T[] {
    return Array.from({ length }, make);
  }
}

const SCALARS = [
  ...[null, 0, 1, 2, 2.5, -1, NaN, Infinity, 'a', 'ab', 'b', 'ä', '', true, false],
  ...[new Date(1), new Date(2), { x: 1 }, { x: 'a', y: 2 }, {}],
];
const FIELDS = ['a', 'a', 'a', 'b', 'b', 'c', 'd.x', '_id'];
const COMPARISONS = ['$eq', '$gt', '$gte', '$lt', '$lte', '$ne'];

/** Random documents, filters, sorts and indexes over a handful of values, so that they meet. */
export class Generator {
  constructor(readonly random: Random) {}

  private scalar = (): unknown => this.random.pick(SCALARS);

  private value(): unknown {
    const { random } = this;
    if (random.oneIn(5)) return random.list(random.below(4), this.scalar);
    if (random.oneIn(8)) return random.list(random.below(3), () => ({ x: this.inner() }));
    if (random.oneIn(8)) return random.list(random.below(3), () => this.inner());
    return this.scalar();
  }

  /** Within an array: a scalar, or an array of scalars or documents. */
  private inner(): unknown {
    const { random } = this;
    if (random.oneIn(3)) return this.scalar();
    const list = () => (random.oneIn(3) ? { x: this.scalar() } : this.scalar());
    return random.list(random.below(3), list);
  }

  document(id: number): Doc {
    const { random } = this;
    const doc: Doc = { _id: id };
    for (const field of ['a', 'b', 'c']) if (!random.oneIn(4)) doc[field] = this.value();
    if (!random.oneIn(3)) doc['d'] = random.oneIn(4) ? this.value() : { x: this.scalar() };
    return doc;
  }

  private operand(field: string): unknown {
    return field === '_id' ? this.random.below(70) : this.scalar();
  }

  private condition(field: string): unknown {
    const { random } = this;
    const operand = () => this.operand(field);
    switch (random.below(9)) {
      case 0:
      case 1:
        return operand();
      case 2:
        return { [random.pick(['$in', '$nin'])]: [operand(), operand()] };
      case 3:
        return { $exists: random.oneIn(2) };
      case 4:
        return { $gte: operand(), $lt: operand() };
      case 5:
        return { $elemMatch: this.elementCondition(2) };
      case 6:
        return random.oneIn(3) ? { $regex: '^a' } : { $all: [this.part(operand), operand()] };
      default:
        return { [random.pick(COMPARISONS)]: this.comparand(operand) };
    }
  }

  private comparand(operand: () => unknown): unknown {
    const { random } = this;
    if (random.oneIn(12)) return random.oneIn(2) ? new MinKey() : new MaxKey();
    return random.oneIn(8) ? this.value() : operand();
  }

  /** What an element has to be: a value, a document or, at some depth, an array. */
  private elementCondition(depth: number): Doc {
    const { random } = this;
    if (depth > 0 && random.oneIn(3)) {
      const nested = { $elemMatch: this.elementCondition(depth - 1) };
      return random.oneIn(2) ? nested : { x: nested };
    }
    if (random.oneIn(4)) return { $all: [this.part(this.scalar)] };
    return random.oneIn(2) ? { $gt: this.scalar() } : { x: this.scalar() };
  }

  /** A value of `$all`, or a pattern or condition in its place. */
  private part(operand: () => unknown): unknown {
    const { random } = this;
    if (random.oneIn(3)) return new BSONRegExp(random.pick(['^a', 'b$', '^']));
    return operand();
  }

  filter(): Doc {
    const { random } = this;
    const filter: Doc = {};
    for (let n = random.below(3); n >= 0; n--) {
      const field = random.pick(FIELDS);
      filter[field] = this.condition(field);
    }
    if (random.oneIn(4)) {
      const field = random.pick(FIELDS);
      const other = random.oneIn(2) ? field : random.pick(FIELDS);
      filter['$or'] = [{ [field]: this.condition(field) }, { [other]: this.condition(other) }];
    }
    return filter;
  }

  sort(): Doc {
    const sort: Doc = {};
    for (let n = this.random.below(3); n > 0; n--) {
      sort[this.random.pick(FIELDS)] = this.random.pick([1, -1]);
    }
    sort['_id'] ??= 1;
    return sort;
  }

  index(at: number) {
    const key: Doc = {};
    for (let n = this.random.below(3); n >= 0; n--) {
      key[this.random.pick(FIELDS)] = this.random.pick([1, -1]);
    }
    const partialFilterExpression = this.random.oneIn(5) ? { a: { $gt: 0 } } : undefined;
    return {
      v: 2 as const,
      key,
      name: `index-${at}`,
      ...(partialFilterExpression ? { partialFilterExpression } : {}),
    };
  }
}

import { CommandError } from '../errors.js';
import { nameOf } from './names.js';
import { directed, type Direction } from './order.js';
import { keysAt, pathOf, type Path } from './paths.js';
import { isDoc, isNumeric, toNumber, type Doc } from './values.js';

/** One component of a sort or of an index. */
export interface SortPart {
  readonly name: string;
  readonly path: Path;
  readonly direction: Direction;
}

/** Reads `{ field: 1 | -1, … }`. */
export function sortParts(spec: unknown): readonly SortPart[] {
  if (spec === undefined || spec === null) return [];
  if (!isDoc(spec)) throw new CommandError(14, "Expected field 'sort' to be of type object");
  return Object.entries(spec).map(([key, value]) => {
    const name = nameOf(key);
    if (name === '' || name.split('.').includes('')) {
      throw new CommandError(15998, 'FieldPath field names may not be empty strings.');
    }
    if (name.startsWith('$')) throw new CommandError(16410, `cannot sort by '${name}'`);
    const direction = isNumeric(value) ? toNumber(value) : 0;
    if (direction === 1 || direction === -1) return { name, path: pathOf(name), direction };
    throw new CommandError(
      15975,
      '$sort key ordering must be 1 (for ascending) or -1 (for descending)',
    );
  });
}

/** A document's place in a sort: of an array the smallest element counts, descending the largest. */
export function sortKey(doc: Doc, parts: readonly SortPart[]): string {
  let key = '';
  for (const { path, direction } of parts) {
    const keys = keysAt(doc, path);
    let best = keys[0] ?? '';
    for (const other of keys) if (direction === 1 ? other < best : other > best) best = other;
    key += directed(best, direction);
  }
  return key;
}

/** Something with its place in the order. */
export interface Keyed<T> {
  readonly item: T;
  readonly key: string;
}

/** The items in the order of their keys, equal ones as they came; only the first `limit`. */
export function inOrder<T>(items: Iterable<Keyed<T>>, limit = Infinity): T[] {
  const sorter = new Sorter<T>(limit);
  for (const { item, key } of items) sorter.add(key, item);
  return sorter.result();
}

/**
 * Sorts what it is given one by one. Keeps no more than a few times `limit` at once, so that a page
 * of a large collection costs little memory.
 */
export class Sorter<T> {
  private kept: Keyed<T>[] = [];
  private worst: string | undefined;

  constructor(private readonly limit = Infinity) {}

  get size(): number {
    return this.kept.length;
  }

  add(key: string, item: T): void {
    if (this.worst !== undefined && key >= this.worst) return;
    this.kept.push({ item, key });
    if (this.kept.length < 4 * this.limit + 1_000) return;
    this.cut();
    this.worst = this.kept.at(-1)?.key;
  }

  private cut(): void {
    this.kept = this.kept.sort(byKey).slice(0, this.limit);
  }

  /** The items in their order. */
  result(): T[] {
    this.cut();
    return this.kept.map(({ item }) => item);
  }
}

const byKey = (a: Keyed<unknown>, b: Keyed<unknown>): number =>
  a.key < b.key ? -1 : a.key > b.key ? 1 : 0;

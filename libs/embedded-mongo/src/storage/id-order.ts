import { pathOf } from '../bson/paths.js';
import type { SortPart } from '../bson/sort.js';
import type { OrderedDocuments } from './index.js';
import { OrderedMap } from './ordered-map.js';
import type { Slot } from './slot.js';

const ID: SortPart = { name: '_id', path: pathOf('_id'), direction: 1 };

/**
 * A collection's documents in the order of their `_id`s. Built when first read, since most
 * collections only ever look single documents up, for which the hash does.
 */
export class IdOrder implements OrderedDocuments {
  readonly name = '_id_';
  readonly parts: readonly SortPart[] = [ID];
  readonly isMultikey = false;
  readonly partial = undefined;
  private ordered: OrderedMap<Slot> | undefined;

  constructor(private readonly slots: ReadonlyMap<string, Slot>) {}

  range(low: string, high: string, reverse: boolean): Iterable<Slot> {
    if (!this.ordered) {
      const stored = [...this.slots.values()].filter(({ raw }) => raw !== undefined);
      stored.sort((a, b) => (a.id < b.id ? -1 : 1));
      this.ordered = new OrderedMap();
      this.ordered.load(
        stored.map(({ id }) => id),
        stored,
      );
    }
    return this.ordered.range(low, high, reverse);
  }

  add(slot: Slot): void {
    this.ordered?.set(slot.id, slot);
  }

  remove(slot: Slot): void {
    this.ordered?.delete(slot.id);
  }
}

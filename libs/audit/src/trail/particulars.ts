import type { Labels, Page } from '#kernel';
import type { Recorded } from '#platform';
import { Definitions, Effects, EventStore, lifted } from '#platform';
import { Injectable } from '@nestjs/common';
import { wordsOf } from '../words/event-words.js';
import type { TrailEntry } from './trail-entry.js';
import type { TrailNode, TrailTree } from './trail-tree.js';

/** So many events are read beside each other. */
const together = 16;
/** A stretch reads at most so many events of the log for each one wanted. */
const readForOne = 2;

/**
 * What entries of the trail say beyond their rows. It is read from the log when somebody asks, so that
 * no second copy of the particulars has to be guarded, or forgotten.
 */
@Injectable()
export class Particulars {
  constructor(
    private readonly store: EventStore,
    private readonly definitions: Definitions,
    private readonly effects: Effects,
  ) {}

  /** A page whose entries say in words what happened. */
  async said({ items, next }: Page<TrailEntry>): Promise<Page<TrailEntry>> {
    const words = await this.wordsAt(items.map(({ position }) => position));
    return { items: items.map((entry) => withWords(entry, words)), next };
  }

  /** One entry with its particulars, and what it changed in the views. */
  async whole(entry: TrailEntry): Promise<TrailEntry> {
    const event = await this.store.at(entry.position);
    if (!event) return entry;
    const { fact } = lifted(this.definitions, event);
    const changes = entry.unbelieved === undefined ? await this.effects.of(event) : ([] as const);
    const { seen = [] } = event.metadata;
    const shown = seen.length > 0 && { seen: seen.length };
    return { ...entry, ...shown, words: this.worded(event), data: fact.data, changes };
  }

  /** A tree whose entries say in words what happened. */
  async told(tree: TrailTree): Promise<TrailTree> {
    const words = await this.wordsAt(positionsIn(tree.root));
    const node = (each: TrailNode): TrailNode => ({
      ...withWords(each, words),
      followed: each.followed.map(node),
    });
    return { ...tree, root: node(tree.root) };
  }

  private async wordsAt(positions: readonly number[]): Promise<ReadonlyMap<number, Labels>> {
    const words = new Map<number, Labels>();
    const note = (event: Recorded) => words.set(event.position, this.worded(event));
    await this.beside(positions, note);
    const queue = positions.filter((position) => !words.has(position));
    const hands = Array.from({ length: Math.min(together, queue.length) }, async () => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        const event = await this.store.at(next);
        if (event) note(event);
      }
    });
    await Promise.all(hands);
    return words;
  }

  /** Most pages of a trail are one stretch of the log: those are read in one go. */
  private async beside(positions: readonly number[], note: (event: Recorded) => unknown) {
    if (positions.length < together) return;
    const wanted = new Set(positions);
    const [first, last] = [Math.min(...positions), Math.max(...positions)];
    const most = positions.length * readForOne;
    let read = 0;
    // The log is read after a position, so the first event is left to be read by itself.
    for await (const event of this.store.log(first)) {
      if (wanted.has(event.position)) note(event);
      if (event.position >= last || ++read >= most) return;
    }
  }

  private worded(event: Recorded): Labels {
    const { fact, unreadable } = lifted(this.definitions, event);
    return unreadable ? { en: fact.type, zh: fact.type } : wordsOf(fact.type, fact.data);
  }
}

const withWords = <E extends TrailEntry>(entry: E, all: ReadonlyMap<number, Labels>): E => {
  const words = all.get(entry.position);
  return words ? { ...entry, words } : entry;
};

const positionsIn = (node: TrailNode): readonly number[] => [
  node.position,
  ...node.followed.flatMap(positionsIn),
];

import { fieldsOf, type Raw } from '../../bson/raw.js';
import { CommandError } from '../../errors.js';
import type { Collection } from '../../storage/collection.js';
import { Damaged } from '../../storage/folder/damage.js';
import { ID_BYTES, isShortened, type KeyRange } from '../../storage/keys.js';
import type { DocumentRecord } from '../../storage/records.js';
import type { View } from '../../storage/view.js';
import type { Filter } from './filter.js';
import type { Plan } from '../plan.js';

/** A document found: its encoded `_id` and its bytes. */
export interface Found {
  readonly id: string;
  readonly raw: Raw;
}

/** What a query has looked at. */
export interface Effort {
  keys: number;
  documents: number;
}

/** Documents are handed on in slices of so many, or of so many bytes. */
const SLICE = 128;
const SLICE_BYTES = 1024 * 1024;

/** The matching documents of one plan, a slice at a time; between two of them others may work. */
export class Search {
  /** Documents that lie over what the engine has. */
  private readonly over: readonly string[];
  private readonly isOver: ReadonlySet<string>;

  constructor(
    private readonly view: View,
    private readonly collection: Collection,
    private readonly filter: Filter,
    private readonly plan: Plan,
    private readonly effort: Effort = { keys: 0, documents: 0 },
    /** So many are enough. */
    private readonly most = Infinity,
  ) {
    const overlay = plan.ids ? undefined : view.overlay(collection);
    this.over = [...(overlay?.documents.keys() ?? [])];
    this.isOver = new Set(this.over);
  }

  get hasOverlay(): boolean {
    return this.over.length > 0;
  }

  *all(): Generator<readonly Found[]> {
    if (this.plan.ids) {
      yield* this.named(this.plan.ids);
    } else {
      yield* this.stored();
      yield* this.overlaid();
    }
  }

  private named(ids: readonly string[]): Generator<readonly Found[]> {
    return this.sliced(ids, (id) => {
      this.effort.keys++;
      const raw = this.view.document(this.collection, id);
      return raw !== undefined && (this.plan.isExact || this.tests(raw)) ? raw : undefined;
    });
  }

  /** What lies over the engine: what the transaction, or somebody just before, has written. */
  overlaid(): Generator<readonly Found[]> {
    return this.sliced(this.over, (id) => {
      const raw = this.view.latest(this.collection, id); // the engine may have it by now
      return raw !== undefined && this.tests(raw) ? raw : undefined;
    });
  }

  private *sliced(
    ids: readonly string[],
    look: (id: string) => Raw | undefined,
  ): Generator<readonly Found[]> {
    let slice = new Slice(SLICE);
    for (const id of ids) {
      const raw = look(id);
      if (raw !== undefined) slice.add({ id, raw });
      if (!slice.isFull && !this.view.isOver()) continue;
      yield slice.found;
      slice = new Slice(SLICE);
    }
    yield slice.found;
  }

  /** What the engine has, without what lies over it. */
  *stored(): Generator<readonly Found[]> {
    this.view.snapshot(); // taken now: together with what lies over it
    const seen = this.plan.repeats ? new Set<string>() : undefined;
    let left = this.most;
    for (const range of this.plan.ranges) {
      let after: string | undefined;
      do {
        const slice = new Slice(Math.min(left, SLICE));
        after = this.read(range, after, slice, seen);
        left -= slice.found.length;
        yield slice.found;
        if (left <= 0) return;
      } while (after !== undefined);
    }
  }

  /**
   * Reads until the slice is full or the turn is over. The engine's cursor does not outlive it.
   * @returns the key to go on after; none at the end of the range
   */
  private read(
    range: KeyRange,
    after: string | undefined,
    slice: Slice,
    seen: Set<string> | undefined,
  ): string | undefined {
    const { source, reads } = this.plan;
    if (source.isDropped || this.collection.isDropped) {
      throw new CommandError(175, `what the query reads was dropped: ${source.name}`);
    }
    const { environment } = this.view.store;
    const { prefix } = this.collection;
    const snapshot = this.view.snapshot();
    const how = { after, snapshot, reverse: reads === 'backward' };
    const take = (stored: string, record: DocumentRecord): boolean => {
      this.effort.keys++;
      const id = isShortened(stored, ID_BYTES) ? this.collection.idOf(record.raw) : stored;
      if (!this.isOver.has(id) && seen?.has(id) !== true) {
        seen?.add(id);
        if (this.matches(record)) slice.add({ id, raw: record.raw });
      }
      return !slice.isFull && !this.view.isOver();
    };
    if (source.table === 'documents') {
      return environment.eachDocument(range, how, (key, record) =>
        take(key.slice(prefix.length), record),
      );
    }
    return environment.eachEntry(range, how, (key, stored) => {
      const record = environment.document(prefix + stored, snapshot);
      if (!record) throw new Damaged('an index that names no document', key);
      return take(stored, record);
    });
  }

  private matches(record: DocumentRecord): boolean {
    if (this.plan.isExact) return true;
    this.effort.documents++;
    return this.filter.matches(record.fields(this.filter.fields));
  }

  private tests(raw: Raw): boolean {
    this.effort.documents++;
    return this.filter.matches(fieldsOf(raw, this.filter.fields));
  }
}

class Slice {
  readonly found: Found[] = [];
  private bytes = 0;

  constructor(private readonly most: number) {}

  get isFull(): boolean {
    return this.found.length >= this.most || this.bytes >= SLICE_BYTES;
  }

  add(one: Found): void {
    this.found.push(one);
    this.bytes += one.raw.length;
  }
}

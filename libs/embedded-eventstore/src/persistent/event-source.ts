import { filterOf, type Filter } from '../streams/filter.js';
import type { EventLog } from '../store/event-log.js';
import type { StoredRecord } from '../wire/stored-record.js';
import type { GroupSettings } from './settings.js';

/** A record and its place in the source of a group. */
export interface SourceEvent {
  readonly record: StoredRecord;
  readonly cursor: number;
  /** The filter of the group lets it pass. */
  readonly isWanted: boolean;
}

/** Reads what a group follows, from its cursor on: one stream, or all. */
export class EventSource {
  private readonly filter: Filter | undefined;
  /** Everything that there is was read. */
  isLive = false;
  /** The next place to read: a revision, or a position of `$all`. */
  cursor: number;

  constructor(
    private readonly log: EventLog,
    private readonly stream: string,
    settings: GroupSettings,
    checkpoint: number | undefined,
  ) {
    this.filter = settings.filter && filterOf(settings.filter);
    this.cursor = checkpoint === undefined ? this.start(settings.from) : checkpoint + 1;
  }

  get isAll(): boolean {
    return this.stream === '$all';
  }

  /** Calls back after commits that concern the source. */
  follow(listener: () => void): () => void {
    const { feed } = this.log;
    return this.isAll ? feed.follow(listener) : feed.followStream(this.stream, listener);
  }

  /** The next events, none when all were read. */
  read(limit: number): SourceEvent[] {
    const page = this.isAll ? this.readAll(limit) : this.readStream(limit);
    this.isLive = !page.length;
    return page;
  }

  private start(from: GroupSettings['from']): number {
    if (from === 'start') return 0;
    if (from !== 'end') return from;
    return this.isAll ? this.log.reader.end : this.log.stream(this.stream).durable + 1;
  }

  private readAll(limit: number): SourceEvent[] {
    const { reader } = this.log;
    if (this.cursor >= reader.end) return [];
    const page = reader.allForwards(this.cursor, limit);
    this.cursor = Math.max(this.cursor, page.next);
    return page.records.map((record) => ({
      record,
      cursor: record.position,
      isWanted: this.filter?.matches(record) ?? true,
    }));
  }

  private readStream(limit: number): SourceEvent[] {
    const state = this.log.stream(this.stream);
    if (!this.log.exists(state) || this.cursor > state.durable) return [];
    const page = this.log.reader.forwards(state, this.cursor, limit);
    this.cursor = Math.max(this.cursor, page.next);
    return page.records.map((record) => ({ record, cursor: record.revision, isWanted: true }));
  }
}

import { TOMBSTONE_REVISION, type StoredRecord } from '../wire/stored-record.js';
import { DamagedLog } from './folder/damaged-log.js';
import {
  indexKey,
  revisionOfKey,
  streamIdOfKey,
  type LogEnvironment,
} from './folder/log-environment.js';
import { METADATA_PREFIX, metadataOf, type StreamMetadata } from './stream-metadata.js';

/** What the node knows of a stream, kept in memory and derived from the log. */
export interface StreamState {
  readonly name: string;
  readonly nameBytes: number;
  /** Zero until the stream has an event. */
  id: number;
  /** The revision of the last event that was accepted, -1 without any. */
  last: number;
  /** The same, of what is on disk. */
  durable: number;
  /** Tombstoned: gone for good. */
  tombstoned: boolean;
  /** Undefined: not looked up yet. Null: none. */
  metadata: StreamMetadata | null | undefined;
  /** The number of the last batch that wrote to it: it must stay in memory until that is done. */
  batch: number;
}

/** Finds the state of streams by name; forgets those long unused that are on disk. */
export class StreamDirectory {
  private readonly streams = new Map<string, StreamState>();
  private nextId: number;

  /**
   * @param recordOf finds a record that may still wait for its commit
   * @param capacity how many streams are kept in memory
   */
  constructor(
    private readonly environment: LogEnvironment,
    private readonly recordOf: (state: StreamState, revision: number) => StoredRecord | undefined,
    private readonly capacity: number,
  ) {
    this.nextId = environment.greatestStreamId() + 1;
  }

  /** The state of a stream; `finished` is the last batch whose fate is known. */
  find(name: string, finished: number): StreamState {
    const known = this.streams.get(name);
    if (known) return known;
    const state = this.load(name);
    this.streams.set(name, state);
    if (this.streams.size > this.capacity) this.evict(state, finished);
    return state;
  }

  /** Metadata as last accepted, on disk or not: a write that follows must heed it at once. */
  metadata(state: StreamState, finished: number): StreamMetadata | undefined {
    if (state.metadata !== undefined) return state.metadata ?? undefined;
    state.metadata = null;
    if (!state.name.startsWith(METADATA_PREFIX)) {
      const stream = this.find(METADATA_PREFIX + state.name, finished);
      if (stream.last >= 0) state.metadata = metadataOf(this.recordOf(stream, stream.last)) ?? null;
    }
    return state.metadata ?? undefined;
  }

  /** Gives a stream its id with its first event. */
  register(state: StreamState): void {
    state.id = this.nextId++;
  }

  /** After a failed commit: what is in memory may be wrong, what is on disk is not. */
  forget(): void {
    this.streams.clear();
    this.nextId = this.environment.greatestStreamId() + 1;
  }

  private load(name: string): StreamState {
    const state: StreamState = {
      name,
      nameBytes: Buffer.byteLength(name),
      id: this.environment.streamId(name) ?? 0,
      last: -1,
      durable: -1,
      tombstoned: false,
      metadata: undefined,
      batch: 0,
    };
    if (state.id) this.loadHead(state);
    return state;
  }

  private loadHead(state: StreamState): void {
    this.environment.reading(state.name, () => {
      const newestFirst = this.environment.index.getKeys({
        start: indexKey(state.id, TOMBSTONE_REVISION),
        end: indexKey(state.id - 1, TOMBSTONE_REVISION),
        reverse: true,
        limit: 2,
      });
      for (const key of newestFirst) {
        const revision = revisionOfKey(key);
        if (revision === TOMBSTONE_REVISION) state.tombstoned = true;
        else if (state.last < 0) state.last = revision;
      }
      state.durable = state.last;
      this.checkHead(state);
    });
  }

  /** Proves that the last event is that of the stream, and that none behind it is lost. */
  private checkHead(state: StreamState): void {
    const { name, id, last, tombstoned } = state;
    const head = last < 0 && tombstoned ? TOMBSTONE_REVISION : last;
    if (!this.recordOf(state, head)) throw new DamagedLog(`the events of ${name} are lost`);
    const behind = { start: indexKey(id, last + 1), limit: tombstoned ? 2 : 1 };
    for (const key of this.environment.index.getKeys(behind)) {
      const revision = revisionOfKey(key);
      const isTombstone = revision === TOMBSTONE_REVISION;
      const isNextStream = streamIdOfKey(key) === id + 1 && (revision === 0 || isTombstone);
      const isOwn = streamIdOfKey(key) === id && isTombstone;
      if (!isNextStream && !isOwn) throw new DamagedLog(`the index behind ${name} is damaged`);
    }
  }

  private evict(keep: StreamState, finished: number): void {
    let left = Math.ceil(this.capacity / 10);
    for (const [name, state] of this.streams) {
      if (state === keep || state.batch > finished) continue;
      this.streams.delete(name);
      if (--left === 0) return;
    }
  }
}

import type { ProposedEvent } from '../wire/proposed-event.js';
import { EMPTY } from '../wire/proto-writer.js';
import { encodeRecord, TOMBSTONE_REVISION, type StoredRecord } from '../wire/stored-record.js';
import {
  NO_STREAM,
  STREAM_EXISTS,
  type Acknowledge,
  type AppendResult,
} from './appending/append-result.js';
import { CommitFeed } from './commit-feed.js';
import { checkExpectation } from './appending/expectation.js';
import { LOG_DEFAULTS, type EventLogOptions } from './event-log-options.js';
import { GroupCommit, type CommitOutcome } from './appending/group-commit.js';
import type { LogEnvironment } from './folder/log-environment.js';
import { LogReader } from './log-reader.js';
import { newEvent, type Write } from './appending/new-event.js';
import { RecentIds } from './appending/recent-ids.js';
import type { StoreMetrics } from './store-metrics.js';
import { StreamDirectory, type StreamState } from './stream-directory.js';
import {
  DELETED_TRUNCATE_BEFORE,
  METADATA_PREFIX,
  parseStreamMetadata,
  serializeStreamMetadata,
  type StreamMetadata,
} from './stream-metadata.js';

const STOPPED: AppendResult = {
  kind: 'failed',
  reason: 'stopped',
  message: 'the node is stopping',
};
/** So many of the latest ids are known again after a start. */
const WARM_IDS = 20_000;
const WARM_PAGE = 1_000;

/**
 * The log of events and its streams: decides about appends in memory, one after the other, and
 * has them written in groups. It knows nothing of the network.
 */
export class EventLog {
  readonly reader: LogReader;
  /** Tells of every commit, after it is on disk. */
  readonly feed = new CommitFeed();
  private readonly directory: StreamDirectory;
  private readonly recent: RecentIds;
  private readonly commit: GroupCommit;
  private readonly maxWaitingBytes: number;
  private isClosed = false;

  constructor(
    readonly environment: LogEnvironment,
    options: EventLogOptions = {},
  ) {
    this.maxWaitingBytes = options.maxWaitingBytes ?? LOG_DEFAULTS.maxWaitingBytes;
    this.reader = new LogReader(environment, this);
    this.directory = new StreamDirectory(
      environment,
      (state, revision) => this.acceptedEvent(state, revision),
      options.cachedStreams ?? LOG_DEFAULTS.cachedStreams,
    );
    this.recent = new RecentIds(options.recentIds ?? LOG_DEFAULTS.recentIds);
    const outcome: CommitOutcome = {
      committed: (records, end) => {
        this.reader.end = end;
        if (records.length) this.feed.publish(records);
      },
      failed: () => {
        this.directory.forget();
        this.recent.clear();
        this.warmUp();
      },
    };
    this.commit = new GroupCommit(
      environment,
      outcome,
      options.minFreeBytes ?? LOG_DEFAULTS.minFreeBytes,
    );
    this.warmUp();
  }

  /** The state of a stream, which need not exist. */
  stream(name: string): StreamState {
    return this.directory.find(name, this.commit.finished);
  }

  /** The metadata of a stream, if it has any. */
  metadata(state: StreamState): StreamMetadata | undefined {
    return this.directory.metadata(state, this.commit.finished);
  }

  /** Whether readers find the stream: it has events and is not deleted. */
  exists(state: StreamState): boolean {
    return state.durable >= 0 && !state.tombstoned && !this.metadata(state)?.softDeleted;
  }

  /** Appends all events or none and answers once their fate is known. */
  append(
    name: string,
    expected: number,
    events: readonly ProposedEvent[],
    acknowledge: Acknowledge,
  ): void {
    const state = this.stream(name);
    const decided = this.refusal(events) ?? this.check(state, expected, events);
    if (decided) {
      this.answer(decided, acknowledge);
      return;
    }
    const before = this.metadata(state);
    const position = this.write(state, events);
    const result: AppendResult = { kind: 'done', revision: state.last, position };
    if (before?.softDeleted && events.length) {
      // The stream is alive again; what it held before stays hidden.
      this.writeMetadata(name, { ...before.raw, $tb: state.last - events.length + 1 });
    }
    if (name.startsWith(METADATA_PREFIX)) this.metadataChanged(name, events.at(-1));
    this.commit.whenDurable(result, acknowledge);
  }

  /** As `append`, as a promise. */
  appended(name: string, expected: number, events: readonly ProposedEvent[]) {
    return new Promise<AppendResult>((resolve) => this.append(name, expected, events, resolve));
  }

  /** Appends to several streams in one commit, whatever they hold: for the node itself. */
  writeTogether(writes: readonly Write[]): Promise<AppendResult> {
    return new Promise((resolve) => {
      if (this.isClosed) {
        resolve(STOPPED);
        return;
      }
      let position = 0;
      for (const { stream, events } of writes) {
        position = this.write(this.stream(stream), events);
        if (stream.startsWith(METADATA_PREFIX)) this.metadataChanged(stream, events.at(-1));
      }
      this.commit.whenDurable({ kind: 'done', revision: -1, position }, resolve);
    });
  }

  /** Hides all events of a stream; it may be written to again. */
  delete(name: string, expected: number, acknowledge: Acknowledge): void {
    const state = this.stream(name);
    const decided = this.refusal([]) ?? this.check(state, expected, [newEvent('', EMPTY)]);
    if (decided) {
      this.answer(decided, acknowledge);
    } else if (state.last < 0 && this.stream(METADATA_PREFIX + name).last < 0) {
      this.answer({ kind: 'wrong-revision', current: NO_STREAM }, acknowledge);
    } else {
      // As on the real server, the rest of the metadata goes as well.
      const position = this.writeMetadata(name, { $tb: DELETED_TRUNCATE_BEFORE });
      this.commit.whenDurable({ kind: 'done', revision: state.last, position }, acknowledge);
    }
  }

  /** Closes a stream for good: nobody can read it or write to it again. */
  tombstone(name: string, expected: number, acknowledge: Acknowledge): void {
    const state = this.stream(name);
    const decided = this.refusal([]) ?? this.check(state, expected, [newEvent('', EMPTY)]);
    if (decided) {
      this.answer(decided, acknowledge);
      return;
    }
    if (!state.id) this.register(state);
    const record = this.encode(state, TOMBSTONE_REVISION, newEvent('$streamDeleted', EMPTY));
    state.tombstoned = true;
    this.commit.whenDurable(
      { kind: 'done', revision: TOMBSTONE_REVISION, position: record.position },
      acknowledge,
    );
  }

  metrics(): StoreMetrics {
    return this.commit.metrics();
  }

  /** Refuses further appends and waits until those that were accepted are answered. */
  async drain(): Promise<void> {
    this.isClosed = true;
    await this.commit.drained();
  }

  private refusal(events: readonly ProposedEvent[]): AppendResult | undefined {
    if (this.isClosed) return STOPPED;
    const isBusy = events.length > 0 && this.commit.waitingBytes > this.maxWaitingBytes;
    return isBusy ? { kind: 'busy' } : undefined;
  }

  private check(state: StreamState, expected: number, events: readonly ProposedEvent[]) {
    return checkExpectation(
      {
        tombstoned: state.tombstoned,
        softDeleted: this.metadata(state)?.softDeleted ?? false,
        last: state.last,
        hasMetadata:
          expected === STREAM_EXISTS && this.stream(METADATA_PREFIX + state.name).last >= 0,
        eventAt: (revision) => this.acceptedEvent(state, revision),
        recent: (id) => {
          const found = this.recent.find(id);
          return found?.stream === state.name ? found : undefined;
        },
      },
      expected,
      events,
    );
  }

  /** An idempotent success waits for the batch in which its events may still be. */
  private answer(result: AppendResult, acknowledge: Acknowledge): void {
    if (result.kind === 'done') this.commit.whenDurable(result, acknowledge);
    else {
      this.commit.refused();
      acknowledge(result);
    }
  }

  private write(state: StreamState, events: readonly ProposedEvent[]): number {
    if (!state.id && events.length) this.register(state);
    let position = 0;
    for (const event of events) {
      const revision = state.last + 1;
      position = this.encode(state, revision, event).position;
      state.last = revision;
      this.recent.remember(event.id, { stream: state.name, revision, position });
    }
    this.commit.head(state);
    return position;
  }

  private encode(state: StreamState, revision: number, event: ProposedEvent): StoredRecord {
    const record = encodeRecord(event, {
      stream: state.name,
      streamBytes: state.nameBytes,
      revision,
      position: this.commit.nextPosition,
      createdMs: Date.now(),
    });
    this.commit.add(state, record);
    return record;
  }

  private register(state: StreamState): void {
    this.directory.register(state);
    this.commit.created(state);
  }

  private writeMetadata(name: string, raw: Readonly<Record<string, unknown>>): number {
    const data = serializeStreamMetadata(raw);
    const position = this.write(this.stream(METADATA_PREFIX + name), [newEvent('$metadata', data)]);
    this.stream(name).metadata = parseStreamMetadata(data) ?? null;
    return position;
  }

  /** A client wrote metadata itself: heed it, and revive a deleted stream where it must be. */
  private metadataChanged(name: string, event: ProposedEvent | undefined): void {
    const state = this.stream(name.slice(METADATA_PREFIX.length));
    const wasDeleted = this.metadata(state)?.softDeleted ?? false;
    if (event) state.metadata = parseStreamMetadata(event.data) ?? null;
    const now = state.metadata;
    if (wasDeleted && now && !now.softDeleted) {
      this.writeMetadata(state.name, { ...now.raw, $tb: state.last + 1 });
    }
  }

  /** An event that was accepted, on disk or not. */
  private acceptedEvent(state: StreamState, revision: number): StoredRecord | undefined {
    return this.commit.findWaiting(state, revision) ?? this.reader.event(state, revision);
  }

  private warmUp(): void {
    const latest: StoredRecord[] = [];
    for (let before = this.reader.end, ended = false; !ended && latest.length < WARM_IDS;) {
      const page = this.reader.allBackwards(before, WARM_PAGE);
      latest.push(...page.records);
      ({ next: before, ended } = page);
    }
    for (const { id, stream, revision, position } of latest.reverse()) {
      this.recent.remember(id, { stream, revision, position });
    }
  }
}

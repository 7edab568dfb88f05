import { describeFailure, requireSpace } from '#embedded-host';
import type { StoredRecord } from '../../wire/stored-record.js';
import type { Acknowledge, AppendResult, CommitFailure } from './append-result.js';
import type { LogEnvironment } from '../folder/log-environment.js';
import type { StoreMetrics } from '../store-metrics.js';
import type { StreamState } from '../stream-directory.js';

interface Batch {
  readonly number: number;
  readonly records: StoredRecord[];
  readonly streamIds: number[];
  readonly created: StreamState[];
  readonly heads: Map<StreamState, number>;
  readonly waiting: { readonly acknowledge: Acknowledge; readonly result: AppendResult }[];
  bytes: number;
}

/** What the store does when a batch has ended. */
export interface CommitOutcome {
  committed(records: readonly StoredRecord[], end: number): void;
  failed(failure: CommitFailure): void;
}

/** Pages of the index that an event may change, in bytes: what LMDB copies, it writes. */
const INDEX_BYTES = 3 * 4096;

/**
 * Collects what arrives while a commit is being flushed into the next one: one LMDB transaction
 * is in flight at a time, and it is answered only after its fsync. After a failed commit
 * everything that is not on disk is forgotten, and every append that waited fails.
 */
export class GroupCommit {
  private pending: Batch;
  private flushing: Batch | undefined;
  /** One turn of `flush` is due or under way, however many commits it makes. */
  private isFlushing = false;
  private idle: (() => void)[] = [];
  private number = 1;
  private totals;
  private counted = {
    appends: 0,
    rejectedAppends: 0,
    events: 0,
    bytes: 0,
    commits: 0,
    largestBatch: 0,
    commitMs: 0,
    slowestCommitMs: 0,
  };
  /** Where the next record goes. */
  nextPosition: number;
  /** The number of the last batch whose fate is known. */
  finished = 0;

  /** @param minFreeBytes what a commit leaves free on the disk */
  constructor(
    private readonly environment: LogEnvironment,
    private readonly outcome: CommitOutcome,
    private readonly minFreeBytes: number,
  ) {
    this.totals = environment.totals;
    this.nextPosition = this.totals.end;
    this.pending = this.newBatch();
  }

  /** Adds a record of the stream to the pending batch. */
  add(state: StreamState, record: StoredRecord): void {
    const { pending } = this;
    pending.records.push(record);
    pending.streamIds.push(state.id);
    pending.bytes += record.bytes.length;
    state.batch = pending.number;
    this.nextPosition = record.next;
  }

  /** Notes that the stream got its id in the pending batch. */
  created(state: StreamState): void {
    this.pending.created.push(state);
  }

  /** Notes the last revision of the stream in the pending batch. */
  head(state: StreamState): void {
    this.pending.heads.set(state, state.last);
  }

  /** Answers when the pending batch is on disk; also right for an append that changed nothing. */
  whenDurable(result: AppendResult, acknowledge: Acknowledge): void {
    this.pending.waiting.push({ result, acknowledge });
    this.schedule();
  }

  /** Counts an append that was refused before it reached a batch. */
  refused(): void {
    this.counted.rejectedAppends++;
  }

  get waitingBytes(): number {
    return this.pending.bytes + (this.flushing?.bytes ?? 0);
  }

  /** A record that waits for its commit. */
  findWaiting(state: StreamState, revision: number): StoredRecord | undefined {
    if (state.batch <= this.finished) return undefined;
    const matches = (record: StoredRecord) =>
      record.revision === revision && record.stream === state.name;
    return this.pending.records.find(matches) ?? this.flushing?.records.find(matches);
  }

  metrics(): StoreMetrics {
    return {
      ...this.counted,
      waitingAppends: this.pending.waiting.length + (this.flushing?.waiting.length ?? 0),
      waitingBytes: this.waitingBytes,
      end: this.totals.end,
    };
  }

  /** Resolves when nothing waits any more. */
  drained(): Promise<void> {
    if (!this.flushing && !this.pending.waiting.length) return Promise.resolve();
    return new Promise((resolve) => this.idle.push(resolve));
  }

  private newBatch(): Batch {
    return {
      number: this.number++,
      records: [],
      streamIds: [],
      created: [],
      heads: new Map(),
      waiting: [],
      bytes: 0,
    };
  }

  private schedule(): void {
    if (this.isFlushing) return;
    this.isFlushing = true;
    setImmediate(() => void this.flush());
  }

  /**
   * Commits until nothing waits. What is written while a commit is being told of joins the next
   * one: a second loop beside this one would count with old sums.
   */
  private async flush(): Promise<void> {
    while (this.pending.waiting.length) {
      const batch = this.pending;
      this.pending = this.newBatch();
      this.flushing = batch;
      const failure = await this.write(batch).then(() => undefined, describeFailure);
      if (failure) this.fail(batch, failure);
      else this.settle(batch);
    }
    this.isFlushing = false;
    const idle = this.idle;
    this.idle = [];
    for (const resolve of idle) resolve();
  }

  /** All puts are made in one turn of the loop, which lmdb makes one transaction. */
  private async write(batch: Batch): Promise<void> {
    if (!batch.records.length) return;
    const { bytes, records } = batch;
    const needed = this.minFreeBytes + 2 * bytes + records.length * INDEX_BYTES;
    requireSpace(this.environment.path, needed);
    const started = performance.now();
    const { environment } = this;
    const commits = new Set<Promise<boolean>>(); // mostly one promise, again and again
    for (const state of batch.created) commits.add(environment.putName(state.name, state.id));
    batch.records.forEach((record, i) => {
      commits.add(environment.putRecord(record));
      commits.add(environment.putIndex(batch.streamIds[i] ?? 0, record.revision, record.position));
    });
    const totals = {
      events: this.totals.events + records.length,
      end: records.at(-1)?.next ?? this.totals.end,
    };
    commits.add(environment.putTotals(totals));
    environment.watchCommit();
    await Promise.all(commits);
    this.totals = totals;
    const took = performance.now() - started;
    this.counted.commits++;
    this.counted.commitMs += took;
    this.counted.slowestCommitMs = Math.max(this.counted.slowestCommitMs, took);
    this.counted.events += batch.records.length;
    this.counted.bytes += batch.bytes;
    this.counted.largestBatch = Math.max(this.counted.largestBatch, batch.records.length);
  }

  private settle(batch: Batch): void {
    this.flushing = undefined;
    this.finished = batch.number;
    for (const [state, revision] of batch.heads) state.durable = revision;
    this.environment.refresh();
    this.outcome.committed(batch.records, this.totals.end);
    this.counted.appends += batch.waiting.length;
    for (const { acknowledge, result } of batch.waiting) acknowledge(result);
  }

  private fail(batch: Batch, failure: CommitFailure): void {
    const waiting = [...batch.waiting, ...this.pending.waiting];
    this.finished = this.pending.number;
    this.pending = this.newBatch();
    this.flushing = undefined;
    this.nextPosition = this.totals.end;
    this.outcome.failed(failure);
    this.counted.rejectedAppends += waiting.length;
    for (const { acknowledge } of waiting) acknowledge({ kind: 'failed', ...failure });
  }
}

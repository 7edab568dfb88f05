import type { StoredRecord } from '../wire/stored-record.js';

/** Told of what was committed, in order. */
export type CommitListener = (records: readonly StoredRecord[]) => void;

/** Hands every commit to those who follow the whole log or one stream. */
export class CommitFeed {
  private readonly all = new Set<CommitListener>();
  private readonly byStream = new Map<string, Set<CommitListener>>();

  /** Follows everything, until the returned function is called. */
  follow(listener: CommitListener): () => void {
    this.all.add(listener);
    return () => this.all.delete(listener);
  }

  /** Follows one stream, until the returned function is called. */
  followStream(stream: string, listener: CommitListener): () => void {
    const listeners = this.byStream.get(stream) ?? new Set();
    listeners.add(listener);
    this.byStream.set(stream, listeners);
    return () => {
      listeners.delete(listener);
      if (!listeners.size && this.byStream.get(stream) === listeners) this.byStream.delete(stream);
    };
  }

  publish(records: readonly StoredRecord[]): void {
    for (const listener of this.all) tell(listener, records);
    if (!this.byStream.size) return;
    const groups = new Map<string, StoredRecord[]>();
    for (const record of records) {
      if (!this.byStream.has(record.stream)) continue;
      const group = groups.get(record.stream);
      if (group) group.push(record);
      else groups.set(record.stream, [record]);
    }
    for (const [stream, group] of groups) {
      for (const listener of this.byStream.get(stream) ?? []) tell(listener, group);
    }
  }
}

/** One listener that fails must not keep the commit from the others, nor from its writers. */
function tell(listener: CommitListener, records: readonly StoredRecord[]): void {
  try {
    listener(records);
  } catch (error) {
    queueMicrotask(() => {
      throw error; // it ends the node, with this reason
    });
  }
}

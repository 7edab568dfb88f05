/** Counts of the store since its start; times are in milliseconds. */
export interface StoreMetrics {
  /** Appends and deletions that were acknowledged as done. */
  readonly appends: number;
  /** Appends that were refused or failed. */
  readonly rejectedAppends: number;
  readonly events: number;
  readonly bytes: number;
  readonly commits: number;
  /** Events in the largest commit. */
  readonly largestBatch: number;
  /** Spent in commits, each of which ends with an fsync. */
  readonly commitMs: number;
  readonly slowestCommitMs: number;
  /** Appends that wait for a commit right now, and their bytes. */
  readonly waitingAppends: number;
  readonly waitingBytes: number;
  /** The position behind the last durable record. */
  readonly end: number;
}

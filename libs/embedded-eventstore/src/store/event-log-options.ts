/** How a log is kept; every limit has a default that suits a small installation. */
export interface EventLogOptions {
  /** Streams whose state stays in memory. */
  readonly cachedStreams?: number | undefined;
  /** Event ids that are remembered, to recognise a retried append of any revision. */
  readonly recentIds?: number | undefined;
  /** Bytes that may wait for the disk before appends are refused. */
  readonly maxWaitingBytes?: number | undefined;
  /** What must stay free on the disk, in bytes; appends that would take it are refused. */
  readonly minFreeBytes?: number | undefined;
  /** Do not wait for the disk: fast, and not durable. */
  readonly noSync?: boolean | undefined;
}

/** What holds where nothing is said. */
export const LOG_DEFAULTS = {
  cachedStreams: 100_000,
  recentIds: 50_000,
  maxWaitingBytes: 64 << 20,
  minFreeBytes: 64 << 20,
};

import type { FilterSettings } from '../streams/filter.js';

/** How events are shared out between the consumers of a group. */
export const STRATEGIES = [
  'DispatchToSingle',
  'RoundRobin',
  'Pinned',
  'PinnedByCorrelation',
] as const;
export type Strategy = (typeof STRATEGIES)[number];

/** What a group was created with; stored as JSON in `$persistentSubscriptionConfig`. */
export interface GroupSettings {
  readonly resolveLinks: boolean;
  /** Measures how long consumers take. */
  readonly extraStatistics: boolean;
  /** How long a consumer may take, in milliseconds; zero: for ever. */
  readonly messageTimeoutMs: number;
  /** How often an event is sent again before it is parked. */
  readonly maxRetryCount: number;
  readonly checkpointAfterMs: number;
  readonly minCheckpointCount: number;
  readonly maxCheckpointCount: number;
  /** Zero: any number. */
  readonly maxSubscriberCount: number;
  readonly liveBufferSize: number;
  readonly readBatchSize: number;
  readonly historyBufferSize: number;
  readonly strategy: Strategy;
  /** A revision, or a position of `$all`. */
  readonly from: number | 'start' | 'end';
  readonly filter?: FilterSettings | undefined;
}

export const isStrategy = (name: string): name is Strategy =>
  (STRATEGIES as readonly string[]).includes(name);

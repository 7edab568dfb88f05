import type { NodeContext } from './node-context.js';
import type { GroupRegistry } from './persistent/registry.js';
import type { StoreMetrics } from './store/store-metrics.js';

/** The figures of a node: counts since its start, and how it is doing now. */
export interface NodeMetrics extends StoreMetrics {
  readonly connections: number;
  /** Subscriptions to streams and to `$all`, and those that are behind. */
  readonly subscriptions: number;
  readonly subscriptionsBehind: number;
  /** Of the subscription to `$all` that is furthest behind, in bytes of log. */
  readonly largestLag: number;
  /** Groups of persistent subscriptions, and their messages that nobody has settled. */
  readonly persistentGroups: number;
  readonly persistentOutstanding: number;
  readonly persistentParked: number;
}

/** Takes the figures. */
export function measure(
  { log, subscriptions }: NodeContext,
  groups: GroupRegistry,
  connections: number,
): NodeMetrics {
  const all = [...subscriptions];
  const persistent = [...groups];
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return {
    ...log.metrics(),
    connections,
    subscriptions: all.length,
    subscriptionsBehind: all.filter((subscription) => !subscription.caughtUp).length,
    largestLag: Math.max(0, ...all.map((subscription) => subscription.lag)),
    persistentGroups: persistent.length,
    persistentOutstanding: sum(persistent.map((group) => group.outstanding.size)),
    persistentParked: sum(persistent.map((group) => group.parked.count)),
  };
}

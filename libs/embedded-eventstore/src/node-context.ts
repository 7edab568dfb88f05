import type { ByteBudget } from './grpc/byte-budget.js';
import type { Call } from './grpc/handler.js';
import type { EventLog } from './store/event-log.js';

/** What a caller wants to do with a stream. */
export type Operation = 'read' | 'write' | 'delete';

/** Who calls, as far as is known. */
export interface Caller {
  /** Empty when the caller did not say. */
  readonly name: string;
  readonly groups: readonly string[];
}

/** Decides about callers. */
export interface Gatekeeper {
  /** Finds out who calls, before the call is served; rejects wrong credentials. */
  identify(call: Call): Promise<void> | undefined;
  /** Who calls. */
  caller(call: Call): Caller;
  /** Throws `access-denied` unless the caller may do this with the stream. */
  authorize(call: Call, operation: Operation, stream: string): void;
  /** Throws `access-denied` unless the caller has a name. */
  requireUser(call: Call): Caller;
  /** Throws `access-denied` unless the caller runs the node. */
  requireOperator(call: Call): Caller;
  /** Throws `access-denied` unless the caller manages users. */
  requireAdministrator(call: Call): Caller;
}

/** How a subscription is doing. */
export interface SubscriptionStatus {
  /** Whether it is served from memory, and not from the log. */
  readonly caughtUp: boolean;
  /** How far it is behind the end: bytes of log, or events of its stream. */
  readonly lag: number;
}

/** What the services of a node share. */
export interface NodeContext {
  readonly log: EventLog;
  readonly gatekeeper: Gatekeeper;
  readonly subscriptions: Set<SubscriptionStatus>;
  /** Largest append, in bytes of event data. */
  readonly maxAppendBytes: number;
  /** Of which events take whose append is not complete yet. */
  readonly budget: ByteBudget;
}

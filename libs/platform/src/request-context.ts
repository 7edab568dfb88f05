import type { Actor } from '#kernel';
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Deadline } from './timing/deadline.js';
import type { Person } from './identity/person.js';

/** Who asks, and what the answer hangs on. Set once at the edge; deciders never see it. */
export interface RequestContext {
  actor: Actor;
  /** The entry of the actor in the staff register. */
  person?: Person;
  onBehalfOf?: string;
  readonly correlationId: string;
  readonly causationId?: string;
  /** One key stands for one intent of the sender, however often it is sent. */
  readonly idempotencyKey?: string;
  /** The revision the sender has seen, from `If-Match`. */
  readonly expectedRevision?: number;
  /** Why somebody reads, as they put it, from `X-Reason`. */
  readonly reason?: string;
  /** The position the answer must have seen, from `X-Position`. */
  readonly after?: number;
  /** Whether each answer is to have a handle that a later decision can name, from `X-Remember`. */
  readonly remember?: boolean;
  /** The handles of the answers of this request, for `X-Seen`. */
  handles?: readonly string[];
  /** The handles of the answers that somebody decides upon, from `X-Seen`. */
  readonly seen?: readonly string[];
  /** The revision of what was shown, for `ETag`. */
  shownRevision?: number;
  /** When the answer must be there; work of our own has none. */
  readonly deadline?: Deadline;
  /** The command or query that was sent. */
  message?: string;
  /** Whether it was about a client beyond the reach of whoever sent it. */
  beyondReach?: boolean;
  /** Whether only what would happen is asked: nothing is written. */
  readonly dryRun?: boolean;
  /** The fields of the answer that the asker may not see, for `X-Masked`. */
  masked?: readonly string[];
  /** How many parked events the answer lacks, for `X-Parked`. */
  parked?: number;
  /** The migration that everything sent belongs to, of a program that imports. */
  readonly migrationId?: string;
  /** Whether the system itself acts, for one of its processes. */
  readonly system?: boolean;
}

const storage = new AsyncLocalStorage<RequestContext>();

/** Runs something in the context of a request. */
export const inContext = <T>(context: RequestContext, work: () => T): T =>
  storage.run(context, work);

/** Runs something that is nobody's request, such as what many of them wait for. */
export const outOfContext = <T>(work: () => T): T => storage.exit(work);

/**
 * Reads each step outside the present request. A stream asks for its next step in the context of its
 * reader, and the deadline of that request holds for the first byte only.
 */
export const apart = <T>(source: AsyncIterable<T>): AsyncIterable<T> => ({
  [Symbol.asyncIterator]() {
    const steps = source[Symbol.asyncIterator]();
    return {
      next: () => outOfContext(() => steps.next()),
      return: async () => {
        await outOfContext(() => steps.return?.());
        return { done: true, value: undefined };
      },
    };
  },
});

/** The context of the present request, where there is one. */
export const presentContext = (): RequestContext | undefined => storage.getStore();

/** The context of the present request. */
export function requestContext(): RequestContext {
  const context = storage.getStore();
  if (!context) throw new Error('nobody is asking: run this inside inContext()');
  return context;
}

import { useQueryClient } from '@tanstack/react-query';
import type { Query } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { reach } from './api.js';
import { useDay } from './day.js';
import { eventReaders } from './event-readers.js';
import { useMe } from './me.js';

/** Who did something to a thing just now. */
export interface Mark {
  readonly actor: string;
  readonly type: string;
  readonly at: string;
}

/** What of an event the page reads. */
interface LiveEvent {
  readonly type: string;
  readonly subject: string;
  readonly actor: string;
  readonly time: string;
  readonly sequence: string;
}

/** How many things are marked at most; the longest marked goes first. */
const mostMarks = 200;
/** At most so often a page asks again, however much happens. */
const pauseMs = 2_000;

/** The things that others have just changed, by their ids. */
class Marks {
  private marks: ReadonlyMap<string, Mark> = new Map();
  private readonly listeners = new Set<() => void>();

  readonly now = (): ReadonlyMap<string, Mark> => this.marks;

  readonly listen = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  add(id: string, mark: Mark): void {
    const others = [...this.marks].filter(([each]) => each !== id);
    this.marks = new Map([...others, [id, mark] as const].slice(-mostMarks));
    for (const listener of this.listeners) listener();
  }
}

const marks = new Marks();

export const useMarks = () => useSyncExternalStore(marks.listen, marks.now);

/** What never changes while a page is open; of a stream that is replayed, the past. */
const still = new Set([
  'openapi',
  'codes',
  'labels',
  'name',
  'event types',
  'event',
  'me',
  'replay',
]);
/** A list of which more pages were fetched stays as it is: its reader is in the middle of it. */
const mostPages = 4;

function isLive({ queryKey, state }: Query): boolean {
  const { pages = [] } = (state.data ?? {}) as { readonly pages?: readonly unknown[] };
  const [kind, of] = queryKey.map(String);
  return !still.has(kind ?? '') && !still.has(of ?? '') && pages.length <= mostPages;
}

/**
 * Keeps what is on screen up to date: whatever happens to what the person may see is told by the stream
 * of events, and what is shown is asked for again. A window out of sight closes its stream, and goes on
 * where it was once it is seen again.
 */
export function useLive(): void {
  const queries = useQueryClient();
  const { data: me } = useMe();
  const { day } = useDay();
  const own =
    me?.roles.some(({ role }) => eventReaders.includes(role)) && [me.id, me.personId].join();
  const isOn = own !== undefined && own !== false && day === undefined;
  useEffect(() => {
    if (!isOn) return;
    return follow(own.split(','), () => void queries.invalidateQueries({ predicate: isLive }));
  }, [isOn, own, queries]);
}

/** Follows the stream of events until told to stop; what the person did themselves is not marked. */
function follow(own: readonly string[], askAgain: () => void): () => void {
  let source: EventSource | undefined;
  let last = 'now';
  let seen = -1;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const told = ({ data, lastEventId }: MessageEvent<string>) => {
    last = lastEventId;
    const event = JSON.parse(data) as LiveEvent;
    seen = Number(event.sequence);
    if (!own.includes(event.actor)) mark(event);
    waiting ??= setTimeout(() => {
      waiting = undefined;
      reach(seen);
      askAgain();
    }, pauseMs);
  };
  const open = () => {
    if (document.visibilityState === 'hidden') {
      source?.close();
      source = undefined;
    } else if (source === undefined || source.readyState === EventSource.CLOSED) {
      source = new EventSource(`/events?from=${last}`);
      source.addEventListener('message', told);
    }
  };
  open();
  document.addEventListener('visibilitychange', open);
  return () => {
    document.removeEventListener('visibilitychange', open);
    clearTimeout(waiting);
    source?.close();
  };
}

/** Marks the thing whose stream an event stands in: `loan-ln_7` is `ln_7`. */
function mark({ subject, type, actor, time }: LiveEvent): void {
  const id = subject.slice(subject.indexOf('-') + 1);
  marks.add(id, { actor, type: nameIn(type), at: time });
}

/** `rapport.RepaymentRecorded.v2` is a `RepaymentRecorded`. */
const nameIn = (type: string): string => type.split('.')[1] ?? type;

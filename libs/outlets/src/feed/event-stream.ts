import type { RequestContext } from '#platform';
import { endingWith, inContext } from '#platform';
import { Readable } from 'node:stream';
import type { Feed, Part, Reader } from './feed.js';
import { NoLongerAllowed } from './feed.js';

/** Why a stream ends. Whoever reads on begins after the position that goes with it. */
export type EndOfStream = 'tokenExpired' | 'accessEnded' | 'shutdown';

/** How long a reader may take nothing before the line is cut, and how often that is looked at. */
const patienceMs = { stalled: 30_000, look: 5_000 };
/** What a reader waits before it connects again. */
const reconnectMs = 2_000;

export interface StreamOptions {
  /** When the token of the reader expires, in milliseconds since 1970. */
  readonly expiresAt: number;
  /** The process ends. */
  readonly ending: AbortSignal;
  readonly stalled: () => void;
}

/**
 * The events of a reader as server-sent events. The id of each is its position, and so is the id that
 * goes with each heartbeat: a client that connects again says it in `Last-Event-ID`.
 */
export function eventStream(
  feed: Pick<Feed, 'read'>,
  reader: Reader,
  options: StreamOptions,
): Readable {
  const stopping = endingWith(reader.signal);
  let why: EndOfStream = 'accessEnded';
  const end = (reason: EndOfStream) => {
    why = reason;
    stopping.abort();
  };
  const expiring = setTimeout(
    () => {
      end('tokenExpired');
    },
    Math.min(options.expiresAt - Date.now(), 2 ** 31 - 1),
  );
  const shutdown = () => {
    end('shutdown');
  };
  options.ending.addEventListener('abort', shutdown, { once: true });

  let handedOverAt = Infinity;
  async function* lines(): AsyncIterable<string> {
    let at = reader.after;
    yield `retry: ${reconnectMs}\n\n`;
    try {
      for await (const part of feed.read({ ...reader, signal: stopping.signal })) {
        at = part.upTo;
        handedOverAt = Date.now();
        yield textOf(part);
        handedOverAt = Infinity;
      }
    } catch (error) {
      if (!(error instanceof NoLongerAllowed)) throw error;
    }
    yield `event: end\nid: ${at}\ndata: ${JSON.stringify({ reason: why, position: at })}\n\n`;
  }

  const stream = Readable.from(outliving(lines(), reader.request), {
    objectMode: false,
    highWaterMark: 64 * 1024,
  });
  const looking = setInterval(() => {
    if (Date.now() - handedOverAt < patienceMs.stalled) return;
    clearInterval(looking);
    options.stalled();
    stream.destroy();
  }, patienceMs.look);
  stream.once('close', () => {
    clearTimeout(expiring);
    clearInterval(looking);
    options.ending.removeEventListener('abort', shutdown);
    stopping.abort();
  });
  return stream;
}

/** Runs a stream as its reader, without the deadline of the request that began it. */
async function* outliving<T>(source: AsyncIterable<T>, request: RequestContext): AsyncIterable<T> {
  const { deadline: _, ...context } = request;
  const iterator = source[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await inContext(context, () => iterator.next());
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    await iterator.return?.();
  }
}

/** A part as text; one without events is a heartbeat, which tells the position too. */
const textOf = ({ lines, upTo }: Part): string =>
  lines.length === 0
    ? `: heartbeat\nid: ${upTo}\n\n`
    : lines.map(({ position, text }) => `id: ${position}\ndata: ${text}\n\n`).join('');

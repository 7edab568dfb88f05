// Follows the events of Rapport from a checkpoint, through every broken line.
import { setTimeout as pause } from 'node:timers/promises';
import { Problem } from './api.js';
import { memoryInbox } from './inbox.js';
import { eventsOf } from './server-sent-events.js';

const waitMs = { least: 200, most: 30_000 };
/** A heartbeat comes every 15 seconds: a line that is silent for longer is broken. */
const silenceMs = 45_000;
/** Refusals that do not pass by themselves. */
const final = new Set([400, 403, 404, 422]);

/** The server refuses this reader for good. */
export class StreamEnded extends Error {}

/**
 * Hands every event to `handle`, one after another, until the signal aborts. With an inbox that keeps the
 * checkpoint in the same transaction as what `handle` writes, each event counts exactly once.
 */
export async function subscribe(options, handle) {
  const { signal = new AbortController().signal, inbox = memoryInbox(options.from) } = options;
  let wait = waitMs.least;
  while (!signal.aborted) {
    const began = await inbox.position();
    let position = began;
    try {
      for await (const event of connected(options, began, signal)) {
        wait = waitMs.least;
        if (event.position <= position) continue;
        await inbox.take(event, position, handle);
        position = event.position;
        if (signal.aborted) return;
      }
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof StreamEnded || error?.fatal === true) throw error;
      options.onTrouble?.(error);
    }
    await pause(wait * (0.8 + Math.random() * 0.4), undefined, { signal }).catch(() => undefined);
    wait = Math.min(wait * 2, waitMs.most);
  }
}

/** One connection: events with their positions, and heartbeats that move the position on. */
async function* connected(options, position, signal) {
  const line = new AbortController();
  const cut = () => line.abort();
  signal.addEventListener('abort', cut, { once: true });
  let silence = setTimeout(cut, silenceMs);
  try {
    const response = await fetch(addressOf(options), {
      headers: {
        Accept: 'text/event-stream',
        Authorization: `Bearer ${await tokenOf(options)}`,
        ...(position === undefined ? {} : { 'Last-Event-ID': String(position) }),
      },
      signal: line.signal,
    });
    if (!response.ok) {
      const problem = await Problem.of(response);
      if (final.has(response.status)) throw new StreamEnded(problem.message, { cause: problem });
      throw problem;
    }
    for await (const { id, event, data } of eventsOf(response.body)) {
      clearTimeout(silence);
      silence = setTimeout(cut, silenceMs);
      if (event === 'end') return;
      if (id === undefined) continue;
      yield data === undefined
        ? { position: Number(id), event: undefined }
        : { position: Number(id), event: JSON.parse(data) };
    }
  } finally {
    clearTimeout(silence);
    signal.removeEventListener('abort', cut);
    line.abort();
  }
}

function addressOf({ url, types, category, client, from, shape, outlet }) {
  const address = new URL('/events', url);
  const query = { types: types?.join(','), category: category?.join(','), client, shape, outlet };
  for (const [name, value] of Object.entries({ ...query, from })) {
    if (value !== undefined) address.searchParams.set(name, String(value));
  }
  return address;
}

const tokenOf = ({ token }) => (typeof token === 'function' ? token() : token);

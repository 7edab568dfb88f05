import { setTimeout as timer } from 'node:timers/promises';

/** Waits, or until the signal aborts, whichever comes first. */
export const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  timer(milliseconds, undefined, { signal, ref: false }).catch(() => undefined);

/**
 * A controller that aborts on its own or with a signal. Node 20 may collect what
 * `AbortSignal.any` makes before it has told its listeners.
 */
export function endingWith(signal: AbortSignal): AbortController {
  const controller = new AbortController();
  if (signal.aborted) controller.abort();
  const end = () => {
    controller.abort();
  };
  signal.addEventListener('abort', end, { once: true });
  controller.signal.addEventListener('abort', () => {
    signal.removeEventListener('abort', end);
  });
  return controller;
}

const retryMs = { least: 100, most: 5_000 };

/**
 * Does work that is never done, such as following the log, until the signal aborts. When it ends or
 * fails it begins again, at once longer after each time that it lasted less than five seconds.
 */
export async function keepDoing(
  work: () => Promise<void>,
  signal: AbortSignal,
  ended: (error: unknown, waitMs: number) => void,
): Promise<void> {
  const stopped = () => signal.aborted;
  let wait = retryMs.least;
  while (!stopped()) {
    const began = Date.now();
    const error = await work().then(
      () => new Error('it ended by itself'),
      (failure: unknown) => failure,
    );
    if (stopped()) return;
    if (Date.now() - began > retryMs.most) wait = retryMs.least;
    ended(error, wait);
    await pause(wait, signal);
    wait = Math.min(wait * 2, retryMs.most);
  }
}

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

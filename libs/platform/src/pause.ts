import { setTimeout as timer } from 'node:timers/promises';

/** Waits, or until the signal aborts, whichever comes first. */
export const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  timer(milliseconds, undefined, { signal, ref: false }).catch(() => undefined);

import { pause } from '../../timing/pause.js';
import type { Batch } from '../../stores/event-store.js';
import type { Checkpoints } from '../running/checkpoints.js';

/** How long a batch gathers at most, and how often it is looked whether somebody waits; ms. */
const longestWait = 200;
const step = 20;

/**
 * Under load, waiting a moment makes one large transaction of many small ones, and one change of
 * each total: the longer, the more there is to do. Not while somebody waits to see what was written.
 */
export class Gathering {
  private last = 0;

  constructor(private readonly checkpoints: Checkpoints) {}

  async after({ events }: Batch, signal: AbortSignal): Promise<void> {
    const now = performance.now();
    const rate = (events.length * 1_000) / Math.max(now - this.last, 1);
    this.last = now;
    const wait = Math.min(rate / 5, longestWait);
    for (let waited = 0; waited < wait; waited += step) {
      if (this.checkpoints.awaited || signal.aborted) return;
      await pause(Math.min(step, wait), signal);
    }
  }
}

/** How old the newest event of a batch was when it was folded, and how many had gathered. */
export const lagOf = ({ events }: Batch) => {
  const last = events.at(-1);
  return {
    events: events.length,
    seconds: last ? Math.max((Date.now() - Date.parse(last.at)) / 1_000, 0) : 0,
  };
};

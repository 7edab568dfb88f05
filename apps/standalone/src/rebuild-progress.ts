import type { Running } from '#platform';
import { Builds } from '#platform';
import { setTimeout as pause } from 'node:timers/promises';

const lookEveryMs = 2_000;

/** Prints the progress of views that are being rebuilt, until they reach the end of the log. */
export async function showRebuild(app: Running['app'], signal: AbortSignal): Promise<void> {
  const builds = app.get(Builds);
  for (let last = -1; !signal.aborted;) {
    const views = await builds.list();
    const share = Math.min(...views.map(({ position, lag }) => shareOf(position, lag)));
    if (share !== last) process.stdout.write(`  read models: ${share} % of the log\n`);
    if (share === 100) return;
    last = share;
    await pause(lookEveryMs, undefined, { signal, ref: false }).catch(() => undefined);
  }
}

const shareOf = (position: number, lag: number): number =>
  lag === 0 ? 100 : Math.floor((Math.max(position, 0) / (Math.max(position, 0) + lag)) * 100);

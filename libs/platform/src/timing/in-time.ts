import { platformRefusals } from '../platform.refusals.js';
import { presentContext } from '../request-context.js';

/** What is left of the time of the present request, up to a limit; work of our own has all of it. */
export const timeLeft = (limitMs: number): number =>
  Math.min(limitMs, presentContext()?.deadline?.leftMs ?? limitMs);

/** @throws DeadlinePassed where nobody waits for the answer any more */
export function stillAwaited(): void {
  if (presentContext()?.deadline?.leftMs === 0) throw platformRefusals.DeadlinePassed();
}

/**
 * Waits for work no longer than the present request may take. The work itself goes on: what it
 * appends stands, and is found again by its idempotency key.
 * @throws DeadlinePassed
 */
export function inTime<T>(work: Promise<T>): Promise<T> {
  const signal = presentContext()?.deadline?.signal;
  if (!signal) return work;
  return new Promise<T>((resolve, reject) => {
    const late = () => {
      reject(platformRefusals.DeadlinePassed());
    };
    if (signal.aborted) late();
    signal.addEventListener('abort', late, { once: true });
    void work.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', late);
    });
  });
}

import type { ProgressReport } from '#platform';

/** Shows how far work has come: on one line of a terminal, or a line each elsewhere. */
export const progressLine =
  (what: string) =>
  ({ done, of, rate, secondsLeft }: ProgressReport): void => {
    const share = of === 0 ? 100 : Math.floor((done / of) * 100);
    const text = `  ${done} of ${of} ${what} (${share} %), ${rate}/s, ${secondsLeft} s left`;
    process.stdout.write(process.stdout.isTTY ? `\r${text}\u001b[K` : `${text}\n`);
    if (process.stdout.isTTY && done >= of) process.stdout.write('\n');
  };

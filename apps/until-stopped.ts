/** How long a stop may take before the process is ended all the same, in milliseconds. */
const patience = 20_000;

/**
 * Waits for Ctrl-C or a request to end, or for the death of the process that started this one for
 * itself; then stops in order, once. Resolves to the exit code.
 * @param lost resolves to what makes going on pointless: the process ends with 1, to be started again
 */
export function untilStopped(
  stop: () => Promise<void>,
  lost = new Promise<string>(() => undefined),
): Promise<number> {
  return new Promise((resolve) => {
    let ending = false;
    const stopWith = (code: number) => {
      if (ending) return;
      ending = true;
      const late = setTimeout(() => process.exit(1), patience);
      late.unref();
      void stop().then(
        () => {
          resolve(code);
        },
        (error: unknown) => {
          process.stderr.write(`rapport: stopping failed: ${String(error)}\n`);
          resolve(1);
        },
      );
    };
    const end = () => {
      stopWith(0);
    };
    void lost.then((what) => {
      process.stderr.write(`rapport: ${what}\n`);
      stopWith(1);
    });
    process.once('SIGINT', end);
    process.once('SIGTERM', end);
    process.once('disconnect', end);
  });
}

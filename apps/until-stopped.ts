/** How long a stop may take before the process is ended all the same, in milliseconds. */
const patience = 20_000;

/**
 * Waits for Ctrl-C or a request to end, or for the death of the process that started this one for
 * itself; then stops in order, once. Resolves to the exit code.
 */
export function untilStopped(stop: () => Promise<void>): Promise<number> {
  return new Promise((resolve) => {
    let ending = false;
    const end = () => {
      if (ending) return;
      ending = true;
      const late = setTimeout(() => process.exit(1), patience);
      late.unref();
      void stop().then(
        () => {
          resolve(0);
        },
        (error: unknown) => {
          process.stderr.write(`rapport: stopping failed: ${String(error)}\n`);
          resolve(1);
        },
      );
    };
    process.once('SIGINT', end);
    process.once('SIGTERM', end);
    process.once('disconnect', end);
  });
}

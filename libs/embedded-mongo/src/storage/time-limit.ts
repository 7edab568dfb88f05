import { CommandError } from '../errors.js';

/** How long a command may take, and whether anybody still waits for what it answers. */
export class TimeLimit {
  static readonly none = new TimeLimit();
  private readonly end: number;

  /**
   * @param milliseconds from now on; 0 for as long as it takes
   * @param isAlone tells that nobody waits any more
   */
  constructor(
    milliseconds = 0,
    private readonly isAlone = () => false,
  ) {
    this.end = milliseconds > 0 ? performance.now() + milliseconds : Infinity;
  }

  /** Throws when the time is over, or nobody waits for the answer. */
  check(): void {
    if (this.isAlone()) throw new CommandError(279, 'the client has hung up');
    if (performance.now() > this.end) throw new CommandError(50, 'operation exceeded time limit');
  }

  /** Waits for something, as long as there is time. */
  async waitFor(event: Promise<void>): Promise<void> {
    if (this.end === Infinity) return event;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, Math.max(1, this.end - performance.now()) + 1);
    });
    await Promise.race([event, late]);
    clearTimeout(timer);
    this.check();
  }
}

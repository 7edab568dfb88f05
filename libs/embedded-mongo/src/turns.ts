/** How long work on one thing may hold up everything else, in milliseconds. */
const TURN_MS = 2;
/** Looking at the clock costs more than looking at a document: it is done once in so many steps. */
const STEPS = 32;

/**
 * Shares the thread: long work stops when its turn is over and goes on in a later one, with
 * requests in between. All long work together has one turn between two rounds of the event loop.
 */
export class Turns {
  private readonly waiting: (() => void)[] = [];
  private end = 0;
  private steps = 0;
  private isScheduled = false;

  /** Whether to stop here. To be asked at every step. */
  isOver(): boolean {
    if (++this.steps % STEPS > 0) return false;
    return this.isLate();
  }

  private isLate(): boolean {
    const now = performance.now();
    if (this.end === 0) this.begin(now);
    return now > this.end;
  }

  private begin(now: number): void {
    this.end = now + TURN_MS;
    this.schedule();
  }

  /** The next turn, to wait for if this one is over. */
  breathe(): Promise<void> | undefined {
    if (!this.isLate()) return undefined;
    return new Promise<void>((resolve) => {
      this.waiting.push(resolve);
      this.schedule();
    });
  }

  private schedule(): void {
    if (this.isScheduled) return;
    this.isScheduled = true;
    setImmediate(() => {
      this.isScheduled = false;
      this.end = 0;
      const next = this.waiting.shift();
      if (!next) return;
      this.begin(performance.now());
      next();
    });
  }
}

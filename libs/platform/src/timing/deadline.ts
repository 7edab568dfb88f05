/** When the answer to a request must be there, and whether anybody still waits for it. */
export class Deadline {
  private readonly ending = new AbortController();
  private readonly at: number;

  constructor(limitMs: number) {
    this.at = performance.now() + limitMs;
  }

  /** Aborts when the time is over, or whoever asked has hung up. */
  get signal(): AbortSignal {
    return this.ending.signal;
  }

  get leftMs(): number {
    return this.signal.aborted ? 0 : Math.max(0, this.at - performance.now());
  }

  end(): void {
    this.ending.abort();
  }
}

/** How far long work has come. */
export interface ProgressReport {
  readonly done: number;
  readonly of: number;
  /** A second. */
  readonly rate: number;
  readonly secondsLeft: number;
}

const reportEvery = 2_000;

/** Reports progress, rate and the time left, every two seconds and never more often. */
export class Progress {
  private done = 0;
  private readonly began = Date.now();
  private reported = this.began;

  constructor(
    private readonly of: number,
    private readonly report: (report: ProgressReport) => void,
  ) {}

  step(by = 1): void {
    this.done += by;
    const now = Date.now();
    if (now - this.reported < reportEvery) return;
    this.reported = now;
    this.report(this.now());
  }

  now(): ProgressReport {
    const seconds = Math.max((Date.now() - this.began) / 1_000, 0.001);
    const rate = this.done / seconds;
    const left = Math.max(this.of - this.done, 0);
    return {
      done: this.done,
      of: this.of,
      rate: Math.round(rate),
      secondsLeft: rate === 0 ? 0 : Math.round(left / rate),
    };
  }
}

/** Lets some go at once and the others wait, first come first served. */
export class Turns {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly most: number) {}

  /** Whether others wait for a turn. */
  get areWanted(): boolean {
    return this.waiting.length > 0;
  }

  /** Resolves when it is one's turn, to what ends it; whoever gives up meanwhile gets a turn of none. */
  async take(signal: AbortSignal): Promise<() => void> {
    if (this.running < this.most) this.running++;
    else if (!(await this.given(signal))) return () => undefined;
    return () => {
      const next = this.waiting.shift();
      if (next) next();
      else this.running--;
    };
  }

  private given(signal: AbortSignal): Promise<boolean> {
    return new Promise((resolve) => {
      const give = () => {
        signal.removeEventListener('abort', leave);
        resolve(true);
      };
      const leave = () => {
        const at = this.waiting.indexOf(give);
        if (at >= 0) this.waiting.splice(at, 1);
        resolve(false);
      };
      this.waiting.push(give);
      signal.addEventListener('abort', leave, { once: true });
    });
  }
}

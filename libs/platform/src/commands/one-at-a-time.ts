/** Lets pieces of work upon one thing go one after another, and all others beside each other. */
export class OneAtATime {
  private readonly last = new Map<string, Promise<unknown>>();

  async run<T>(thing: string, work: () => Promise<T>): Promise<T> {
    const before = this.last.get(thing);
    const mine = before ? before.then(work, work) : work();
    const done = mine.catch(() => undefined);
    this.last.set(thing, done);
    try {
      return await mine;
    } finally {
      if (this.last.get(thing) === done) this.last.delete(thing);
    }
  }
}

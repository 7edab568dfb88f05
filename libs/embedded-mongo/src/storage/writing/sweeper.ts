import { allOf, type Sweep } from '../catalog.js';
import type { Store } from '../store.js';

/** So many keys are removed in one commit. */
const AT_ONCE = 2_000;

/** Removes what is left of dropped collections and indexes, a little at a time. */
export class Sweeper {
  private readonly waiting: Sweep[] = [];
  private running: Promise<void> | undefined;
  private isStopped = false;

  constructor(private readonly store: Store) {}

  add(sweeps: readonly Sweep[]): void {
    this.waiting.push(...sweeps);
    if (this.waiting.length === 0) return;
    this.running ??= this.run().then(() => {
      this.running = undefined;
      this.add([]); // what came at the last moment
    });
  }

  private async run(): Promise<void> {
    try {
      for (let next = this.waiting.shift(); next; next = this.waiting.shift()) {
        await this.sweep(next);
      }
    } catch {
      this.waiting.length = 0; // a full disk, or damage: it is swept after the next start
    }
  }

  private async sweep(sweep: Sweep): Promise<void> {
    const { environment, commits, turns } = this.store;
    const table = sweep.table === 'documents' ? 'document' : 'entry';
    for (;;) {
      await commits.durable();
      await turns.breathe();
      if (this.isStopped) return;
      const keys = environment.keysIn(sweep.table, allOf(sweep.number), AT_ONCE);
      if (keys.length === 0) break;
      for (const key of keys) commits.current.remove(table, key);
      commits.schedule();
    }
    this.store.swept(sweep);
    await commits.durable();
  }

  /** Resolves when nothing is left to sweep. */
  async idle(): Promise<void> {
    await this.running;
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    await this.running;
  }
}

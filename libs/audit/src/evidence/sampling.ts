import { createHash } from 'node:crypto';

/**
 * Draws events at random, and for everybody who knows the seed the same ones: those whose ids have
 * the least hashes with it. Each event has the same chance, in whatever order they come, and no more
 * are held than are drawn.
 */
export class Sample<E extends { readonly eventId: string }> {
  private drawn: (readonly [hash: string, event: E])[] = [];

  constructor(
    private readonly size: number,
    private readonly seed: string,
  ) {}

  offer(event: E): void {
    const hash = createHash('sha256').update(`${this.seed}\n${event.eventId}`).digest('hex');
    const { drawn, size } = this;
    const last = drawn[size - 1];
    if (last && last[0] <= hash) return;
    const at = drawn.findIndex(([other]) => other > hash);
    drawn.splice(at < 0 ? drawn.length : at, 0, [hash, event]);
    drawn.splice(size);
  }

  /** What was drawn, in the order of the log. */
  get events(): readonly E[] {
    return this.drawn.map(([, event]) => event);
  }
}

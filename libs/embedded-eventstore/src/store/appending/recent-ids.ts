/** Where an event went that was appended not long ago. */
export interface RecentEvent {
  readonly stream: string;
  readonly revision: number;
  readonly position: number;
}

/**
 * The ids of the latest events, to recognise an append that is retried without an exact expected
 * revision. Two generations instead of one queue: deleting the first key of a `Map` again and
 * again is quadratic in V8.
 */
export class RecentIds {
  private young = new Map<string, RecentEvent>();
  private old = new Map<string, RecentEvent>();

  /** @param capacity how many ids are remembered at least */
  constructor(private readonly capacity: number) {}

  remember(id: string, event: RecentEvent): void {
    this.young.set(id, event);
    if (this.young.size < this.capacity) return;
    this.old = this.young;
    this.young = new Map();
  }

  find(id: string): RecentEvent | undefined {
    return this.young.get(id) ?? this.old.get(id);
  }

  clear(): void {
    this.young.clear();
    this.old.clear();
  }
}

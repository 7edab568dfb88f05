import type { View } from '#kernel';
import { Injectable } from '@nestjs/common';
import { Definitions } from '../../definitions.js';
import { lifted } from '../../lifting.js';
import type { Recorded } from '../../stores/event-store.js';

/** How many rows of a view are remembered; beyond that the oldest are forgotten. */
const remembered = 20_000;

interface Changes {
  readonly rows: Map<string, number>;
  /** Up to here any row may have been changed: it was not remembered, or is forgotten by now. */
  unknownUpTo: number;
}

/**
 * Where this process last changed each row of the views that decisions consult, so that a decision
 * waits for its own rows only, and not for all that the process wrote.
 */
@Injectable()
export class OwnWrites {
  private readonly changes = new Map<View, Changes>();
  private last = -1;

  constructor(private readonly definitions: Definitions) {}

  /** This process has appended these events. */
  appended(events: readonly Recorded[]): void {
    const last = events.at(-1);
    if (!last) return;
    this.last = Math.max(this.last, last.position);
    this.happened(events);
  }

  /** These events were appended, here or by another process. */
  happened(events: readonly Recorded[]): void {
    for (const [view, changes] of this.changes) {
      const { rows } = changes;
      for (const event of events) {
        if (view.types && !view.types.has(event.type)) continue;
        for (const key of this.keysOf(view, event)) {
          const position = Math.max(rows.get(key) ?? -1, event.position);
          rows.delete(key);
          rows.set(key, position);
        }
      }
      for (const [key, position] of rows) {
        if (rows.size <= remembered) break;
        rows.delete(key);
        changes.unknownUpTo = position;
      }
    }
  }

  /** The position a view must have seen for this row to hold all that this process wrote. */
  position(view: View, key: string): number {
    const known = this.changes.get(view);
    const changes = known ?? { rows: new Map<string, number>(), unknownUpTo: this.last };
    this.changes.set(view, changes);
    return changes.rows.get(key) ?? changes.unknownUpTo;
  }

  private keysOf(view: View, event: Recorded): readonly string[] {
    const { fact, occurrence } = lifted(this.definitions, event);
    try {
      return view.change(fact, occurrence)?.keys ?? [];
    } catch {
      // Then the view will park it; what is written stays written.
      return [];
    }
  }
}

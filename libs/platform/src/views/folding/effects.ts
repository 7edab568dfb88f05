import type { View } from '#kernel';
import { Injectable } from '@nestjs/common';
import { Definitions } from '../../definitions.js';
import { lifted } from '../../lifting.js';
import { requestContext } from '../../request-context.js';
import type { Recorded } from '../../stores/event-store.js';
import { Visibility } from '../../visibility/visibility.js';
import type { FieldChange } from '../changes/difference.js';
import { differenceOf } from '../changes/difference.js';
import { KnownAt } from '../past/known-at.js';

/** A row of a view before and after an event. */
export interface Effect {
  readonly view: string;
  readonly id: string;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly changed: readonly FieldChange[];
}

/** So many rows of one view are looked at. */
const mostRows = 5;

/** What an event changed in the views that the asker may read. */
@Injectable()
export class Effects {
  constructor(
    private readonly definitions: Definitions,
    private readonly knownAt: KnownAt,
    private readonly visibility: Visibility,
  ) {}

  async of(event: Recorded): Promise<readonly Effect[]> {
    const { views } = this.definitions;
    const reading = views.filter(
      ({ past, types }) => past === 'versions' && types?.has(event.type) === true,
    );
    const effects: Effect[] = [];
    // One view after the other: the store bounds how many reads a connection has open.
    for (const view of reading) effects.push(...(await this.upon(view, event)));
    return effects;
  }

  private async upon(view: View, event: Recorded): Promise<readonly Effect[]> {
    const request = requestContext();
    const { roles } = request.actor;
    const allowed = Object.values(view.allow).filter(
      (some) => request.system === true || some.some((role) => roles.includes(role)),
    );
    const keys = this.keysOf(view, event);
    const mayRead = request.system === true || allowed.length > 0;
    if (!mayRead || keys.length === 0) return [];
    const whose = view.scope === 'open' ? undefined : allowed.flat();
    const sight = await this.visibility.of(whose, request);
    const position = event.position;
    const [before, after] = [
      await this.knownAt.table(view, String(Math.max(position - 1, 0)), { sight }),
      await this.knownAt.table(view, String(position), { sight }),
    ];
    const effects: Effect[] = [];
    for (const id of keys) {
      const rows = { before: await before.table.find(id), after: await after.table.find(id) };
      const changed = differenceOf(rows.before ?? {}, rows.after ?? {});
      if (changed.length === 0) continue;
      effects.push({
        view: view.name,
        id,
        ...(rows.before && { before: rows.before }),
        ...(rows.after && { after: rows.after }),
        changed,
      });
    }
    return effects;
  }

  private keysOf(view: View, event: Recorded): readonly string[] {
    const { fact, occurrence, unreadable } = lifted(this.definitions, event);
    if (unreadable) return [];
    try {
      return (view.change(fact, occurrence)?.keys ?? []).slice(0, mostRows);
    } catch {
      // Then the view has parked it: it changed nothing.
      return [];
    }
  }
}

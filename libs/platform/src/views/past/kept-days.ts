import type { Day, View } from '#kernel';
import { Injectable } from '@nestjs/common';
import { Tables } from '../../stores/tables.js';
import type { Sight } from '../../visibility/sight.js';
import { byDay, indexOfDay } from './axis.js';
import { Checkpoints } from '../running/checkpoints.js';
import { nothing, PastTable } from './past-table.js';
import { ViewRegistry } from '../running/registry.js';
import { StandingRows } from './standing-rows.js';

/**
 * A view as it counts on a day by all that is known now, where it keeps its days: at the price of a
 * list of today.
 */
@Injectable()
export class KeptDays {
  constructor(
    private readonly tables: Tables,
    private readonly checkpoints: Checkpoints,
    private readonly registry: ViewRegistry,
  ) {}

  /** Undefined where the view keeps no days, or its build was begun before it did. */
  async table(view: View, asOf: Day, sight: Sight): Promise<PastTable | undefined> {
    if (!view.keepsDays) return undefined;
    const build = await this.registry.live(view);
    const [checkpoint] = await this.checkpoints.load([build]);
    if (!checkpoint?.keepsDays) return undefined;
    const place = { axis: byDay, at: indexOfDay(asOf), head: byDay.root };
    const standing = new StandingRows(this.tables, build, view, place);
    return new PastTable({ view, standing, overlay: nothing }, sight);
  }
}

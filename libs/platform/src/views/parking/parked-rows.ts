import type { View } from '#kernel';
import { Injectable } from '@nestjs/common';
import { Tables } from '../../stores/tables.js';
import { keyAsked } from '../asking/asked-by-id.js';
import { ViewRegistry } from '../running/registry.js';
import { parkedTable } from '../running/view-tables.js';

/** How long it is believed what is parked, in milliseconds, and how many events are looked at. */
const believed = 1_000;
const most = 1_000;

interface Known {
  readonly at: number;
  /** How many events of each row are parked. */
  readonly rows: ReadonlyMap<string, number>;
}

/** Which answers lack what is parked: an answer that is not whole has to say so. */
@Injectable()
export class ParkedRows {
  private readonly known = new Map<string, Known>();

  constructor(
    private readonly tables: Tables,
    private readonly registry: ViewRegistry,
  ) {}

  /** How many parked events are missing from the answer to a query. */
  async missingFrom(view: View, query: object): Promise<number> {
    const rows = await this.rowsOf(await this.registry.live(view));
    if (rows.size === 0) return 0;
    const key = keyAsked(view, query);
    if (key !== undefined) return rows.get(key) ?? 0;
    return [...rows.values()].reduce((sum, events) => sum + events, 0);
  }

  private async rowsOf(build: string): Promise<Known['rows']> {
    const known = this.known.get(build);
    if (known && Date.now() - known.at < believed) return known.rows;
    const found = await this.tables.find(
      parkedTable,
      { all: [{ field: 'build', is: 'eq', value: build }] },
      { limit: most },
    );
    const rows = new Map<string, number>();
    for (const { key } of found) rows.set(String(key), (rows.get(String(key)) ?? 0) + 1);
    this.known.set(build, { at: Date.now(), rows });
    return rows;
  }
}

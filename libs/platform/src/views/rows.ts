import type { Refs, Table, View } from '#kernel';
import { Injectable } from '@nestjs/common';
import { Tables } from '../stores/tables.js';
import type { Sight } from '../visibility/sight.js';
import { Checkpoints } from './checkpoints.js';
import { OwnWrites } from './own-writes.js';
import { ViewRegistry } from './registry.js';
import { StoredTable } from './stored-table.js';

/** How long a decision waits for the rows it consults, in milliseconds. */
const patience = 2_000;

/** The present rows of every view. */
@Injectable()
export class Rows {
  constructor(
    private readonly checkpoints: Checkpoints,
    private readonly tables: Tables,
    private readonly registry: ViewRegistry,
    private readonly ownWrites: OwnWrites,
  ) {}

  /** As the system sees them, or as far as somebody does. */
  async of(view: View, sight?: Sight, shown?: (revision: number) => void): Promise<Table<object>> {
    return new StoredTable(this.tables, await this.registry.live(view), view, sight, shown);
  }

  /**
   * The rows that a decision consults, by the names it gives them; those missing are left out. What
   * this process itself has appended before is in them: who registers a client and then applies for
   * a loan is not told that there is no such client.
   */
  async look(refs: Refs): Promise<Readonly<Record<string, unknown>>> {
    const found = await Promise.all(
      Object.entries(refs).map(async ([name, ref]) => {
        if (!ref) return [name, undefined] as const;
        const { view, id } = ref;
        await this.seen(view, id);
        const table = await this.of(view);
        return [name, await table.find(id)] as const;
      }),
    );
    return Object.fromEntries(found.filter(([, row]) => row !== undefined));
  }

  private async seen(view: View, id: string): Promise<void> {
    const position = this.ownWrites.position(view, id);
    if (position < 0) return;
    const build = await this.registry.live(view);
    if (position > this.checkpoints.at(build)) {
      await this.checkpoints.waitFor(build, position, patience);
    }
  }
}

import type { RowRef, Table, View } from '#kernel';
import { Injectable } from '@nestjs/common';
import { Tables } from '../stores/tables.js';
import { Checkpoints } from './checkpoints.js';
import { ViewRegistry } from './registry.js';
import { StoredTable } from './stored-table.js';

/** How long a decision waits for the rows it consults, in milliseconds. */
const patience = 2_000;

/** The present rows of every view. */
@Injectable()
export class Rows {
  /** Where this process last appended an event of each type. */
  private readonly appendedAt = new Map<string, number>();

  constructor(
    private readonly checkpoints: Checkpoints,
    private readonly tables: Tables,
    private readonly registry: ViewRegistry,
  ) {}

  async of(view: View, shown?: (revision: number) => void): Promise<Table<object>> {
    return new StoredTable(this.tables, await this.registry.live(view), view, shown);
  }

  /** This process has appended events of these types. */
  appended(types: readonly string[], position: number): void {
    for (const type of types) this.appendedAt.set(type, position);
  }

  /**
   * The rows that a decision consults, by the names it gives them; those missing are left out. What
   * this process itself has appended before is in them: who registers a client and then applies for
   * a loan is not told that there is no such client.
   */
  async look(refs: Readonly<Record<string, RowRef>>): Promise<Readonly<Record<string, unknown>>> {
    const found = await Promise.all(
      Object.entries(refs).map(async ([name, { view, id }]) => {
        await this.seen(view);
        const table = await this.of(view);
        return [name, await table.find(id)] as const;
      }),
    );
    return Object.fromEntries(found.filter(([, row]) => row !== undefined));
  }

  private async seen(view: View): Promise<void> {
    const positions = [...(view.types ?? [])].map((type) => this.appendedAt.get(type) ?? -1);
    const position = Math.max(-1, ...positions);
    const build = await this.registry.live(view);
    if (position > this.checkpoints.at(build)) {
      await this.checkpoints.waitFor(build, position, patience);
    }
  }
}

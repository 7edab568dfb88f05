import type { RowRef, Table, View } from '#kernel';
import { Injectable } from '@nestjs/common';
import { Tables } from '../stores/tables.js';
import { ViewRegistry } from './registry.js';
import { StoredTable } from './stored-table.js';

/** The present rows of every view. */
@Injectable()
export class Rows {
  constructor(
    private readonly tables: Tables,
    private readonly registry: ViewRegistry,
  ) {}

  async of(view: View, shown?: (revision: number) => void): Promise<Table<object>> {
    return new StoredTable(this.tables, await this.registry.live(view), view, shown);
  }

  /** The rows that a decision consults, by the names it gives them; those missing are left out. */
  async look(refs: Readonly<Record<string, RowRef>>): Promise<Readonly<Record<string, unknown>>> {
    const found = await Promise.all(
      Object.entries(refs).map(async ([name, { view, id }]) => {
        const table = await this.of(view);
        return [name, await table.find(id)] as const;
      }),
    );
    return Object.fromEntries(found.filter(([, row]) => row !== undefined));
  }
}

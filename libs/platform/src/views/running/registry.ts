import type { View } from '#kernel';
import { Injectable } from '@nestjs/common';
import { Tables } from '../../stores/tables.js';
import { buildOf, registryTable } from './view-tables.js';

/** Which build of a view answers queries, and which one is to be built. */
export interface Registered {
  readonly name: string;
  readonly live: string | undefined;
  readonly wanted: string | undefined;
}

/** How long the name of the live build is believed, in milliseconds. */
const believed = 1_000;

/** The builds of every view. Switching is one write; whoever asks sees it within a second. */
@Injectable()
export class ViewRegistry {
  private known = new Map<string, Registered>();
  private readAt = 0;
  private reading: Promise<void> | undefined;

  constructor(private readonly tables: Tables) {}

  /** The build that answers the queries of a view. */
  async live(view: View): Promise<string> {
    if (Date.now() - this.readAt > believed) await this.refresh();
    return this.known.get(view.name)?.live ?? buildOf(view);
  }

  async all(): Promise<readonly Registered[]> {
    await this.refresh();
    return [...this.known.values()];
  }

  async get(name: string): Promise<Registered | undefined> {
    await this.refresh();
    return this.known.get(name);
  }

  /** On the first start these builds answer at once. */
  async begin(builds: readonly { readonly view: View; readonly id: string }[]): Promise<void> {
    const rows = builds.map(({ view, id }) => ({ _id: view.name, live: id, wanted: id }));
    await this.tables.write(
      registryTable,
      rows.map((put) => ({ put })),
    );
    await this.refresh();
  }

  /** From now on this build answers. */
  async switchTo(name: string, build: string): Promise<void> {
    await this.put({ name, live: build, wanted: build });
  }

  /** Asks the worker to build this beside the live one, and to switch when it has caught up. */
  async want(name: string, build: string): Promise<void> {
    const known = await this.get(name);
    await this.put({ name, live: known?.live, wanted: build });
  }

  private async put({ name, live, wanted }: Registered): Promise<void> {
    await this.tables.write(registryTable, [{ put: { _id: name, live, wanted } }]);
    await this.refresh();
  }

  private refresh(): Promise<void> {
    this.reading ??= this.read().finally(() => (this.reading = undefined));
    return this.reading;
  }

  private async read(): Promise<void> {
    const rows = await this.tables.find(registryTable, { all: [] });
    const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
    this.known = new Map(
      rows.map((row) => {
        const entry = { name: row._id, live: text(row['live']), wanted: text(row['wanted']) };
        return [row._id, entry];
      }),
    );
    this.readAt = Date.now();
  }
}

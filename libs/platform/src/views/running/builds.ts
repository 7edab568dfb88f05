import type { View } from '#kernel';
import { Injectable } from '@nestjs/common';
import { Preservation } from '../../holds/preservation.js';
import { Definitions } from '../../definitions.js';
import { EventStore } from '../../stores/event-store.js';
import { Tables } from '../../stores/tables.js';
import { Checkpoints, checkpointTable } from './checkpoints.js';
import { ViewRegistry } from './registry.js';
import { buildOf, parkedTable, partsOf, tablesBeside } from './view-tables.js';

/** Where a view stands. Positions and lag are those of the log; -1 before the first event. */
export interface ViewStanding {
  readonly name: string;
  readonly live: string;
  readonly wanted: string;
  readonly position: number;
  readonly lag: number;
  readonly rows: number;
  readonly parked: number;
}

/** What is asked of a build cannot be done. */
export class WrongBuild extends Error {}

/** The builds of the views, for those who operate them: what stands, what is wanted, what may go. */
@Injectable()
export class Builds {
  constructor(
    private readonly store: EventStore,
    private readonly tables: Tables,
    private readonly definitions: Definitions,
    private readonly checkpoints: Checkpoints,
    private readonly registry: ViewRegistry,
    private readonly preservation: Preservation,
  ) {}

  async list(): Promise<readonly ViewStanding[]> {
    const head = await this.head();
    return Promise.all(
      this.definitions.views.map(async (view) => {
        const known = await this.registry.get(view.name);
        const live = known?.live ?? buildOf(view);
        const position = await this.positionOf(live);
        const [rows, parked] = await Promise.all([
          this.tables.count(live, { all: [] }),
          this.tables.count(parkedTable, { all: [{ field: 'build', is: 'eq', value: live }] }),
        ]);
        const lag = Math.max(head - position, 0);
        return {
          name: view.name,
          live,
          wanted: known?.wanted ?? live,
          position,
          lag,
          rows,
          parked,
        };
      }),
    );
  }

  /**
   * Asks the worker for the next generation of a view, beside the one that answers.
   * @returns the name of the build to come
   * @throws WrongBuild where there is no such view, or another build of it is under way
   */
  async rebuild(name: string): Promise<string> {
    const view = this.viewOf(name);
    const { live, wanted } = (await this.registry.get(name)) ?? {};
    if (wanted !== live) throw new WrongBuild(`${String(wanted)} is being built already`);
    const generations = [buildOf(view), live ?? '', ...(await this.tables.names())]
      .map(partsOf)
      .filter((parts) => parts.name === name && parts.version === view.version)
      .map(({ generation }) => generation);
    const build = buildOf(view, Math.max(...generations) + 1);
    await this.registry.want(name, build);
    return build;
  }

  /**
   * Asks the worker to bring an older build up to date and to let it answer.
   * @throws WrongBuild where it is not a build of this release's version of the view
   */
  async switchTo(name: string, build: string): Promise<void> {
    const view = this.viewOf(name);
    const parts = partsOf(build);
    if (parts.name !== name || !(await this.tables.names()).includes(build)) {
      throw new WrongBuild(`${name} has no build ${build}`);
    }
    if (parts.version !== view.version) {
      throw new WrongBuild(`${build} is not of version ${view.version}, which this release folds`);
    }
    await this.registry.want(name, build);
  }

  /** Takes a build away: rows, totals, checkpoint, what it parked. @throws WrongBuild if in use */
  async drop(build: string): Promise<void> {
    const { name } = partsOf(build);
    const { live, wanted } = (await this.registry.get(name)) ?? {};
    if (build === live) throw new WrongBuild(`${build} answers the queries of ${name}`);
    if (build === wanted) throw new WrongBuild(`${build} is being built`);
    if (!(await this.tables.names()).includes(build)) {
      throw new WrongBuild(`there is no build ${build}`);
    }
    const parked = await this.tables.find(parkedTable, {
      all: [{ field: 'build', is: 'eq', value: build }],
    });
    const held = await this.preservation.heldAmong(parked.map((row) => Number(row['position'])));
    if (held !== undefined) {
      throw new WrongBuild(`event ${held} is parked in ${build}, and a legal hold keeps it`);
    }
    await this.tables.write(
      parkedTable,
      parked.map(({ _id }) => ({ remove: _id })),
    );
    await this.tables.write(checkpointTable, [{ remove: build }]);
    for (const table of tablesBeside(build)) await this.tables.drop(table);
    await this.tables.drop(build);
  }

  /** Whether a build answers, how far it has read, and how far there is to read. */
  async progressOf(
    build: string,
  ): Promise<{ readonly live: boolean; readonly position: number; readonly head: number }> {
    const known = await this.registry.get(partsOf(build).name);
    const [position, head] = await Promise.all([this.positionOf(build), this.head()]);
    return { live: known?.live === build, position, head };
  }

  private viewOf(name: string): View {
    const view = this.definitions.views.find((each) => each.name === name);
    if (view) return view;
    const names = this.definitions.views.map((each) => each.name).sort();
    throw new WrongBuild(`there is no view ${name}; there are ${names.join(', ')}`);
  }

  private async positionOf(build: string): Promise<number> {
    const [checkpoint] = await this.checkpoints.load([build]);
    return checkpoint?.position ?? -1;
  }

  private async head(): Promise<number> {
    return (await this.store.head()) ?? -1;
  }
}

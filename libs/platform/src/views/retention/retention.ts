import type { View } from '#kernel';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import { Definitions } from '../../definitions.js';
import { Preservation } from '../../holds/preservation.js';
import { Log } from '../../operations/log.js';
import { Worker } from '../../operations/worker.js';
import type { Test } from '../../stores/tables.js';
import { Tables } from '../../stores/tables.js';
import { pause } from '../../timing/pause.js';
import { clientPath } from '../../visibility/stamp.js';
import { KnownAt } from '../past/known-at.js';
import { supersededTotals } from '../past/past-totals.js';
import { toldAt } from '../past/spans.js';
import { ViewRegistry } from '../running/registry.js';
import { pastTotalsOf, versionsOf } from '../running/view-tables.js';

const everyMs = { first: 60_000, later: 3_600_000 };
/** So many are removed at once: batches of the views come between. */
const atOnce = 1_000;

/**
 * Removes what rows were, once it is longer ago than their view keeps it. The log keeps all: a replay
 * tells any day. What a client under a legal hold was stays. Runs where the views run, once an hour.
 */
@Injectable()
export class Retention implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly stopping = new AbortController();
  private ended: Promise<void> = Promise.resolve();

  constructor(
    private readonly tables: Tables,
    private readonly definitions: Definitions,
    private readonly registry: ViewRegistry,
    private readonly known: KnownAt,
    private readonly preservation: Preservation,
    private readonly worker: Worker,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.ended = this.keep();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.ended;
  }

  private async keep(): Promise<void> {
    const { signal } = this.stopping;
    const stopped = () => signal.aborted;
    for (let wait = everyMs.first; ; wait = everyMs.later) {
      await pause(wait, signal);
      if (stopped()) return;
      if (this.worker.views !== 'here') continue;
      await this.purge().catch((error: unknown) => {
        this.log.warn({ err: error }, 'what is no longer kept could not be removed');
      });
    }
  }

  /** Removes what no view keeps any longer; resolves to how many versions of rows that were. */
  async purge(): Promise<number> {
    let removed = 0;
    for (const view of this.definitions.views) {
      const upTo = await this.known.keptAfter(view);
      if (upTo !== undefined && upTo >= 0) removed += await this.purgeUpTo(view, upTo);
    }
    return removed;
  }

  /** Removes what only answers about a position or an earlier one need. */
  async purgeUpTo(view: View, position: number): Promise<number> {
    const build = await this.registry.live(view);
    // Within a large batch only some positions are kept: the one before is what answers.
    const stop = await toldAt(this.tables, build, position);
    const gone: Test = { field: '_until', is: 'lte', value: stop };
    const removed = await this.remove(versionsOf(build), [gone, ...(await this.kept(view))]);
    for (const tests of await supersededTotals(this.tables, build, stop)) {
      await this.remove(pastTotalsOf(build), tests);
    }
    if (removed > 0) this.log.info({ view: view.name, removed }, 'earlier rows were removed');
    return removed;
  }

  /** Lets through what no legal hold keeps. */
  private async kept(view: View): Promise<readonly Test[]> {
    const client = clientPath(view);
    if (client === undefined) return [];
    const held = await this.preservation.clients();
    return held.map((id): Test => ({ field: client, is: 'ne', value: id }));
  }

  private async remove(table: string, all: readonly Test[]): Promise<number> {
    for (let removed = 0; ;) {
      const found = await this.tables.find(table, { all }, { limit: atOnce });
      if (found.length === 0 || this.stopping.signal.aborted) return removed;
      await this.tables.write(
        table,
        found.map(({ _id }) => ({ remove: _id })),
      );
      removed += found.length;
    }
  }
}

import type { Refs, RowRef, View } from '#kernel';
import { Injectable } from '@nestjs/common';
import { Settings } from '../../configuration/settings.js';
import { Definitions } from '../../definitions.js';
import { platformRefusals } from '../../platform.refusals.js';
import { presentContext } from '../../request-context.js';
import { Tables } from '../../stores/tables.js';
import type { Sight } from '../../visibility/sight.js';
import type { ClientScopeRow } from '../../visibility/stamp.js';
import { Checkpoints } from '../running/checkpoints.js';
import { OwnWrites } from '../folding/own-writes.js';
import { ViewRegistry } from '../running/registry.js';
import { StoredTable } from './stored-table.js';

/** How long work of our own, that nobody waits for, waits for the rows it consults. */
const ownPatienceMs = 60_000;

/** The present rows of every view. */
@Injectable()
export class Rows {
  constructor(
    private readonly checkpoints: Checkpoints,
    private readonly tables: Tables,
    private readonly registry: ViewRegistry,
    private readonly ownWrites: OwnWrites,
    private readonly settings: Settings,
    private readonly definitions: Definitions,
  ) {}

  /** As the system sees them, or as far as somebody does. */
  async of(
    view: View,
    sight?: Sight,
    shown?: (revision: number) => void,
  ): Promise<StoredTable<object>> {
    return new StoredTable(this.tables, await this.registry.live(view), view, sight, shown);
  }

  /**
   * The rows that a decision consults, by the names it gives them; those missing are left out. They
   * hold what this process has appended, and all up to the position that the sender names: whoever
   * registers a client and then applies for a loan is not told that there is no such client.
   * @throws NotSeenYet where a view does not come so far in time; a decision never rests on less
   */
  async look(refs: Refs): Promise<Readonly<Record<string, unknown>>> {
    const found = await Promise.all(
      Object.entries(refs).map(async ([name, ref]) => {
        if (!ref) return [name, undefined] as const;
        return [name, await this.consulted(ref)] as const;
      }),
    );
    return Object.fromEntries(found.filter(([, row]) => row !== undefined));
  }

  private async consulted(ref: RowRef): Promise<object | undefined> {
    const { view, id } = ref;
    const find = async (each: string) => {
      await this.seen(view, each);
      return (await this.of(view)).find(each);
    };
    if (!ref.together) return find(id);
    const found = await Promise.all((await this.recordsOf(id)).map(find));
    const rows = found.filter((each) => each !== undefined);
    return rows.length > 1 ? ref.together(rows) : rows[0];
  }

  /** The records that are one client with this one: that which stays first. */
  private async recordsOf(id: string): Promise<readonly string[]> {
    const { scopes } = this.definitions;
    if (scopes === undefined) return [id];
    const scopeOf = async (of: string) => {
      await this.seen(scopes, of);
      return ((await (await this.of(scopes)).find(of)) ?? {}) as Partial<ClientScopeRow>;
    };
    const own = await scopeOf(id);
    const { clientId: stays = id } = own.mergedInto ?? {};
    const { merged = [] } = stays === id ? own : await scopeOf(stays);
    return [stays, ...merged.map(({ clientId }) => clientId)];
  }

  private async seen(view: View, id: string): Promise<void> {
    const told = presentContext()?.after ?? -1;
    const position = Math.max(this.ownWrites.position(view, id), told);
    if (position < 0) return;
    const build = await this.registry.live(view);
    if (position <= this.checkpoints.at(build)) return;
    const waits = presentContext()?.deadline ? this.settings.waitLimit : ownPatienceMs;
    if (await this.checkpoints.waitFor(build, position, waits)) return;
    throw platformRefusals.NotSeenYet({ view: view.name, position });
  }
}

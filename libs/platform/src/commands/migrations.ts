import type { DomainCommand } from '#kernel';
import { takesOverHistory } from '#kernel';
import { Injectable } from '@nestjs/common';
import type { OpenMigration } from '../context-parts.js';
import { Definitions } from '../definitions.js';
import { platformRefusals } from '../platform.refusals.js';
import type { RequestContext } from '../request-context.js';
import { Rows } from '../views/asking/rows.js';
import { OwnWrites } from '../views/folding/own-writes.js';

/** How long an open migration is believed to be open still, in milliseconds. */
const believedMs = 1_000;

/**
 * Whether history may come in. An import sends thousands of commands a second: the row is looked at
 * once a second, and again after everything that this process did to it.
 */
@Injectable()
export class Migrations {
  private kept: { readonly id: string; readonly at: number; readonly seen: number } | undefined;

  constructor(
    private readonly definitions: Definitions,
    private readonly rows: Rows,
    private readonly ownWrites: OwnWrites,
  ) {}

  /**
   * The migration that a command belongs to; none for what takes nothing over.
   * @throws NoMigrationOpen where it takes something over and may not
   */
  async of(command: DomainCommand, { migrationId }: RequestContext): Promise<string | undefined> {
    if (migrationId === undefined && !takesOverHistory(command)) return undefined;
    const open = await this.open();
    const isMeant = migrationId === undefined || migrationId === open;
    if (open === undefined || !isMeant) throw platformRefusals.NoMigrationOpen();
    return open;
  }

  /** The id of the open migration, with all that this process has done to it. */
  async open(): Promise<string | undefined> {
    const { migration } = this.definitions;
    if (!migration) return undefined;
    const seen = this.ownWrites.position(migration.view, migration.id);
    const [kept, at] = [this.kept, Date.now()];
    if (kept && kept.seen >= seen && at - kept.at < believedMs) return kept.id;
    const { row } = await this.rows.look({ row: migration });
    const id = (row as OpenMigration | undefined)?.migrationId;
    this.kept = id === undefined ? undefined : { id, at, seen };
    return id;
  }
}

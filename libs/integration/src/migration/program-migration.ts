import type { DomainCommand, Receipt } from '#kernel';
import { Refusal } from '#kernel';
import type { Migrations, RequestContext } from '#platform';
import { inContext } from '#platform';
import type { CommandBus } from '@nestjs/cqrs';
import { createHash, randomUUID } from 'node:crypto';
import { CloseMigration, OpenMigration } from './migration.commands.js';
import type { MigratedTotal } from './migration.events.js';
import { migrationRefusals } from './migration.refusals.js';

/** What a program imports, and whether it may open a migration by itself. */
export interface ProgramImport {
  /** The name of what is imported. */
  readonly name: string;
  readonly expected: readonly MigratedTotal[];
  /** Only where whoever runs the program could sign a token for anybody: see ADR 32. */
  readonly mayOpen: boolean;
  readonly commands: CommandBus;
  readonly migrations: Migrations;
}

const reason = 'An import on the command line.';

/** The migration of an import: the one that people have opened, or one of its own. */
export class ProgramMigration {
  private begun: Promise<string> | undefined;
  /** What the ids of its own migrations begin with. */
  private readonly prefix: string;

  constructor(private readonly about: ProgramImport) {
    const digest = createHash('sha256').update(about.name).digest('hex').slice(0, 16);
    this.prefix = `mg_import.${digest}.`;
  }

  /**
   * Its id. One is opened when the first line needs it, unless one is open.
   * @throws MigrationIsOpen where somebody else has opened one at this moment
   */
  id(): Promise<string> {
    this.begun ??= this.found();
    return this.begun;
  }

  /** Closes what this import has opened, now or before it was interrupted. People close theirs. */
  async end(explanation: string): Promise<void> {
    const migrationId = await this.begun;
    if (migrationId?.startsWith(this.prefix) !== true) return;
    const by = `import:${this.about.name}`;
    try {
      await this.send(by, CloseMigration.of({ migrationId }));
    } catch (error) {
      if (!isRefusal(error, migrationRefusals.TotalsDiffer.code)) throw error;
      await this.send(by, CloseMigration.of({ migrationId, explanation }));
    }
  }

  private async found(): Promise<string> {
    const { name: source, mayOpen, expected, migrations } = this.about;
    const open = await migrations.open();
    const migrationId = open ?? `${this.prefix}${randomUUID().slice(0, 8)}`;
    // Where nobody has opened one and the program may not, its first command is refused.
    if (open !== undefined || !mayOpen) return migrationId;
    const command = OpenMigration.of({ migrationId, source, reason, expected });
    await this.send('local-operator', command);
    return migrationId;
  }

  private send(id: string, command: DomainCommand): Promise<Receipt> {
    const actor = { id, roles: ['administrator'], channel: 'import' } as const;
    const context: RequestContext = { actor, correlationId: this.prefix, system: true };
    return inContext(context, () => this.about.commands.execute(command));
  }
}

const isRefusal = (error: unknown, code: string): boolean =>
  error instanceof Refusal && error.code === code;

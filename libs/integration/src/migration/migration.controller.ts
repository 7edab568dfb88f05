import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { CloseMigration, OpenMigration } from './migration.commands.js';
import { GetMigration, ListMigrations } from './migrations.view.js';
import { GetOpenMigration } from './open-migration.view.js';

/** Times in which history of other systems comes in. */
@Controller('migrations')
export class MigrationController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  open(@Payload() command: OpenMigration) {
    return this.commands.execute(command);
  }

  @Post(':migrationId/closing')
  close(@Payload() command: CloseMigration) {
    return this.commands.execute(command);
  }

  @Get()
  list(@Ask() query: ListMigrations) {
    return this.queries.execute(query);
  }

  @Get('open')
  openOne(@Ask() query: GetOpenMigration) {
    return this.queries.execute(query);
  }

  @Get(':migrationId')
  get(@Ask() query: GetMigration) {
    return this.queries.execute(query);
  }
}

import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { GetUnit, ListUnits } from '../views/units.view.js';
import { CloseUnit, MoveUnit, OpenUnit, RenameUnit } from './unit.commands.js';

@Controller('units')
export class UnitController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  open(@Payload() command: OpenUnit) {
    return this.commands.execute(command);
  }

  @Post(':unitId/names')
  rename(@Payload() command: RenameUnit) {
    return this.commands.execute(command);
  }

  @Post(':unitId/moves')
  move(@Payload() command: MoveUnit) {
    return this.commands.execute(command);
  }

  @Post(':unitId/closure')
  close(@Payload() command: CloseUnit) {
    return this.commands.execute(command);
  }

  @Get()
  list(@Ask() query: ListUnits) {
    return this.queries.execute(query);
  }

  @Get(':unitId')
  get(@Ask() query: GetUnit) {
    return this.queries.execute(query);
  }
}

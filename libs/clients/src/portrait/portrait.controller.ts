import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { CountBusinessLines, GetPortrait, ListPortraits } from '../views/portraits.view.js';
import { JudgeTrait, StateBusinessLine, StatePreferences } from './portrait.commands.js';

/** How clients like to be served, and what the bank thinks of them. */
@Controller()
export class PortraitController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post('clients/:clientId/preferences')
  prefer(@Payload() command: StatePreferences) {
    return this.commands.execute(command);
  }

  @Post('clients/:clientId/traits')
  judge(@Payload() command: JudgeTrait) {
    return this.commands.execute(command);
  }

  @Post('clients/:clientId/business-lines')
  line(@Payload() command: StateBusinessLine) {
    return this.commands.execute(command);
  }

  @Get('clients/:clientId/portrait')
  get(@Ask() query: GetPortrait) {
    return this.queries.execute(query);
  }

  @Get('portraits')
  list(@Ask() query: ListPortraits) {
    return this.queries.execute(query);
  }

  @Get('portraits/business-lines')
  lines(@Ask() query: CountBusinessLines) {
    return this.queries.execute(query);
  }
}

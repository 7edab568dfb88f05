import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { GetTeam, ListTeams } from '../views/teams.view.js';
import { DissolveTeam, FormTeam, JoinTeam, LeaveTeam } from './team.commands.js';

@Controller('teams')
export class TeamController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  form(@Payload() command: FormTeam) {
    return this.commands.execute(command);
  }

  @Post(':teamId/members')
  join(@Payload() command: JoinTeam) {
    return this.commands.execute(command);
  }

  @Post(':teamId/members/:personId/departures')
  leave(@Payload() command: LeaveTeam) {
    return this.commands.execute(command);
  }

  @Post(':teamId/dissolution')
  dissolve(@Payload() command: DissolveTeam) {
    return this.commands.execute(command);
  }

  @Get()
  list(@Ask() query: ListTeams) {
    return this.queries.execute(query);
  }

  @Get(':teamId')
  get(@Ask() query: GetTeam) {
    return this.queries.execute(query);
  }
}

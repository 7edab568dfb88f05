import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { GetGroup, ListGroups } from '../views/groups.view.js';
import { DissolveGroup, FormGroup, JoinGroup, LeaveGroup } from './group.commands.js';

@Controller('groups')
export class GroupController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  form(@Payload() command: FormGroup) {
    return this.commands.execute(command);
  }

  @Post(':groupId/members')
  join(@Payload() command: JoinGroup) {
    return this.commands.execute(command);
  }

  @Post(':groupId/members/:clientId/departures')
  leave(@Payload() command: LeaveGroup) {
    return this.commands.execute(command);
  }

  @Post(':groupId/dissolution')
  dissolve(@Payload() command: DissolveGroup) {
    return this.commands.execute(command);
  }

  @Get()
  list(@Ask() query: ListGroups) {
    return this.queries.execute(query);
  }

  @Get(':groupId')
  get(@Ask() query: GetGroup) {
    return this.queries.execute(query);
  }
}

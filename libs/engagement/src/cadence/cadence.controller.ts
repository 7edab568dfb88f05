import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { withMe } from '../asker.js';
import { GetContactHabits } from '../views/contacts/contact-habits.view.js';
import { GetContacts, ListDueContacts } from '../views/contacts/contacts.view.js';
import {
  AssignCadence,
  EnterContactStage,
  NameSponsor,
  ReleaseSponsor,
} from './cadence.commands.js';

@Controller('contacts')
export class CadenceController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post(':clientId/cadences')
  assign(@Payload() command: AssignCadence) {
    return this.commands.execute(command);
  }

  @Post(':clientId/stages')
  enterStage(@Payload() command: EnterContactStage) {
    return this.commands.execute(command);
  }

  @Post(':clientId/sponsors')
  nameSponsor(@Payload() command: NameSponsor) {
    return this.commands.execute(command);
  }

  @Post(':clientId/sponsors/release')
  releaseSponsor(@Payload() command: ReleaseSponsor) {
    return this.commands.execute(command);
  }

  @Get('due')
  due(@Ask() query: ListDueContacts) {
    return this.queries.execute(withMe(query));
  }

  @Get(':clientId/habits')
  habits(@Ask() query: GetContactHabits) {
    return this.queries.execute(query);
  }

  @Get(':clientId')
  get(@Ask() query: GetContacts) {
    return this.queries.execute(query);
  }
}

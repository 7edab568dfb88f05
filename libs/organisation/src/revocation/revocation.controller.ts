import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ListRevocations } from '../views/revocations.view.js';
import { EndSession, RevokeToken, RevokeTokensOfPerson } from './revocation.commands.js';

/** Tokens that count no longer. */
@Controller('token-revocations')
export class RevocationController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  ofPerson(@Payload() command: RevokeTokensOfPerson) {
    return this.commands.execute(command);
  }

  @Post('sessions')
  session(@Payload() command: EndSession) {
    return this.commands.execute(command);
  }

  @Post('tokens')
  token(@Payload() command: RevokeToken) {
    return this.commands.execute(command);
  }

  @Get()
  list(@Ask() query: ListRevocations) {
    return this.queries.execute(query);
  }
}

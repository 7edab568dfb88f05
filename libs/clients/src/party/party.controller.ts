import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { GetParty, ListParties } from '../views/parties.view.js';
import {
  RegisterOrganisation,
  RegisterPerson,
  StateDemographics,
  WithdrawDemographics,
} from './party.commands.js';

/** People and organisations that are no clients and have to do with one. */
@Controller('parties')
export class PartyController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post('persons')
  person(@Payload() command: RegisterPerson) {
    return this.commands.execute(command);
  }

  @Post('organisations')
  organisation(@Payload() command: RegisterOrganisation) {
    return this.commands.execute(command);
  }

  @Post(':partyId/demographics')
  demographics(@Payload() command: StateDemographics) {
    return this.commands.execute(command);
  }

  @Post(':partyId/demographics-withdrawals')
  withdraw(@Payload() command: WithdrawDemographics) {
    return this.commands.execute(command);
  }

  @Get()
  list(@Ask() query: ListParties) {
    return this.queries.execute(query);
  }

  @Get(':partyId')
  get(@Ask() query: GetParty) {
    return this.queries.execute(query);
  }
}

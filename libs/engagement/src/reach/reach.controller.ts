import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { GetReach } from '../views/contacts/reach.view.js';
import { FindAddress } from '../views/contacts/address-book.view.js';
import {
  AddAddress,
  GiveConsent,
  RemoveAddress,
  StatePreference,
  WithdrawConsent,
} from './reach.commands.js';

@Controller('clients/:clientId/reach')
export class ReachController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  get(@Ask() query: GetReach) {
    return this.queries.execute(query);
  }

  @Post('addresses')
  add(@Payload() command: AddAddress) {
    return this.commands.execute(command);
  }

  @Post('addresses/removals')
  remove(@Payload() command: RemoveAddress) {
    return this.commands.execute(command);
  }

  @Post('preferences')
  prefer(@Payload() command: StatePreference) {
    return this.commands.execute(command);
  }

  @Post('consents')
  consent(@Payload() command: GiveConsent) {
    return this.commands.execute(command);
  }

  @Post('consents/withdrawals')
  object(@Payload() command: WithdrawConsent) {
    return this.commands.execute(command);
  }
}

@Controller('address-book')
export class AddressBookController {
  constructor(private readonly queries: QueryBus) {}

  @Get(':channel/:address')
  find(@Ask() query: FindAddress) {
    return this.queries.execute(query);
  }
}

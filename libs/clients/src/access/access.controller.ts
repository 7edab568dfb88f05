import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { GetClientAccess } from '../views/client-scope.view.js';
import {
  ConfirmLifting,
  ConfirmRestriction,
  ProposeLifting,
  ProposeRestriction,
  ShareClient,
  UnshareClient,
} from './access.commands.js';

/** Who sees a client. */
@Controller('clients')
export class AccessController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get(':clientId/access')
  get(@Ask() query: GetClientAccess) {
    return this.queries.execute(query);
  }

  @Post(':clientId/shares')
  share(@Payload() command: ShareClient) {
    return this.commands.execute(command);
  }

  @Post(':clientId/shares/:teamId/removals')
  unshare(@Payload() command: UnshareClient) {
    return this.commands.execute(command);
  }

  @Post(':clientId/restrictions')
  propose(@Payload() command: ProposeRestriction) {
    return this.commands.execute(command);
  }

  @Post(':clientId/restrictions/confirmation')
  confirm(@Payload() command: ConfirmRestriction) {
    return this.commands.execute(command);
  }

  @Post(':clientId/restriction-liftings')
  proposeLifting(@Payload() command: ProposeLifting) {
    return this.commands.execute(command);
  }

  @Post(':clientId/restriction-liftings/confirmation')
  confirmLifting(@Payload() command: ConfirmLifting) {
    return this.commands.execute(command);
  }
}

import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { GetBeneficialOwners, GetOwnership } from '../views/ownership.view.js';
import { RecordOwnership } from './ownership.commands.js';

/** Who owns a client. */
@Controller('clients/:clientId')
export class OwnershipController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post('ownership')
  record(@Payload() command: RecordOwnership) {
    return this.commands.execute(command);
  }

  @Get('ownership')
  chart(@Ask() query: GetOwnership) {
    return this.queries.execute(query);
  }

  @Get('beneficial-owners')
  owners(@Ask() query: GetBeneficialOwners) {
    return this.queries.execute(query);
  }
}

import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import {
  CountClub,
  GetLoyalty,
  ListClub,
  ListPointProposals,
} from '../views/satisfaction/loyalty.view.js';
import { ConfirmPoints, DeclinePoints, ProposePoints, RedeemPoints } from './loyalty.commands.js';

/** The points and the club tier of a client (I-05). */
@Controller('clients/:clientId/loyalty')
export class LoyaltyController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  get(@Ask() query: GetLoyalty) {
    return this.queries.execute(query);
  }

  @Post('proposals')
  propose(@Payload() command: ProposePoints) {
    return this.commands.execute(command);
  }

  @Post('proposals/:entryId/confirmation')
  confirm(@Payload() command: ConfirmPoints) {
    return this.commands.execute(command);
  }

  @Post('proposals/:entryId/refusal')
  decline(@Payload() command: DeclinePoints) {
    return this.commands.execute(command);
  }

  @Post('redemptions')
  redeem(@Payload() command: RedeemPoints) {
    return this.commands.execute(command);
  }
}

/** The club: who belongs to which tier. */
@Controller('club')
export class ClubController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  list(@Ask() query: ListClub) {
    return this.queries.execute(query);
  }

  @Get('proposals')
  proposals(@Ask() query: ListPointProposals) {
    return this.queries.execute(query);
  }

  @Get('totals')
  count(@Ask() query: CountClub) {
    return this.queries.execute(query);
  }
}

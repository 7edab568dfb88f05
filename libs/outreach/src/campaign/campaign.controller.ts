import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import {
  AnswerInvitation,
  FollowUpGuest,
  InviteGuest,
  NoteAttendance,
} from '../guest/guest.commands.js';
import { GetCampaign, ListCampaigns } from '../views/campaigns.view.js';
import { CountGuests, ListGuests } from '../views/guests.view.js';
import { GetInvitations } from '../views/invited-clients.view.js';
import { CancelCampaign, CloseCampaign, PlanCampaign, StartCampaign } from './campaign.commands.js';

/** Events and offers that groups of clients are invited to (B-20, G-07). */
@Controller()
export class CampaignController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post('campaigns')
  plan(@Payload() command: PlanCampaign) {
    return this.commands.execute(command);
  }

  @Post('campaigns/:campaignId/start')
  start(@Payload() command: StartCampaign) {
    return this.commands.execute(command);
  }

  @Post('campaigns/:campaignId/closing')
  close(@Payload() command: CloseCampaign) {
    return this.commands.execute(command);
  }

  @Post('campaigns/:campaignId/cancellation')
  cancel(@Payload() command: CancelCampaign) {
    return this.commands.execute(command);
  }

  @Post('campaigns/:campaignId/guests')
  invite(@Payload() command: InviteGuest) {
    return this.commands.execute(command);
  }

  @Post('guests/:guestId/answer')
  answer(@Payload() command: AnswerInvitation) {
    return this.commands.execute(command);
  }

  @Post('guests/:guestId/attendance')
  attendance(@Payload() command: NoteAttendance) {
    return this.commands.execute(command);
  }

  @Post('guests/:guestId/follow-up')
  followUp(@Payload() command: FollowUpGuest) {
    return this.commands.execute(command);
  }

  @Get('campaigns')
  list(@Ask() query: ListCampaigns) {
    return this.queries.execute(query);
  }

  @Get('campaigns/:campaignId')
  get(@Ask() query: GetCampaign) {
    return this.queries.execute(query);
  }

  @Get('campaigns/:campaignId/guests/totals')
  guestTotals(@Ask() query: CountGuests) {
    return this.queries.execute(query);
  }

  @Get('guests')
  guests(@Ask() query: ListGuests) {
    return this.queries.execute(query);
  }

  @Get('clients/:clientId/invitations')
  invitations(@Ask() query: GetInvitations) {
    return this.queries.execute(query);
  }
}

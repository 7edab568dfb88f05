import { Payload } from '#platform';
import { Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { DeclineInvitation, ReturnInvitation } from './survey-invitation.commands.js';

/** What became of an invitation to a survey. */
@Controller('survey-invitations')
export class SurveyInvitationController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':invitationId/return')
  returned(@Payload() command: ReturnInvitation) {
    return this.commands.execute(command);
  }

  @Post(':invitationId/refusal')
  decline(@Payload() command: DeclineInvitation) {
    return this.commands.execute(command);
  }
}

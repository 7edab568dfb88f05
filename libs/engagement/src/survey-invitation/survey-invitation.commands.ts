import { DomainCommand, IsCode, IsId, IsText } from '#kernel';
import { IsOptional } from 'class-validator';
import { SurveyChannel } from '../survey/survey.codes.js';

abstract class InvitationCommand extends DomainCommand {
  @IsId() readonly invitationId!: string;
}

abstract class NewInvitation extends InvitationCommand {
  @IsId() readonly surveyId!: string;

  @IsId() readonly clientId!: string;

  @IsCode(SurveyChannel) readonly channel!: SurveyChannel;

  /** What it is about: the id of a loan. */
  @IsOptional() @IsId() readonly about?: string;
}

/** Invites a client to a survey; a second time changes nothing. */
export class InviteToSurvey extends NewInvitation {
  /** The group of clients that this one stands for, such as its type. */
  @IsText({ max: 60 }) readonly group!: string;
}

/** Invites a client while the survey runs: after a loan, or as it was drawn. Sent by the system alone. */
export class CallBackClient extends NewInvitation {
  /** The group it stands for; those who took a loan if absent. */
  @IsOptional() @IsText({ max: 60 }) readonly group?: string;
}

/** Says that the questionnaire came back, without saying what it says. */
export class ReturnInvitation extends InvitationCommand {}

/** Says that the client does not wish to answer. */
export class DeclineInvitation extends InvitationCommand {
  @IsText() readonly reason!: string;
}

import { DatedCommand, IsCode, IsId, IsText } from '#kernel';
import { IsBoolean } from 'class-validator';
import { FollowUpOutcome } from '../outreach.codes.js';

abstract class GuestCommand extends DatedCommand {
  @IsId() readonly guestId!: string;
}

abstract class NewGuest extends GuestCommand {
  @IsId() readonly campaignId!: string;

  @IsId() readonly clientId!: string;
}

/** Invites one client by hand. Refused without its consent, and where it was asked often enough. */
export class InviteGuest extends NewGuest {}

/** Invites a client of the target group, or notes why not. Sent by the system alone. */
export class InviteTarget extends NewGuest {}

/** Records whether the client accepts the invitation. */
export class AnswerInvitation extends GuestCommand {
  @IsBoolean() readonly accepted!: boolean;
}

/** Records whether the client came. */
export class NoteAttendance extends GuestCommand {
  @IsBoolean() readonly attended!: boolean;
}

/** Records what the talk after the campaign came to. */
export class FollowUpGuest extends GuestCommand {
  @IsCode(FollowUpOutcome) readonly outcome!: FollowUpOutcome;

  @IsText({ max: 1000 }) readonly note!: string;
}

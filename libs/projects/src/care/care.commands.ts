import type { Day } from '#kernel';
import { DomainCommand, IsCode, IsDay, IsId, IsText } from '#kernel';
import { ArrayMaxSize, IsArray, IsInt, IsOptional, Max, Min } from 'class-validator';
import type { Paper } from '../project/project.fields.js';
import { AreParts, PaperFields } from '../project/project.fields.js';
import { ClientWay, ProjectMeetingKind } from './care.codes.js';
import type { MeetingTask, Need, Participant, TeamMember } from './care.fields.js';
import {
  MeetingTaskFields,
  NeedFields,
  ParticipantFields,
  TeamMemberFields,
} from './care.fields.js';

abstract class CareCommand extends DomainCommand {
  @IsId() readonly projectId!: string;
}

/** Names who serves the client of a project, and how often all of them meet. */
export class AppointServiceTeam extends CareCommand {
  @AreParts(TeamMemberFields, { least: 1, most: 20 }) readonly members!: readonly TeamMember[];

  /** Days from one progress meeting to the next. */
  @IsInt() @Min(7) @Max(366) readonly meetingEveryDays!: number;
}

/** Records a meeting about a project: who came, what was decided, and who does what. */
export class HoldProjectMeeting extends CareCommand {
  @IsId() readonly meetingId!: string;

  @IsCode(ProjectMeetingKind) readonly kind!: ProjectMeetingKind;

  @IsDay() readonly heldOn!: Day;

  @AreParts(ParticipantFields, { least: 2, most: 100 })
  readonly participants!: readonly Participant[];

  @IsArray()
  @ArrayMaxSize(50)
  @IsText({ max: 1_000, each: true })
  readonly decisions!: readonly string[];

  @AreParts(MeetingTaskFields, { most: 50 }) readonly tasks!: readonly MeetingTask[];

  @IsOptional() @AreParts(PaperFields, { most: 20 }) readonly minutes?: readonly Paper[];
}

/** Says that a task of a meeting is done. */
export class CompleteMeetingTask extends CareCommand {
  @IsId() readonly taskId!: string;

  @IsText() readonly result!: string;
}

/** Closes a task of a meeting that was done as a task of the bank. Sent by the system alone. */
export class SettleMeetingTask extends CompleteMeetingTask {}

/** Records that the client was given the report on its project, as it stood on a day. */
export class DeliverProgressReport extends CareCommand {
  @IsId() readonly reportId!: string;

  /** The day that the report describes. */
  @IsDay() readonly reportedOn!: Day;

  @IsText({ max: 200 }) readonly recipient!: string;

  @IsCode(ClientWay) readonly way!: ClientWay;
}

/** Records that the client was warned of something at once. */
export class AlertProjectClient extends CareCommand {
  @IsId() readonly alertId!: string;

  @IsText() readonly message!: string;

  @IsText({ max: 200 }) readonly recipient!: string;

  @IsCode(ClientWay) readonly way!: ClientWay;
}

/** Records what the client says about the project or the bank. */
export class ReceiveProjectFeedback extends CareCommand {
  @IsId() readonly feedbackId!: string;

  @IsText({ max: 2_000 }) readonly said!: string;

  /** The report or alert that it answers. */
  @IsOptional() @IsId() readonly answers?: string;
}

/** Records a call after the project was completed: how it goes, how the finance was, what is needed. */
export class FollowUpProject extends CareCommand {
  @IsId() readonly followUpId!: string;

  @IsDay() readonly heldOn!: Day;

  @IsText({ max: 200 }) readonly contact!: string;

  @IsText({ max: 2_000 }) readonly progress!: string;

  /** From 1, not at all, to 5, entirely. */
  @IsInt() @Min(1) @Max(5) readonly satisfaction!: number;

  @AreParts(NeedFields, { most: 20 }) readonly needs!: readonly Need[];
}

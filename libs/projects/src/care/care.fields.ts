import type { Day } from '#kernel';
import { IsCode, IsDay, IsId, IsText } from '#kernel';
import { IsOptional } from 'class-validator';
import { FollowOnNeed, ServiceDuty } from './care.codes.js';

/** Who sat at a meeting. */
export class ParticipantFields {
  @IsText({ max: 200 }) readonly name!: string;

  /** Whom they spoke for. */
  @IsText({ max: 200 }) readonly organisation!: string;

  /** The person of the staff register, for those of the bank. */
  @IsOptional() @IsId() readonly personId?: string;
}
export type Participant = { readonly [K in keyof ParticipantFields]: ParticipantFields[K] };

/** What a meeting gave somebody to do. */
export class MeetingTaskFields {
  @IsId() readonly taskId!: string;

  @IsText({ max: 300 }) readonly what!: string;

  @IsText({ max: 200 }) readonly owner!: string;

  @IsDay() readonly dueOn!: Day;
}
export type MeetingTask = { readonly [K in keyof MeetingTaskFields]: MeetingTaskFields[K] };

/** Somebody of the bank who serves the client of a project. */
export class TeamMemberFields {
  @IsId() readonly personId!: string;

  @IsCode(ServiceDuty) readonly duty!: ServiceDuty;
}
export type TeamMember = { readonly [K in keyof TeamMemberFields]: TeamMemberFields[K] };

/** What a client needs next. */
export class NeedFields {
  @IsCode(FollowOnNeed) readonly kind!: FollowOnNeed;

  @IsOptional() @IsText({ max: 300 }) readonly detail?: string;
}
export type Need = { readonly [K in keyof NeedFields]: NeedFields[K] };

import { Origin } from '#clients';
import type { Day, Money } from '#kernel';
import {
  AreParts,
  DomainCommand,
  IsCode,
  IsDay,
  IsId,
  IsInstant,
  IsMoney,
  IsPart,
  IsText,
  TakesOverHistory,
} from '#kernel';
import { IsBoolean, IsInt, IsOptional, Max, Min } from 'class-validator';
import { RequestCategory, Urgency } from '../service-level/service-level.codes.js';
import {
  CaseLine,
  CaseOutcome,
  CaseRaiser,
  FeedbackChannel,
  Importance,
  ServiceStep,
} from './case.codes.js';
import type { MigratedCase, PlannedAction } from './case.events.js';

abstract class CaseCommand extends DomainCommand {
  @IsId() readonly caseId!: string;
}

/** A past occurrence; its moment defaults to now. */
abstract class CaseMoment extends CaseCommand {
  /** When it happened; defaults to now. */
  @IsOptional() @IsInstant() readonly at?: string;
}

/** Takes up a feedback, suggestion, complaint, enquiry or ticket. */
export class OpenCase extends CaseMoment {
  /** Absent where nobody knows yet who it is. */
  @IsOptional() @IsId() readonly clientId?: string;

  @IsCode(RequestCategory) readonly category!: RequestCategory;

  @IsCode(FeedbackChannel) readonly channel!: FeedbackChannel;

  @IsCode(Urgency) readonly urgency!: Urgency;

  @IsText({ max: 200 }) readonly subject!: string;

  @IsOptional() @IsText({ max: 8000 }) readonly text?: string;

  /** Defaults to the client, who gets a receipt. */
  @IsOptional() @IsCode(CaseRaiser) readonly raisedBy?: CaseRaiser;
}

/** Takes over a case from another system, with what that knew of its end. */
@TakesOverHistory()
export class MigrateCase extends CaseCommand implements MigratedCase {
  @IsCode(RequestCategory) readonly category!: RequestCategory;

  @IsCode(FeedbackChannel) readonly channel!: FeedbackChannel;

  @IsText({ max: 200 }) readonly product!: string;

  @IsText({ max: 300 }) readonly subject!: string;

  @IsOptional() @IsText({ max: 40_000 }) readonly text?: string;

  @IsOptional() @IsText({ max: 200 }) readonly about?: string;

  @IsDay() readonly receivedOn!: Day;

  @IsDay() readonly forwardedOn!: Day;

  @IsOptional() @IsCode(CaseOutcome) readonly outcome?: CaseOutcome;

  @IsBoolean() readonly timely!: boolean;

  @IsOptional() @IsBoolean() readonly disputed?: boolean;

  @IsPart(Origin) readonly origin!: Origin;
}

/** The first step: what it is about, and where in the service it arose. */
export class ClassifyCase extends CaseCommand {
  @IsCode(CaseLine) readonly line!: CaseLine;

  @IsCode(ServiceStep) readonly serviceStep!: ServiceStep;

  @IsOptional() @IsText({ max: 200 }) readonly product?: string;

  /** A word or two that recur: what is to be improved is counted by it. */
  @IsText({ max: 60 }) readonly theme!: string;
}

/** The second step: how much hangs on it, and how soon it must be seen to. */
export class AssessCase extends CaseCommand {
  @IsCode(Importance) readonly importance!: Importance;

  @IsCode(Urgency) readonly urgency!: Urgency;

  @IsText({ max: 2000 }) readonly finding!: string;
}

class ActionFields implements PlannedAction {
  @IsText({ max: 200 }) readonly what!: string;

  @IsDay() readonly dueOn!: Day;
}

/** The third step: what is to be done. */
export class PlanCase extends CaseCommand {
  @AreParts(ActionFields, { min: 1, max: 20 })
  readonly actions!: readonly PlannedAction[];
}

/** The fourth step: who does it. The actions of the plan become tasks of the owner. */
export class AssignCase extends CaseCommand {
  /** The client of the case, where there is one. */
  @IsOptional() @IsId() readonly clientId?: string;

  @IsId() readonly ownerId!: string;
}

/** Records that the client wrote again. */
export class ReceiveCaseMessage extends CaseMoment {
  @IsText({ max: 8000 }) readonly text!: string;
}

/** Records what the bank answered. */
export class AnswerCase extends CaseMoment {
  @IsText({ max: 8000 }) readonly text!: string;

  @IsCode(FeedbackChannel) readonly channel!: FeedbackChannel;
}

/** Stops the clocks while the bank waits for the client. */
export class PauseCase extends CaseMoment {
  @IsText() readonly reason!: string;
}

/** Lets the clocks run again. */
export class ResumeCase extends CaseMoment {}

/** Says how the case ended for the client. */
export class ResolveCase extends CaseMoment {
  @IsCode(CaseOutcome) readonly outcome!: CaseOutcome;

  @IsText({ max: 4000 }) readonly resolution!: string;

  /** What the client was paid, where the outcome is `compensated`. */
  @IsOptional() @IsMoney() readonly compensation?: Money;
}

/** Takes a case up again because the client is not content, or the trouble is back. */
export class ReopenCase extends CaseMoment {
  @IsText() readonly reason!: string;
}

/** Looks at whether it helped, and closes the case. Not by its owner. */
export class ReviewCaseEffect extends CaseCommand {
  @IsBoolean() readonly effective!: boolean;

  /** How content the client is, 1 to 5. */
  @IsOptional() @IsInt() @Min(1) @Max(5) readonly satisfaction?: number;

  @IsText({ max: 2000 }) readonly finding!: string;

  /** What the bank does better from now on. */
  @IsOptional() @IsText({ max: 2000 }) readonly improvement?: string;
}

/** Looks at the clocks of an open case at the end of a day. Sent by the system alone. */
export class JudgeCase extends CaseCommand {
  @IsOptional() @IsId() readonly clientId?: string;

  @IsDay() readonly day!: Day;
}

import type { Day, DecimalText, Money } from '#kernel';
import { DomainCommand, IsDay, IsDecimalText, IsId, IsMoneyOrNothing, IsText } from '#kernel';
import type { Paper } from './project.fields.js';
import { AreParts, PaperFields } from './project.fields.js';

abstract class MilestoneCommand extends DomainCommand {
  @IsId() readonly projectId!: string;

  @IsId() readonly milestoneId!: string;
}

/** Plans a milestone, or plans it anew while it is open. */
export class PlanMilestone extends MilestoneCommand {
  @IsText({ max: 200 }) readonly title!: string;

  @IsDay() readonly beginsOn!: Day;

  @IsDay() readonly dueOn!: Day;

  /** Its part of the whole work, as a share of 1. */
  @IsDecimalText({ min: '0', max: '1' }) readonly weight!: DecimalText;

  /** Its part of the budget. */
  @IsMoneyOrNothing() readonly budget!: Money;
}

/** Tells when a milestone is now expected. The plan stays what it was. */
export class ForecastMilestone extends MilestoneCommand {
  @IsDay() readonly expectedOn!: Day;

  @IsText() readonly reason!: string;
}

/** Reports a milestone as completed, with the papers that prove it. */
export class ReportMilestone extends MilestoneCommand {
  @IsDay() readonly completedOn!: Day;

  @AreParts(PaperFields, { least: 1, most: 20 }) readonly evidence!: readonly Paper[];
}

/** Certifies a milestone: another person than the one who reported it. */
export class CertifyMilestone extends MilestoneCommand {
  /** The engineer or institution whose certificate it rests on. */
  @IsText({ max: 200 }) readonly certifier!: string;
}

/** Sends a report of completion back. */
export class RejectMilestone extends MilestoneCommand {
  @IsText() readonly reason!: string;
}

/** Looks at the delay of a project at the end of a day. Sent by the system alone. */
export class JudgeDelay extends DomainCommand {
  @IsId() readonly projectId!: string;

  @IsDay() readonly day!: Day;
}

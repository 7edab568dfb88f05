import type { Day } from '#kernel';
import { DatedCommand, DomainCommand, IsDay, IsId, IsText } from '#kernel';

abstract class ConditionCommand extends DatedCommand {
  @IsId() readonly applicationId!: string;

  /** The condition within the approval: `c1`. */
  @IsId() readonly conditionId!: string;
}

/** Says what shows that a condition is met; a second person looks at it. */
export class EvidenceCondition extends ConditionCommand {
  @IsText({ max: 1000 }) readonly evidence!: string;
}

/** Confirms that a condition is met. Another person than the one who brought the evidence. */
export class ConfirmCondition extends ConditionCommand {}

/** Says that the evidence does not serve. */
export class RejectEvidence extends ConditionCommand {
  @IsText() readonly reason!: string;
}

/** Lets a condition go. Only an approver who neither manages nor evidenced the credit. */
export class WaiveCondition extends ConditionCommand {
  @IsText() readonly reason!: string;
}

/** Says that money was paid out: what is due so many days after it has its day. Sent by lending. */
export class NoteFirstDrawdown extends DomainCommand {
  @IsId() readonly applicationId!: string;

  @IsId() readonly clientId!: string;

  @IsDay() readonly drawnOn!: Day;
}

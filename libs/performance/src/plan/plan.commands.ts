import type { Day, DecimalText } from '#kernel';
import { AreParts, DomainCommand, IsCode, IsDay, IsDecimalText, IsId, IsText } from '#kernel';
import { IsMonth } from '../month.js';
import { ScoreMeasure } from '../performance.codes.js';
import type { PersonalTarget } from './plan.events.js';

abstract class PlanCommand extends DomainCommand {
  @IsId() readonly planId!: string;
}

class TargetFields implements PersonalTarget {
  @IsCode(ScoreMeasure) readonly measure!: ScoreMeasure;

  @IsDecimalText({ min: '0.0001', max: '1000000000' }) readonly target!: DecimalText;
}

class ActionFields {
  @IsText({ max: 200 }) readonly what!: string;

  @IsDay() readonly dueOn!: Day;
}

/** Proposes what somebody is to reach in each of some months. */
export class ProposeTargets extends PlanCommand {
  @IsId() readonly personId!: string;

  @IsMonth() readonly from!: string;

  @IsMonth() readonly until!: string;

  @AreParts(TargetFields, { max: 8 }) readonly targets!: readonly TargetFields[];
}

/** Agrees to the targets, as the person they are for. */
export class AcceptTargets extends PlanCommand {}

/** Talks a month over with somebody, and agrees on what follows. */
export class HoldAppraisal extends PlanCommand {
  @IsMonth() readonly month!: string;

  @IsText({ max: 2000 }) readonly assessment!: string;

  @AreParts(ActionFields, { max: 10 }) readonly actions!: readonly ActionFields[];
}

/** Says what came of something that was agreed on. */
export class CompleteAppraisalAction extends PlanCommand {
  @IsId() readonly actionId!: string;

  @IsText({ max: 500 }) readonly result!: string;
}

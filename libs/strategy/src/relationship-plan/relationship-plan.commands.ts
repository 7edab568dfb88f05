import type { Day } from '#kernel';
import { AreParts, DatedCommand, IsCode, IsDay, IsId, IsPart, IsText } from '#kernel';
import { ArrayMinSize, IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { PlanGoal } from './relationship-plan.codes.js';
import type { StatedAction, StatedGoal } from './relationship-plan.events.js';

class GoalFields implements StatedGoal {
  @IsId() readonly goalId!: string;

  @IsCode(PlanGoal) readonly kind!: PlanGoal;

  /** By what it is known to be reached. */
  @IsText({ max: 300 }) readonly measure!: string;
}

class ActionFields implements StatedAction {
  @IsId() readonly actionId!: string;

  @IsId() readonly goalId!: string;

  @IsText({ max: 160 }) readonly what!: string;

  @IsId() readonly ownerId!: string;

  @IsDay() readonly dueOn!: Day;
}

abstract class PlanCommand extends DatedCommand {
  @IsId() readonly planId!: string;
}

/** Agrees with the client what is to be reached within a year, and who does what for it. */
export class AgreePlan extends PlanCommand {
  @IsId() readonly clientId!: string;

  @IsInt() @Min(2000) @Max(2100) readonly year!: number;

  @ArrayMinSize(1) @AreParts(GoalFields, { max: 10 }) readonly goals!: readonly StatedGoal[];

  @AreParts(ActionFields, { max: 30 }) readonly actions!: readonly StatedAction[];

  /** Who answers for the plan; whoever agrees it where nobody is named. */
  @IsOptional() @IsId() readonly ownerId?: string;

  /** The day on which it is looked at next. */
  @IsDay() readonly reviewOn!: Day;
}

/** Adds something that somebody does for a goal. */
export class AddPlanAction extends PlanCommand {
  @IsPart(ActionFields) readonly action!: StatedAction;
}

/** Records that an action was done, and what came of it. */
export class CompletePlanAction extends PlanCommand {
  @IsId() readonly actionId!: string;

  @IsText() readonly result!: string;
}

/** Records a look at the plan between times. */
export class ReviewPlan extends PlanCommand {
  @IsText({ max: 2000 }) readonly conclusion!: string;

  @IsDay() readonly reviewOn!: Day;
}

/** Says how far a goal was reached, and what shows it. */
export class AssessPlanGoal extends PlanCommand {
  @IsId() readonly goalId!: string;

  @IsIn(['reached', 'partly', 'missed']) readonly state!: 'reached' | 'partly' | 'missed';

  @IsText({ max: 1000 }) readonly evidence!: string;
}

/** Ends the plan, once each of its goals has been assessed. */
export class ClosePlan extends PlanCommand {
  @IsText({ max: 2000 }) readonly conclusion!: string;
}

import { SizeClass } from '#clients';
import type { Day, Money } from '#kernel';
import { DatedCommand, IsCode, IsDay, IsId, IsMoneyOrNothing, IsPart, IsText } from '#kernel';
import { Taxonomy } from '#strategy';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { CampaignKind } from '../outreach.codes.js';
import type { CampaignGoal, CampaignPlan, CampaignTarget } from './campaign.events.js';

class Title {
  @IsText({ max: 160 }) readonly en!: string;

  @IsText({ max: 80 }) readonly zh!: string;
}

class TargetFields implements CampaignTarget {
  @IsCode(Taxonomy) readonly taxonomy!: Taxonomy;

  /** The place in it: `growth`, `prime`. */
  @IsText({ max: 40 }) readonly value!: string;

  /** A section of the industry classification. */
  @IsOptional() @IsText({ max: 10 }) readonly industry?: string;

  @IsOptional() @IsText({ max: 20 }) readonly region?: string;

  @IsOptional() @IsCode(SizeClass) readonly size?: SizeClass;

  @IsOptional() @IsId() readonly managerId?: string;
}

class GoalFields implements CampaignGoal {
  @IsInt() @Min(0) @Max(100_000) readonly attendees!: number;

  @IsInt() @Min(0) @Max(100_000) readonly needs!: number;
}

abstract class CampaignCommand extends DatedCommand {
  @IsId() readonly campaignId!: string;
}

/** Plans an event or an offer for a group of clients. */
export class PlanCampaign extends CampaignCommand implements CampaignPlan {
  @IsPart(Title) readonly title!: Title;

  @IsCode(CampaignKind) readonly kind!: CampaignKind;

  /** The day on which it is held, or begins. */
  @IsDay() readonly heldOn!: Day;

  /** The last day of it. */
  @IsDay() readonly until!: Day;

  @IsOptional() @IsText({ max: 200 }) readonly place?: string;

  @IsPart(TargetFields) readonly target!: CampaignTarget;

  /** The most guests there is room for. */
  @IsInt() @Min(1) @Max(100_000) readonly room!: number;

  @IsPart(GoalFields) readonly goal!: CampaignGoal;

  @IsMoneyOrNothing() readonly budget!: Money;
}

/** Sends the invitations: to every client of the target group that agreed and has not been asked too often. */
export class StartCampaign extends CampaignCommand {}

/** Ends a campaign with its result and its cost. */
export class CloseCampaign extends CampaignCommand {
  @IsText({ max: 2000 }) readonly result!: string;

  @IsMoneyOrNothing() readonly spent!: Money;
}

/** Calls a campaign off. */
export class CancelCampaign extends CampaignCommand {
  @IsText() readonly reason!: string;
}

import type { Day } from '#kernel';
import { AreCodes, AreParts, DomainCommand, IsCode, IsDay, IsId, IsPart, IsText } from '#kernel';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsInt,
  IsOptional,
  Max,
  Min,
} from 'class-validator';
import { SatisfactionDimension } from '../satisfaction/satisfaction.codes.js';
import { SurveyChannel, SurveyPurpose } from './survey.codes.js';
import type { SampledClient, SurveyFinding, SurveyPlan } from './survey.events.js';

class Title {
  @IsText({ max: 160 }) readonly en!: string;

  @IsText({ max: 80 }) readonly zh!: string;
}

abstract class SurveyCommand extends DomainCommand {
  @IsId() readonly surveyId!: string;
}

abstract class PlanCommand extends SurveyCommand implements SurveyPlan {
  @IsPart(Title) readonly title!: Title;

  @IsCode(SurveyPurpose) readonly purpose!: SurveyPurpose;

  /** The form, in the version of today. */
  @IsId() readonly formId!: string;

  /** The first day on which answers count. */
  @IsDay() readonly from!: Day;

  /** The last day on which answers count. */
  @IsDay() readonly until!: Day;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(5)
  @ArrayUnique()
  @AreCodes(SurveyChannel)
  readonly channels!: SurveyChannel[];

  /** Nobody learns which client gave which answer. */
  @IsBoolean() readonly anonymous!: boolean;

  /** It is made again, for as long, when it ends. */
  @IsBoolean() readonly repeats!: boolean;
}

/** Plans a survey by a form, for some days and channels. */
export class PlanSurvey extends PlanCommand {}

/** Plans the next survey of a series when one has ended. Sent by the system alone. */
export class RepeatSurvey extends PlanCommand {
  @IsId() readonly series!: string;

  @IsInt() @Min(2) @Max(10_000) readonly number!: number;
}

class SampledFields implements SampledClient {
  @IsId() readonly clientId!: string;

  @IsText({ max: 60 }) readonly group!: string;
}

/** Invites the clients that were drawn from every group. */
export class InviteSample extends SurveyCommand {
  /** Draws the same clients again. */
  @IsText({ max: 60 }) readonly seed!: string;

  @IsInt() @Min(1) @Max(50) readonly perGroup!: number;

  @IsCode(SurveyChannel) readonly channel!: SurveyChannel;

  @AreParts(SampledFields, { min: 1, max: 500 }) readonly members!: readonly SampledFields[];
}

/** Enters what clients of a competitor answer, to compare with. */
export class RecordPeerIndex extends SurveyCommand {
  @IsText({ max: 80 }) readonly peer!: string;

  /** Points, -100 to 100. */
  @IsInt() @Min(-100) @Max(100) readonly netPromoterScore!: number;

  @IsText({ max: 200 }) readonly source!: string;
}

/** Records what the answers show to be wrong, and what is done about it. */
export class RecordSurveyFinding extends SurveyCommand implements SurveyFinding {
  @IsId() readonly findingId!: string;

  @IsOptional() @IsCode(SatisfactionDimension) readonly dimension?: SatisfactionDimension;

  @IsText({ max: 1000 }) readonly diagnosis!: string;

  @IsText({ max: 1000 }) readonly action!: string;

  @IsDay() readonly dueOn!: Day;
}

/** Says whether what was done about a finding helped. */
export class ReviewSurveyFinding extends SurveyCommand {
  @IsId() readonly findingId!: string;

  @IsBoolean() readonly effective!: boolean;

  @IsText({ max: 1000 }) readonly result!: string;
}

/** Ends a survey whose last day is over. Sent by the system alone. */
export class JudgeSurvey extends SurveyCommand {
  @IsDay() readonly day!: Day;
}

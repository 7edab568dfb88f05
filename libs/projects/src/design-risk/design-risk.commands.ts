import { DomainCommand, IsCode, IsId, IsText } from '#kernel';
import { ArrayMaxSize, IsArray, IsInt, IsOptional, Max, Min } from 'class-validator';
import { DesignRiskKind, DesignRiskResponse } from './design-risk.codes.js';

abstract class DesignRiskCommand extends DomainCommand {
  @IsId() readonly designRiskId!: string;
}

/** Enters a risk of a project with its response, and how grave it is, each from 1 to 5. */
export class AssessDesignRisk extends DesignRiskCommand {
  @IsId() readonly projectId!: string;

  /** The borrower of the project. */
  @IsId() readonly clientId!: string;

  @IsCode(DesignRiskKind) readonly kind!: DesignRiskKind;

  @IsText({ max: 200 }) readonly title!: string;

  @IsInt() @Min(1) @Max(5) readonly severity!: number;

  @IsInt() @Min(1) @Max(5) readonly likelihood!: number;

  @IsCode(DesignRiskResponse) readonly response!: DesignRiskResponse;

  /** What is done, by whom. */
  @IsText({ max: 2000 }) readonly measures!: string;

  /** What is done if it happens all the same. */
  @IsOptional() @IsText({ max: 2000 }) readonly contingency?: string;

  /** The stakeholders who are told then, by their ids in the project. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsId({ each: true })
  readonly contacts?: readonly string[];
}

/** Looks at a risk again, at a milestone or in between. */
export class ReviewDesignRisk extends DesignRiskCommand {
  @IsInt() @Min(1) @Max(5) readonly severity!: number;

  @IsInt() @Min(1) @Max(5) readonly likelihood!: number;

  @IsText({ max: 2000 }) readonly finding!: string;

  /** The milestone at which it was looked at. */
  @IsOptional() @IsId() readonly milestoneId?: string;
}

/** Closes a risk: it is over, or it has come true. */
export class CloseDesignRisk extends DesignRiskCommand {
  @IsText() readonly reason!: string;
}

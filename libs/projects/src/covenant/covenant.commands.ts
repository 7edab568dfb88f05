import type { Day } from '#kernel';
import { DomainCommand, IsCode, IsDay, IsId, IsPart, IsText } from '#kernel';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import type { Paper } from '../project/project.fields.js';
import { AreParts, PaperFields } from '../project/project.fields.js';
import { CovenantKind } from './covenant.codes.js';
import type { CovenantRatio, Figures } from './covenant.fields.js';
import { FigureFields, RatioFields } from './covenant.fields.js';

abstract class CovenantCommand extends DomainCommand {
  @IsId() readonly covenantId!: string;

  @IsId() readonly projectId!: string;
}

/** Enters a covenant of a project: what it asks, on which days it is tested, and how it may be cured. */
export class DefineCovenant extends CovenantCommand {
  /** The borrower of the project. */
  @IsId() readonly clientId!: string;

  @IsText({ max: 200 }) readonly title!: string;

  /** The clause of the agreement. */
  @IsText({ max: 200 }) readonly clause!: string;

  @IsCode(CovenantKind) readonly kind!: CovenantKind;

  /** Of a financial covenant only. */
  @IsOptional() @IsPart(RatioFields) readonly ratio?: CovenantRatio;

  @IsDay() readonly firstTestOn!: Day;

  @IsDay() readonly lastTestOn!: Day;

  /** Months from one test to the next. */
  @IsInt() @Min(1) @Max(60) readonly everyMonths!: number;

  /** Days after the day of a test by which its figures or papers are due. */
  @IsInt() @Min(0) @Max(366) readonly dueWithinDays!: number;

  /** Days in which a breach may be cured. */
  @IsInt() @Min(0) @Max(366) readonly cureDays!: number;
}

/** Tests a financial covenant. Figures that are not stated come from the recorded cash flows. */
export class TestCovenant extends CovenantCommand {
  @IsDay() readonly testOn!: Day;

  @IsOptional() @IsPart(FigureFields) readonly figures?: Figures;

  @IsOptional() @AreParts(PaperFields, { most: 20 }) readonly evidence?: readonly Paper[];
}

/** Records the papers that an information covenant asks for. */
export class DeliverInformation extends CovenantCommand {
  @IsDay() readonly testOn!: Day;

  @AreParts(PaperFields, { least: 1, most: 20 }) readonly evidence!: readonly Paper[];
}

/** Records that a breach was cured, by money paid in or papers brought. */
export class CureBreach extends CovenantCommand {
  @IsText() readonly how!: string;

  @AreParts(PaperFields, { least: 1, most: 20 }) readonly evidence!: readonly Paper[];
}

/** Asks for a breach to be waived. */
export class RequestCovenantWaiver extends CovenantCommand {
  /** The last day of the waiver. */
  @IsDay() readonly until!: Day;

  @IsText() readonly reason!: string;
}

/** Grants the waiver that was asked for: another person than the one who asked. */
export class GrantCovenantWaiver extends CovenantCommand {}

/** Declines the waiver that was asked for. */
export class DeclineCovenantWaiver extends CovenantCommand {
  @IsText() readonly reason!: string;
}

/** Ends a covenant: the debt is repaid, or the agreement was changed. */
export class EndCovenant extends CovenantCommand {
  @IsText() readonly reason!: string;
}

/** Looks at a covenant at the end of a day. Sent by the system alone. */
export class JudgeCovenant extends CovenantCommand {
  @IsDay() readonly day!: Day;
}

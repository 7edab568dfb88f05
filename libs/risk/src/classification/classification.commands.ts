import type { Day } from '#kernel';
import { LoanClass } from '#lending';
import { DomainCommand, IsCode, IsDay, IsId, IsText } from '#kernel';
import { ArrayMaxSize, IsArray } from 'class-validator';

abstract class ClassificationCommand extends DomainCommand {
  @IsId() readonly clientId!: string;
}

/** Judges all claims on a debtor at the end of a day. */
export class ProposeClasses extends ClassificationCommand {
  @IsArray() @ArrayMaxSize(500) @IsId({ each: true }) readonly loanIds!: readonly string[];

  @IsDay() readonly day!: Day;
}

abstract class ClaimCommand extends ClassificationCommand {
  @IsId() readonly loanId!: string;

  @IsCode(LoanClass) readonly class!: LoanClass;
}

/** Gives the first classification of a claim (初分). */
export class GiveFirstClass extends ClaimCommand {
  @IsText() readonly reason!: string;
}

/** Confirms a class, the one that was given or another (认定). */
export class ConfirmClass extends ClaimCommand {
  @IsText() readonly reason!: string;
}

/** Approves the class that was confirmed (审批): it stands from today on. */
export class ApproveClass extends ClaimCommand {}

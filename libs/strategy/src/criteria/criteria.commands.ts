import type { Day } from '#kernel';
import { DomainCommand, IsDay, IsId, IsPart, IsText } from '#kernel';
import { IsArray, Matches } from 'class-validator';
import { CriteriaFields } from './criteria.fields.js';
import type { CriteriaContent } from './criteria-content.js';
import type { TrialDay } from './trial.js';

abstract class CriteriaCommand extends DomainCommand {
  @IsId() readonly criteriaId!: string;
}

/** Drafts criteria for a taxonomy. */
export class DraftCriteria extends CriteriaCommand {
  @IsPart(CriteriaFields) readonly content!: CriteriaContent;

  @IsText() readonly reason!: string;
}

/** Drafts the next version. What is in force stays so until another version is approved. */
export class ReviseCriteria extends CriteriaCommand {
  @IsPart(CriteriaFields) readonly content!: CriteriaContent;

  @IsText() readonly reason!: string;
}

/** Records that exactly this content was tried on history. Sent by the system alone. */
export class RecordTrial extends CriteriaCommand {
  @Matches(/^[0-9a-f]{64}$/) readonly contentHash!: string;

  @IsArray() readonly days!: readonly TrialDay[];
}

/** Proposes the draft. Refused without a trial of exactly this content. */
export class ProposeCriteria extends CriteriaCommand {
  /** The first day it is to judge: tomorrow or later. */
  @IsDay() readonly from!: Day;

  @IsText() readonly reason!: string;
}

/** Puts the proposed version in force. Refused to whoever drafted or proposed it. */
export class ApproveCriteria extends CriteriaCommand {
  /** The fingerprint of the content that is approved, so that nothing else is. */
  @Matches(/^[0-9a-f]{64}$/) readonly contentHash!: string;
}

/** Declines the proposed version. */
export class DeclineCriteria extends CriteriaCommand {
  @IsText() readonly reason!: string;
}

/** Ends criteria: the rules of the release judge again. */
export class WithdrawCriteria extends CriteriaCommand {
  /** The first day on which they no longer judge: tomorrow or later. */
  @IsDay() readonly from!: Day;

  @IsText() readonly reason!: string;
}

import type { Day } from '#kernel';
import { DomainCommand, IsDay, IsId, IsPart, IsText } from '#kernel';
import { IsBoolean, IsInt, IsObject, IsOptional, Matches, Min } from 'class-validator';
import type { RuleSetContent } from './content/rule-set-content.js';
import type { BackTestOutcome, BackTestWindow } from './rule-set.events.js';
import { RuleSetFields } from './rule-set.fields.js';

abstract class RuleSetCommand extends DomainCommand {
  @IsId() readonly ruleSetId!: string;
}

/** Drafts a rule set, from content of one's own or from a template of the release. */
export class DraftRuleSet extends RuleSetCommand {
  @IsOptional()
  @IsPart(RuleSetFields)
  readonly content?: RuleSetContent;

  /** The template to begin with: `act`, `watch`, `account`, `anomaly`. */
  @IsOptional() @IsId() readonly template?: string;

  @IsText() readonly reason!: string;
}

/** Drafts the next version. The version in force stays in force until another is approved. */
export class ReviseRuleSet extends RuleSetCommand {
  @IsPart(RuleSetFields) readonly content!: RuleSetContent;

  @IsText() readonly reason!: string;
}

class WindowFields implements BackTestWindow {
  @IsDay() readonly from!: Day;

  @IsDay() readonly to!: Day;

  @IsDay() readonly observedUntil!: Day;
}

/** Records that exactly this content was replayed on history. Sent by the system alone. */
export class RecordBackTest extends RuleSetCommand {
  @Matches(/^[0-9a-f]{64}$/) readonly contentHash!: string;

  @IsInt() @Min(0) readonly position!: number;

  @IsPart(WindowFields) readonly window!: BackTestWindow;

  @IsObject() readonly outcome!: BackTestOutcome;

  @Matches(/^[0-9a-f]{64}$/) readonly reportHash!: string;

  @IsBoolean() readonly locked!: boolean;
}

/** Proposes the draft. Refused without a back-test of exactly this content. */
export class ProposeRuleSet extends RuleSetCommand {
  /** The first day it is to judge: tomorrow or later. */
  @IsDay() readonly from!: Day;

  @IsText() readonly reason!: string;
}

/** Puts the proposed version in force. Refused to whoever drafted or proposed it. */
export class ApproveRuleSet extends RuleSetCommand {
  /** The fingerprint of the content that is approved, so that nothing else is. */
  @Matches(/^[0-9a-f]{64}$/) readonly contentHash!: string;
}

/** Declines the proposed version. */
export class DeclineRuleSet extends RuleSetCommand {
  @IsText() readonly reason!: string;
}

/** Proposes to end a set that is in force. Another proposal takes the place of an earlier one. */
export class ProposeWithdrawal extends RuleSetCommand {
  /** The first day on which it no longer judges: tomorrow or later. */
  @IsDay() readonly from!: Day;

  @IsText() readonly reason!: string;
}

/** Ends a set as proposed. It judges up to the day before. Refused to whoever proposed it. */
export class WithdrawRuleSet extends RuleSetCommand {}

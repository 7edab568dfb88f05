import type { Day } from '#kernel';
import { DomainCommand, IsCode, IsDay, IsPart, IsText } from '#kernel';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import type { AuthorityContent } from './authority.fields.js';
import { AuthorityFields } from './authority.fields.js';
import type { CapitalContent } from './capital.fields.js';
import { CapitalFields } from './capital.fields.js';
import type { PricingContent } from './pricing.fields.js';
import { PricingFields } from './pricing.fields.js';
import { CreditTable } from './credit-rules.codes.js';

abstract class CreditRulesCommand extends DomainCommand {
  @IsCode(CreditTable) readonly tableId!: CreditTable;
}

/** Drafts the next version of a table. The version in force judges until another is approved. */
export class DraftCreditRules extends CreditRulesCommand {
  /** The content, in the field of the table's name: this one for `authority`. */
  @IsOptional() @IsPart(AuthorityFields) readonly authority?: AuthorityContent;

  @IsOptional() @IsPart(PricingFields) readonly pricing?: PricingContent;

  @IsOptional() @IsPart(CapitalFields) readonly capital?: CapitalContent;

  @IsText() readonly reason!: string;
}

/** Puts the drafted version in force. Another person than the one who drafted it decides. */
export class ApproveCreditRules extends CreditRulesCommand {
  /** The version that is meant, so that nothing else is approved. */
  @IsInt() @Min(1) @Max(10_000) readonly version!: number;

  /** The first day on which it judges; never in the past. */
  @IsDay() readonly from!: Day;
}

/** Declines the drafted version. */
export class DeclineCreditRules extends CreditRulesCommand {
  @IsText() readonly reason!: string;
}

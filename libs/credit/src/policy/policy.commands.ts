import type { Day } from '#kernel';
import { DomainCommand, IsDay, IsPart, IsText } from '#kernel';
import { IsInt, Max, Min } from 'class-validator';
import type { PolicyContent } from './policy.fields.js';
import { IsPolicyId, PolicyFields } from './policy.fields.js';

abstract class PolicyCommand extends DomainCommand {
  @IsPolicyId() readonly policyId!: string;
}

/** Drafts a policy, or its next version, for the bank, a segment, a client, an industry. */
export class DraftPolicy extends PolicyCommand {
  @IsPart(PolicyFields) readonly content!: PolicyContent;

  /** Why it is adjusted. */
  @IsText() readonly reason!: string;
}

/** Puts the drafted version in force. Another person than the one who drafted it. */
export class ApprovePolicy extends PolicyCommand {
  @IsInt() @Min(1) @Max(10_000) readonly version!: number;

  /** The first day on which it judges; never in the past. */
  @IsDay() readonly from!: Day;
}

/** Declines the drafted version; the one in force stays. */
export class DeclinePolicy extends PolicyCommand {
  @IsText() readonly reason!: string;
}

/** Ends the policy. */
export class EndPolicy extends PolicyCommand {
  /** The first day on which it judges no more; never in the past. */
  @IsDay() readonly from!: Day;

  @IsText() readonly reason!: string;
}

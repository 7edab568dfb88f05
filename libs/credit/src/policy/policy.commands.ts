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

/** Puts the drafted version in force, or ends the policy. Another person than who drafted it. */
export class ApprovePolicy extends PolicyCommand {
  @IsInt() @Min(1) @Max(10_000) readonly version!: number;

  /** The first day on which it judges, or judges no more; never in the past. */
  @IsDay() readonly from!: Day;
}

/** Declines the drafted version, or the end; the version in force stays. */
export class DeclinePolicy extends PolicyCommand {
  @IsText() readonly reason!: string;
}

/** Drafts the end of the policy, which another person approves or declines like a version. */
export class EndPolicy extends PolicyCommand {
  @IsText() readonly reason!: string;
}

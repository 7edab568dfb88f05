import type { Industry, Name, Region } from '#clients';
import { IsIndustry, IsName, IsRegion, SizeClass } from '#clients';
import { LoanPurpose } from '#credit';
import type { Money } from '#kernel';
import { IsCode, IsMoney, IsText } from '#kernel';
import { IsOptional } from 'class-validator';

class LeadFields {
  @IsName() readonly name!: Name;

  @IsOptional() @IsIndustry() readonly industry?: Industry;

  @IsOptional() @IsRegion() readonly region?: Region;

  @IsOptional() @IsText({ max: 100 }) readonly city?: string;

  @IsOptional() @IsCode(SizeClass) readonly size?: SizeClass;

  /** What it may want credit for. */
  @IsOptional() @IsCode(LoanPurpose) readonly purpose?: LoanPurpose;

  /** How much it may want. */
  @IsOptional() @IsMoney() readonly amount?: Money;
}

/** What is known of a lead. It names a business, and nothing of a natural person. */
export type LeadFacts = Pick<LeadFields, keyof LeadFields>;
export const LeadFacts: new () => LeadFacts = LeadFields;

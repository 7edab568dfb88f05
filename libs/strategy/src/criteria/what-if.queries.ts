import { AreParts, IsCode, IsId, ViewQuery } from '#kernel';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { CriteriaTaxonomy } from './criteria.codes.js';
import { CriterionFields } from './criteria.fields.js';
import type { Criterion } from './criteria-content.js';
import type { TrialDay, TrialMove } from './trial.js';

/** What some rules would say of all clients, today or as of a day, beside where these stand. */
export class TryRules extends ViewQuery<TrialDay> {
  @IsCode(CriteriaTaxonomy) readonly taxonomy!: CriteriaTaxonomy;

  @AreParts(CriterionFields, { min: 1, max: 60 }) readonly rules!: readonly Criterion[];

  /** What the bank earned within twelve months, in fen: without it no share of income is known. */
  @IsOptional() @IsInt() @Min(0) readonly incomeOfBank?: number;
}

/** Who would move by some rules, where, and why. */
export class ListRuleMoves extends ViewQuery<readonly TrialMove[]> {
  @IsCode(CriteriaTaxonomy) readonly taxonomy!: CriteriaTaxonomy;

  @AreParts(CriterionFields, { min: 1, max: 60 }) readonly rules!: readonly Criterion[];

  /** What the bank earned within twelve months, in fen: without it no share of income is known. */
  @IsOptional() @IsInt() @Min(0) readonly incomeOfBank?: number;

  /** The last client of the page before. */
  @IsOptional() @IsId() readonly afterClient?: string;

  /** Clients per page: 50 by default, at most 500. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(500) readonly limit?: number;
}

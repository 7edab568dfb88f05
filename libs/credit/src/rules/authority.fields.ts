import type { Labels } from '#kernel';
import { AreCodes, AreParts, IsId, IsOneOf, IsPart, IsText } from '#kernel';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsInt,
  IsOptional,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { authorityTables } from '../product/product.fields.js';
import type { AuthorityTableName } from '../product/product.fields.js';
import { RiskClass } from '../standing/standing.codes.js';

class AuthorityLabel implements Labels {
  @IsText({ max: 200 }) readonly en!: string;

  @IsText({ max: 200 }) readonly zh!: string;
}

/** Up to which exposure a role may grant credit, and what must come before. */
export class AuthorityLineFields {
  /** Known by it within the table; decisions name it. */
  @IsId() readonly id!: string;

  @IsPart(AuthorityLabel) readonly label!: Labels;

  /** Which products it is for: the table that a product names. */
  @IsOneOf(authorityTables) readonly table!: AuthorityTableName;

  /** 1 is the lowest. A negative review is overridden by the next one only. */
  @IsInt() @Min(1) @Max(3) readonly level!: number;

  @IsOneOf(['riskOfficer', 'creditApprover']) readonly role!: 'riskOfficer' | 'creditApprover';

  /** The most that client and group may come to, this credit included, in fen; no bound if absent. */
  @IsOptional() @IsInt() @Min(1) @Max(100_000_000_000_000) readonly upTo?: number;

  /** The currencies it may grant; every one if absent. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @Matches(/^[A-Z]{3}$/, { each: true })
  readonly currencies?: readonly string[];

  /** The risk classes it may grant to; every one if absent. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @AreCodes(RiskClass)
  readonly riskClasses?: readonly RiskClass[];

  /** Whether a risk officer must have reviewed it. */
  @IsBoolean() readonly riskReview!: boolean;

  /** Whether the credit committee must have resolved to grant it. */
  @IsBoolean() readonly committee!: boolean;
}

/** What the rules alone may grant of standard products (F-16). */
export class StraightThroughFields {
  @IsId() readonly id!: string;

  /** The most that client and group may come to, in fen. */
  @IsInt() @Min(1) @Max(100_000_000_000_000) readonly upTo!: number;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @AreCodes(RiskClass)
  readonly riskClasses!: readonly RiskClass[];
}

/** A whole table of authority (审批权限表). */
export class AuthorityFields {
  @AreParts(AuthorityLineFields, { min: 1, max: 200 })
  readonly lines!: readonly AuthorityLine[];

  /** Absent where a person decides upon every credit. */
  @IsOptional()
  @IsPart(StraightThroughFields)
  readonly straightThrough?: StraightThroughLine;
}

export type AuthorityLine = { readonly [K in keyof AuthorityLineFields]: AuthorityLineFields[K] };
export type StraightThroughLine = {
  readonly [K in keyof StraightThroughFields]: StraightThroughFields[K];
};
export type AuthorityContent = { readonly [K in keyof AuthorityFields]: AuthorityFields[K] };

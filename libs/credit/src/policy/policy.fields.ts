import type { Industry, Region } from '#clients';
import type { DecimalText } from '#kernel';
import { AreCodes, defineField, IsCode, IsDecimalText } from '#kernel';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsInt, IsOptional, Max, Min } from 'class-validator';
import { GuaranteeType } from '../credit.codes.js';
import { NewCredit } from './policy.codes.js';

const scope =
  /^(bank|(segment|client|industry|region|product)\.[A-Za-z0-9_][A-Za-z0-9_.:-]{0,69})$/;

/**
 * The field says for whom a policy is: `bank`, `segment.growth`, `client.cl_7`, `industry.C` (a
 * section of GB/T 4754) or `industry.72` (a sector of NAICS), `region.61` (a province),
 * `region.US-NY` (a state) or `region.DE` (a country), `product.green`.
 */
export const IsPolicyId = defineField({
  name: 'isPolicyId',
  en: 'must be bank, or segment, client, industry, region or product with a code: industry.C',
  zh: '必须为 bank，或 segment、client、industry、region、product 加代码，例如 industry.C',
  test: (value) => typeof value === 'string' && scope.test(value),
  schema: { type: 'string', pattern: scope.source },
});

/** What a policy asks of credit. What deviates from its bounds needs the next level of authority. */
export class PolicyFields {
  @IsCode(NewCredit) readonly newCredit!: NewCredit;

  /** The most that one client may come to, in fen. */
  @IsOptional() @IsInt() @Min(0) @Max(10_000_000_000_000) readonly mostExposure?: number;

  @IsOptional() @IsInt() @Min(1) @Max(1200) readonly longestMonths?: number;

  /** What may secure it; anything if absent. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @AreCodes(GuaranteeType)
  readonly guarantees?: readonly GuaranteeType[];

  /** The lowest rate, a year. */
  @IsOptional() @IsDecimalText({ min: '0', max: '1' }) readonly leastRate?: DecimalText;
}

export type PolicyContent = { readonly [K in keyof PolicyFields]: PolicyFields[K] };

const ofClient = 'client.';

/** The client of a policy for one. */
export const clientOf = (policyId: string): string | undefined =>
  policyId.startsWith(ofClient) ? policyId.slice(ofClient.length) : undefined;

/** The policy for one client. */
export const policyOfClient = (clientId: string): string => `${ofClient}${clientId}`;

/** The policy for the section or sector of an industry. */
export const policyOfIndustry = ({ code }: Industry): string => `industry.${code}`;

/** The policy for a province, a state or a country; a state of the US says so: DE is Germany. */
export const policyOfRegion = ({ scheme, code }: Region): string =>
  scheme === 'US' ? `region.US-${code}` : `region.${code}`;

import { defineField } from '#kernel';
import type { CreditTerms } from '../credit-terms.js';
import { policyOfIndustry, policyOfRegion } from '../policy/policy.fields.js';
import { existsScope } from '../policy/policy.scope.js';
import { CeilingDimension } from './ceiling.codes.js';

const scope = /^(industry|region|product)\.[A-Za-z0-9_-]{1,70}$/;

/**
 * The field says what a ceiling is on: `industry.C` (a section of GB/T 4754) or `industry.72` (a
 * sector of NAICS), `region.61` (a province), `region.US-NY` (a state) or `region.DE` (a country),
 * `product.green`.
 */
export const IsCeilingId = defineField({
  name: 'isCeilingId',
  en: 'must be industry, region or product with a code that there is: industry.C',
  zh: '必须为 industry、region 或 product 加有效代码，例如 industry.C',
  test: (value) => typeof value === 'string' && scope.test(value) && existsScope(value) === true,
  schema: { type: 'string', pattern: scope.source },
});

/** The ceilings that a credit counts under, where the bank has set them. */
export const ceilingsOf = ({
  industry,
  region,
  product,
}: Pick<CreditTerms, 'industry' | 'region' | 'product'>) =>
  [policyOfIndustry(industry), policyOfRegion(region), `product.${product}`] as const;

/** What a ceiling is on, in two parts: the dimension and the code. */
export function partsOf(ceilingId: string): {
  readonly dimension: CeilingDimension;
  readonly code: string;
} {
  const at = ceilingId.indexOf('.');
  const dimension = CeilingDimension.all.find((each) => each === ceilingId.slice(0, at));
  return { dimension: dimension ?? 'product', code: ceilingId.slice(at + 1) };
}

import type { Day, Money, Refusal } from '#kernel';
import { Decimal } from '#kernel';
import type { CreditTerms } from '../credit-terms.js';
import type { StandingRow } from '../views/credit-standing.view.js';
import { clientPolicies } from '../views/rules/client-policies.view.js';
import type { PolicyRow } from '../views/rules/policies.rows.js';
import { policies } from '../views/rules/policies.view.js';
import { versionOn } from '../versions.js';
import type { PolicyContent } from './policy.fields.js';
import { policyOfIndustry, policyOfRegion } from './policy.fields.js';
import { policyRefusals as refuse } from './policy.refusals.js';

/** What a credit is held against a policy by. */
export interface Proposed {
  readonly terms: CreditTerms;
  /** What the client comes to with it, in yuan; undefined where a currency has no rate. */
  readonly exposure: Money | undefined;
}

/** A policy that applied to a credit, and the terms that deviate from it. */
export interface AppliedPolicy {
  readonly policyId: string;
  readonly version: number;
  readonly newCredit: PolicyContent['newCredit'];
  readonly deviations: readonly string[];
}

interface Judged {
  readonly terms: CreditTerms;
  readonly clientId: string;
}

const segments = ['strategic', 'growth', 'stable', 'risk', 'churning'] as const;

/** The rows of the policies that may judge a credit, as a decision consults them. */
export const policiesFor = ({ terms, clientId }: Judged) => ({
  bankPolicy: policies.row('bank'),
  industryPolicy: policies.row(policyOfIndustry(terms.industry)),
  regionPolicy: policies.row(policyOfRegion(terms.region)),
  productPolicy: policies.row(`product.${terms.product}`),
  clientPolicy: clientPolicies.row(clientId),
  strategicPolicy: policies.row('segment.strategic'),
  growthPolicy: policies.row('segment.growth'),
  stablePolicy: policies.row('segment.stable'),
  riskPolicy: policies.row('segment.risk'),
  churningPolicy: policies.row('segment.churning'),
});

/** Those rows; the segment of the client says which of the five counts. */
export type PoliciesSeen = {
  readonly [K in keyof ReturnType<typeof policiesFor>]?: PolicyRow | undefined;
} & { readonly standing?: StandingRow | undefined };

/** The policies in force on a day that apply to a credit, with what deviates from each. */
export function applied(
  seen: PoliciesSeen,
  proposed: Proposed,
  day: Day,
): readonly AppliedPolicy[] {
  const segment = segments.find((each) => each === seen.standing?.segment);
  const rows = [
    seen.bankPolicy,
    segment && seen[`${segment}Policy`],
    seen.industryPolicy,
    seen.regionPolicy,
    seen.productPolicy,
    seen.clientPolicy,
  ];
  return rows.flatMap((row) => {
    const found = versionOn(row?.versions ?? [], day);
    if (!row || !found) return [];
    const { version, content } = found;
    const { newCredit } = content;
    return [
      { policyId: row.policyId, version, newCredit, deviations: deviationsOf(content, proposed) },
    ];
  });
}

/** The terms that a policy does not allow. */
function deviationsOf(policy: PolicyContent, { terms, exposure }: Proposed): readonly string[] {
  const { mostExposure, longestMonths, guarantees, leastRate } = policy;
  const isTooMuch = mostExposure !== undefined && (exposure?.minor ?? Infinity) > mostExposure;
  const isTooLong = longestMonths !== undefined && terms.termMonths > longestMonths;
  const isUnsecured = guarantees !== undefined && !guarantees.includes(terms.guaranteeType);
  const isTooCheap = leastRate !== undefined && new Decimal(terms.annualRate).lt(leastRate);
  return [
    ...(isTooMuch ? ['amount'] : []),
    ...(isTooLong ? ['termMonths'] : []),
    ...(isUnsecured ? ['guaranteeType'] : []),
    ...(isTooCheap ? ['annualRate'] : []),
  ];
}

/** The refusal of credit that a policy forbids, or that it wants to be reviewed first. */
export function policyRefusal(
  found: readonly AppliedPolicy[],
  riskReviewed: boolean,
): Refusal | undefined {
  const stops = found.find(({ newCredit }) => newCredit === 'stopped');
  if (stops) return refuse.PolicyForbids({ policyId: stops.policyId, version: stops.version });
  const reviews = found.find(({ newCredit }) => newCredit === 'reviewed');
  if (!reviews || riskReviewed) return undefined;
  return refuse.PolicyNeedsReview({ policyId: reviews.policyId, version: reviews.version });
}

/** Whether a credit deviates from any policy. */
export const deviates = (found: readonly AppliedPolicy[]): boolean =>
  found.some(({ deviations }) => deviations.length > 0);

import type { Context, Day, Money } from '#kernel';
import { addDays, exceeds } from '#kernel';
import type { ClientRow } from '#clients';
import { checkedSchedule } from '../../agreed-schedule.js';
import type { CreditTerms } from '../../credit-terms.js';
import { checklistOf, missingBefore } from '../../document/checklist.js';
import type { DocumentKind } from '../../product/product.codes.js';
import type { Offer } from '../../product/offer.js';
import type { GrantedProduct } from '../../product/product-checks.js';
import { checkTerms } from '../../product/product-checks.js';
import type { ClientDocumentsRow } from '../../views/client-documents.view.js';
import type { StandingRow } from '../../views/credit-standing.view.js';
import type { CommitmentRow } from '../../views/security/commitments.view.js';
import type { CommitteeRow } from '../../views/pipeline/committee-votes.view.js';
import type { CreditRulesRow } from '../../views/rules/credit-rules.view.js';
import type { LimitRow } from '../../views/limits.view.js';
import type { AppliedPolicy, PoliciesSeen } from '../../policy/policies-on.js';
import { applied, deviates, policyRefusal } from '../../policy/policies-on.js';
import type { CeilingsSeen } from '../../ceiling/check-ceilings.js';
import type { ApproveApplication } from '../application.commands.js';
import type { Authority } from '../application.events.js';
import { applicationEvents } from '../application.events.js';
import { applicationRefusals as refuse } from '../application.refusals.js';
import type { Application } from '../application.state.js';
import { limitRefusals } from '../../limit/limit.refusals.js';
import { freeOf } from '../../limit/limit-use.js';
import { inYuan } from './reference-rates.rules.js';
import type { Quote } from '../../pricing/quote.js';
import { bindingStanding } from './price-for.js';
import { authorityOf, authorityOn, exposureWith } from '../authority/authority.js';
import { capitalOn, largestExposure } from '../../limit/capital.js';
import { conditionsOf } from '../condition.fields.js';

/** What a decision sees of the client beside the application. */
export interface Circumstances extends Context, PoliciesSeen, CeilingsSeen {
  readonly client?: ClientRow | undefined;
  /** What blocks the client, on whichever of its records. */
  readonly records?: Pick<StandingRow, 'blocks'> | undefined;
  readonly file?: ClientDocumentsRow | undefined;
  readonly own?: CommitmentRow | undefined;
  readonly group?: CommitmentRow | undefined;
  readonly vote?: CommitteeRow | undefined;
  readonly ownLimit?: LimitRow | undefined;
  readonly groupLimit?: LimitRow | undefined;
  readonly authority?: CreditRulesRow | undefined;
  readonly capital?: CreditRulesRow | undefined;
  readonly pricing?: CreditRulesRow | undefined;
}

interface Grant {
  readonly on: Day;
  readonly by: string;
  readonly conditions?: ApproveApplication['conditions'] | undefined;
  readonly reason?: string | undefined;
  readonly policies: readonly AppliedPolicy[];
  readonly price: Quote | undefined;
}

/** Grants terms under an authority. */
export function grant(
  terms: CreditTerms,
  before: Application,
  authority: Authority,
  { on, conditions = [], reason, by, policies, price }: Grant,
) {
  const { product, managerId, groupIds, negative } = before;
  const content = product?.content;
  return applicationEvents.ApplicationApproved({
    terms,
    requested: before.terms.amount,
    ...(product && { product: grantedOf(product) }),
    conditions: conditionsOf(conditions, content, terms),
    ...(content && { validUntil: addDays(on, content.approvalValidDays) }),
    managerId,
    groupIds,
    approvedBy: by,
    authority,
    policies,
    ...(price && { price }),
    ...((negative || deviates(policies)) && reason !== undefined && { override: { reason } }),
    valueDate: on,
  });
}

const grantedOf = ({ productId, version, content }: Offer): GrantedProduct => ({
  productId,
  version,
  servicing: content.servicing,
});

/** Refuses a decision that the client's standing, groups or documents forbid. */
export function checkCircumstances(before: Application, on: Day, seen: Circumstances): void {
  if (seen.client?.role === 'prospect') throw refuse.ProspectIsNoClient({ field: 'clientId' });
  const [block] = seen.records?.blocks ?? [];
  if (block) throw refuse.CreditIsBlocked({ ...block });
  const groups = seen.client?.groups.map(({ groupId }) => groupId) ?? before.groupIds;
  if ([...groups].sort().join() !== [...before.groupIds].sort().join()) {
    throw refuse.GroupChanged({ groups, before: before.groupIds });
  }
  const missing = missingForDecision(before, seen.file, on);
  if (missing.length > 0) throw refuse.DocumentsMissing({ field: 'documents', missing });
}

/** The policies that apply to terms today, with what deviates from each. */
export const policiesOn = (terms: CreditTerms, seen: Circumstances): readonly AppliedPolicy[] => {
  const { client: exposure } = exposureWith(terms.amount, seen.own, seen.group, seen.today);
  return applied(seen, { terms, exposure }, seen.today);
};

/** Refuses credit that a policy forbids, or that it wants to be reviewed first. */
export function checkPolicies(
  policies: readonly AppliedPolicy[],
  { riskReviewed }: Pick<Application, 'riskReviewed'>,
): void {
  const refusal = policyRefusal(policies, riskReviewed);
  if (refusal) throw refusal;
}

/** Refuses credit that is not reserved under the limits of client and group, or that they no longer cover. */
export function checkLimits(applicationId: string, amount: Money, seen: Circumstances): void {
  const needed = inYuan(amount, seen.today)?.minor ?? Infinity;
  for (const row of [seen.ownLimit, seen.groupLimit]) {
    if (!row?.inForce) continue;
    const { limitId, inForce, reservations } = row;
    const held = reservations.find((each) => each.applicationId === applicationId);
    if (held === undefined || held.reserved.minor < needed) {
      throw limitRefusals.LimitNotReserved({ limitId, held: held?.reserved });
    }
    // Records that became one client may hold more than its limit, and a limit may have been lowered.
    const others = reservations.filter((each) => each !== held);
    const { free, bound } = freeOf(inForce, others, held);
    if (free < needed) {
      const left = { minor: Math.max(0, free), currency: 'CNY' };
      throw limitRefusals.LimitExceeded({ field: 'amount', limitId, bound, free: left });
    }
  }
}

/** Refuses credit with which client or group come to more than the law allows of the capital. */
export function checkLargeExposure(terms: CreditTerms, seen: Circumstances): void {
  const refusal = largeExposureRefusal(terms, seen);
  if (refusal) throw refusal;
}

/** Why the law does not allow a credit beside the capital; what cannot be measured is not allowed. */
export function largeExposureRefusal({ amount }: CreditTerms, seen: Circumstances) {
  const capital = capitalOn(seen.capital, seen.today);
  const all = exposureWith(amount, seen.own, seen.group, seen.today);
  for (const holder of ['client', 'group'] as const) {
    if (!(holder in all)) continue;
    const exposure = all[holder];
    const found = exposure && largestExposure(holder, exposure, capital, seen.today);
    if (found?.isAllowed !== true) {
      return limitRefusals.LargeExposureExceeded({ field: 'amount', holder, exposure, ...found });
    }
  }
  return undefined;
}

/** The kinds of document that the decision needs and the client's file does not hold on a day. */
export const missingForDecision = (
  { product }: Pick<Application, 'product'>,
  file: ClientDocumentsRow | undefined,
  on: Day,
): readonly DocumentKind[] => {
  const needed = product?.content.documents ?? [];
  return missingBefore('decision', checklistOf(needed, file?.documents ?? [], on));
};

/** The authority of the approver for the terms, or the refusal that says what is missing. */
export function authorityFor(
  { amount }: CreditTerms,
  before: Application,
  { reason, policies, price }: Pick<Grant, 'reason' | 'policies' | 'price'>,
  seen: Circumstances,
): Authority {
  const judged = {
    table: before.product?.content.authority ?? 'general',
    currency: amount.currency,
    exposure: exposureWith(amount, seen.own, seen.group, seen.today),
    riskClass: before.riskClass ?? seen.standing?.riskClass ?? 'medium',
    riskReviewed: before.riskReviewed,
    committeeResolved: seen.vote?.resolution === 'approve',
    negative: before.negative,
    deviates: deviates(policies),
    price: bindingStanding(price, seen),
    reason,
  } as const;
  return authorityOf(judged, seen, authorityOn(seen.authority, seen.today));
}

/** The terms as they are granted: less money, another term or rate than asked for. */
export function granted(
  { amount, termMonths, annualRate }: ApproveApplication,
  { terms: asked, product }: Application,
  day: Day,
): CreditTerms {
  if (amount !== undefined && exceeds(amount, asked.amount)) {
    throw refuse.GrantedExceedsRequested({ field: 'amount', requested: asked.amount });
  }
  const terms = {
    ...asked,
    ...(amount !== undefined && { amount }),
    ...(termMonths !== undefined && { termMonths }),
    ...(annualRate !== undefined && { annualRate }),
  };
  if (product) checkTerms(terms, product.content, product);
  checkedSchedule(terms, day, product?.content.servicing);
  return terms;
}

import { defineView, everyone, ListQuery, ViewQuery } from '#kernel';
import { policyEvents } from '../../policy/policy.events.js';
import { clientOf, IsPolicyId } from '../../policy/policy.fields.js';
import type { PolicyRow } from './policies.rows.js';
import { noPolicy, policyArms } from './policies.rows.js';

/** One policy with every version that judged. */
export class GetPolicy extends ViewQuery<PolicyRow> {
  @IsPolicyId() readonly policyId!: string;
}

/** The policies of the bank but for those of single clients. */
export class ListPolicies extends ListQuery<PolicyRow> {}

const shared = ({ policyId }: { readonly policyId: string }) =>
  clientOf(policyId) === undefined ? policyId : [];

/** Credit policies for the bank, a segment, an industry, a region, a product. */
export const policies = defineView({
  name: 'credit-policies',
  version: 2,
  events: policyEvents,
  empty: (policyId): PolicyRow => noPolicy(policyId),
  on: policyArms,
  key: {
    PolicyDrafted: shared,
    PolicyEndDrafted: shared,
    PolicyApproved: shared,
    PolicyDeclined: shared,
    PolicyEnded: shared,
  },
  scope: 'open',
  queries: { GetPolicy, ListPolicies },
  allow: { GetPolicy: everyone, ListPolicies: everyone },
  answer: {
    GetPolicy: ({ policyId }, rows) => rows.get(policyId),
    ListPolicies: ({ limit, cursor, sort = 'policyId' }, rows) =>
      rows.page({}, { limit, cursor, sort }),
  },
  indexes: [{ policyId: 1 }],
});

import { defineView, everyone, IsId, ViewQuery } from '#kernel';
import { policyEvents } from '../../policy/policy.events.js';
import { policyOfClient } from '../../policy/policy.fields.js';
import type { PolicyRow } from './policies.rows.js';
import { noPolicy, policyArms } from './policies.rows.js';

/** The policy for one client, with every version that judged. */
export class GetClientPolicy extends ViewQuery<PolicyRow> {
  @IsId() readonly clientId!: string;
}

const ofClient = ({ clientId }: { readonly clientId?: string }) => clientId ?? [];

/** Credit policies for single clients, seen by whoever sees the client. */
export const clientPolicies = defineView({
  name: 'client-policies',
  version: 2,
  events: policyEvents,
  empty: (clientId): PolicyRow => noPolicy(policyOfClient(clientId), clientId),
  on: policyArms,
  key: {
    PolicyDrafted: ofClient,
    PolicyEndDrafted: ofClient,
    PolicyApproved: ofClient,
    PolicyDeclined: ofClient,
    PolicyEnded: ofClient,
  },
  scope: { client: 'clientId' },
  queries: { GetClientPolicy },
  allow: { GetClientPolicy: everyone },
  answer: { GetClientPolicy: ({ clientId }, rows) => rows.get(clientId) },
});

import type { Day, Evolve } from '#kernel';
import { defineDecider } from '#kernel';
import { clientFile, ClientUnknown } from '#clients';
import * as commands from './policy.commands.js';
import { policyEvents } from './policy.events.js';
import type { PolicyContent } from './policy.fields.js';
import { clientOf } from './policy.fields.js';
import { policyRefusals as refuse } from './policy.refusals.js';
import { checkScope } from './policy.scope.js';

const { PolicyDrafted, PolicyEndDrafted, PolicyApproved, PolicyDeclined, PolicyEnded } =
  policyEvents;

interface Policy {
  /** The client, of a policy for one. */
  readonly of: { readonly clientId?: string };
  readonly version: number;
  /** Without a content it ends the policy. */
  readonly drafted?: { readonly content?: PolicyContent; readonly reason: string };
  readonly draftedBy: string;
  readonly inForce: boolean;
}

type Before = Policy | undefined;

const evolve: Evolve<Policy, typeof policyEvents> = {
  PolicyDrafted: ({ clientId, version, content, reason, draftedBy }, before: Before) => ({
    of: { ...(clientId !== undefined && { clientId }) },
    inForce: before?.inForce ?? false,
    version,
    drafted: { content, reason },
    draftedBy,
  }),
  PolicyEndDrafted: ({ version, reason, draftedBy }, before) => ({
    ...before,
    version,
    drafted: { reason },
    draftedBy,
  }),
  PolicyApproved: (_, { drafted: _done, ...before }) => ({ ...before, inForce: true }),
  PolicyDeclined: (_, { drafted: _gone, ...before }) => before,
  PolicyEnded: (_, { drafted: _done, ...before }) => ({ ...before, inForce: false }),
};

const authors = ['riskOfficer', 'creditApprover'] as const;

/** A credit policy (信贷政策): drafted by one person, put in force or ended by another. */
export const policy = defineDecider({
  stream: 'policy',
  by: 'policyId',
  prefix: 'pc',
  events: policyEvents,
  commands,
  allow: {
    DraftPolicy: authors,
    ApprovePolicy: authors,
    DeclinePolicy: authors,
    EndPolicy: authors,
  },
  evolve,
  notBy: {
    ApprovePolicy: ({ draftedBy }) => [draftedBy],
    DeclinePolicy: ({ draftedBy }) => [draftedBy],
  },
  consult: {
    DraftPolicy: ({ policyId }) => {
      const clientId = clientOf(policyId);
      return { client: clientId === undefined ? undefined : clientFile.row(clientId) };
    },
  },
  create: {},
  either: {
    DraftPolicy({ policyId, content, reason }, before, { today, actor, client }) {
      const clientId = clientOf(policyId);
      checkScope(policyId);
      if (clientId !== undefined && !client) throw ClientUnknown({ field: 'policyId' });
      return PolicyDrafted({
        ...(clientId !== undefined && { clientId }),
        version: (before?.version ?? 0) + 1,
        content: structuredClone({ ...content }),
        reason,
        draftedBy: actor.id,
        valueDate: today,
      });
    },
  },
  decide: {
    ApprovePolicy({ version, from }, before, { today, actor }) {
      const { of, drafted, draftedBy, version: latest } = before;
      if (!drafted || version !== latest) throw refuse.PolicyNotDrafted({ field: 'version' });
      notInPast(from, today);
      const { content, reason } = drafted;
      const by = { draftedBy, approvedBy: actor.id };
      const decided = { ...of, version, reason, from, ...by, valueDate: today };
      if (content) return PolicyApproved({ ...decided, content });
      if (!before.inForce) throw refuse.PolicyNotInForce();
      return PolicyEnded(decided);
    },

    DeclinePolicy({ reason }, { of, drafted, version }, { today, actor }) {
      if (!drafted) throw refuse.PolicyNotDrafted();
      return PolicyDeclined({ ...of, version, reason, declinedBy: actor.id, valueDate: today });
    },

    EndPolicy({ reason }, { of, inForce, version }, { today, actor }) {
      if (!inForce) throw refuse.PolicyNotInForce();
      return PolicyEndDrafted({
        ...of,
        version: version + 1,
        reason,
        draftedBy: actor.id,
        valueDate: today,
      });
    },
  },
});

function notInPast(from: Day, today: Day): void {
  if (from < today) throw refuse.PolicyFromPast({ field: 'from', found: from, today });
}

import type { Day, Evolve } from '#kernel';
import { defineDecider } from '#kernel';
import { clientFile, ClientUnknown } from '#clients';
import { LoanProduct } from '../credit.codes.js';
import { CreditSegment } from '../standing/standing.codes.js';
import * as commands from './policy.commands.js';
import { policyEvents } from './policy.events.js';
import type { PolicyContent } from './policy.fields.js';
import { clientOf } from './policy.fields.js';
import { policyRefusals as refuse } from './policy.refusals.js';

const { PolicyDrafted, PolicyApproved, PolicyDeclined, PolicyEnded } = policyEvents;

interface Policy {
  /** The client, of a policy for one. */
  readonly of: { readonly clientId?: string };
  readonly version: number;
  readonly drafted?: { readonly content: PolicyContent; readonly reason: string };
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
  PolicyApproved: (_, { drafted: _done, ...before }) => ({ ...before, inForce: true }),
  PolicyDeclined: (_, { drafted: _gone, ...before }) => before,
  PolicyEnded: (_, before) => ({ ...before, inForce: false }),
};

const authors = ['riskOfficer', 'creditApprover'] as const;

/** A credit policy (信贷政策): drafted by one person, put in force by another, with its reason. */
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
      const by = { draftedBy, approvedBy: actor.id };
      return PolicyApproved({ ...of, ...drafted, version, from, ...by, valueDate: today });
    },

    DeclinePolicy({ reason }, { of, drafted, version }, { today, actor }) {
      if (!drafted) throw refuse.PolicyNotDrafted();
      return PolicyDeclined({ ...of, version, reason, declinedBy: actor.id, valueDate: today });
    },

    EndPolicy({ from, reason }, { of, inForce, version }, { today, actor }) {
      if (!inForce) throw refuse.PolicyNotInForce();
      notInPast(from, today);
      return PolicyEnded({ ...of, version, from, reason, endedBy: actor.id, valueDate: today });
    },
  },
});

function notInPast(from: Day, today: Day): void {
  if (from < today) throw refuse.PolicyFromPast({ field: 'from', found: from, today });
}

/** Refuses a policy for a segment or a product that there is not. */
function checkScope(policyId: string): void {
  const [kind, code] = policyId.split('.');
  const codes: readonly string[] | undefined =
    kind === 'segment' ? CreditSegment.all : kind === 'product' ? LoanProduct.all : undefined;
  if (codes && !codes.includes(code ?? '')) {
    throw refuse.PolicyForNobody({ field: 'policyId', found: policyId });
  }
}

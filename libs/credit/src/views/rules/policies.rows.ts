import type { Rows } from '#kernel';
import type { policyEvents } from '../../policy/policy.events.js';
import type { PolicyContent } from '../../policy/policy.fields.js';
import type { Versioned } from '../../versions.js';
import { endedBefore, followedBy } from '../../versions.js';

/** A policy: the draft that awaits a decision, and every version that judged. */
export interface PolicyRow extends Versioned<PolicyContent> {
  readonly policyId: string;
  /** Of the policy for one client. */
  readonly clientId?: string;
  /** Its end is drafted and awaits a decision. */
  readonly ends?: true;
}

export const noPolicy = (policyId: string, clientId?: string): PolicyRow => ({
  policyId,
  ...(clientId !== undefined && { clientId }),
  version: 0,
  reason: '',
  versions: [],
});

export const policyArms: Rows<PolicyRow, typeof policyEvents> = {
  PolicyDrafted: ({ version, content, reason, draftedBy }, { ends: _, ...row }) => ({
    ...row,
    version,
    drafted: content,
    draftedBy,
    reason,
  }),
  PolicyEndDrafted: ({ version, reason, draftedBy }, { drafted: _, ...row }) => ({
    ...row,
    version,
    ends: true,
    draftedBy,
    reason,
  }),
  PolicyApproved: (approved, { drafted: _, ...row }) => {
    const { version, content, from, reason, draftedBy, approvedBy } = approved;
    const next = { version, from, content, reason, draftedBy, approvedBy };
    return { ...row, versions: followedBy(row.versions, next) };
  },
  PolicyDeclined: ({ reason }, { drafted: _, ends: __, ...row }) => ({ ...row, reason }),
  PolicyEnded: ({ from, reason }, { ends: _, ...row }) => ({
    ...row,
    reason,
    versions: endedBefore(row.versions, from),
  }),
};

import type { Rows } from '#kernel';
import type { policyEvents } from '../policy/policy.events.js';
import type { PolicyContent } from '../policy/policy.fields.js';
import type { Versioned } from '../versions.js';
import { endedBefore, followedBy } from '../versions.js';

/** A policy: the draft that awaits a decision, and every version that judged. */
export interface PolicyRow extends Versioned<PolicyContent> {
  readonly policyId: string;
  /** Of the policy for one client. */
  readonly clientId?: string;
}

export const noPolicy = (policyId: string, clientId?: string): PolicyRow => ({
  policyId,
  ...(clientId !== undefined && { clientId }),
  version: 0,
  reason: '',
  versions: [],
});

export const policyArms: Rows<PolicyRow, typeof policyEvents> = {
  PolicyDrafted: ({ version, content, reason, draftedBy }, row) => ({
    ...row,
    version,
    drafted: content,
    draftedBy,
    reason,
  }),
  PolicyApproved: (approved, { drafted: _, ...row }) => {
    const { version, content, from, reason, draftedBy, approvedBy } = approved;
    const next = { version, from, content, reason, draftedBy, approvedBy };
    return { ...row, versions: followedBy(row.versions, next) };
  },
  PolicyDeclined: ({ reason }, { drafted: _, ...row }) => ({ ...row, reason }),
  PolicyEnded: ({ from, reason }, row) => ({
    ...row,
    reason,
    versions: endedBefore(row.versions, from),
  }),
};

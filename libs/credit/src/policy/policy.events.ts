import type { Day } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { PolicyContent } from './policy.fields.js';

interface OfVersion {
  /** Of the policy for one client. */
  readonly clientId?: string;
  readonly version: number;
  readonly reason: string;
  readonly valueDate: Day;
}

/** A credit policy, version by version. */
export const policyEvents = defineEvents('policyId', {
  PolicyDrafted: event<
    OfVersion & { readonly content: PolicyContent; readonly draftedBy: string }
  >(),
  /** It is to end; the version in force judges until somebody else approves that. */
  PolicyEndDrafted: event<OfVersion & { readonly draftedBy: string }>(),
  /** It judges from a day until the next version takes its place or the policy ends. */
  PolicyApproved: event<
    OfVersion & {
      readonly content: PolicyContent;
      readonly from: Day;
      readonly draftedBy: string;
      readonly approvedBy: string;
    }
  >(),
  PolicyDeclined: event<OfVersion & { readonly declinedBy: string }>(),
  /** It judges no more from a day on. */
  PolicyEnded: event<
    OfVersion & { readonly from: Day; readonly draftedBy: string; readonly approvedBy: string }
  >(),
});

import { defineEvents, event } from '#kernel';
import type { OutletTerms } from './terms.js';

interface Reasoned {
  readonly reason: string;
}

/** An outlet: requested → active ⇄ suspended → closed. */
export const outletEvents = defineEvents('outletId', {
  /** A service of the bank is to get events, for a purpose; somebody else approves it. */
  OutletRequested: event<{
    /** The service, as the staff register knows it. */
    readonly serviceId: string;
    readonly name: string;
    readonly purpose: string;
    /** The person who answers for it. */
    readonly ownerId: string;
    /** Whom to call when it fails. */
    readonly contact: string;
    readonly terms: OutletTerms;
    readonly requestedBy: string;
  }>(),
  OutletApproved: event<{ readonly approvedBy: string }>(),
  OutletDeclined: event<Reasoned & { readonly declinedBy: string }>(),
  /** The outlet gets less, at once. */
  OutletNarrowed: event<Reasoned & { readonly terms: OutletTerms }>(),
  /** The outlet is to get more; somebody else approves it. */
  OutletWideningProposed: event<
    Reasoned & { readonly terms: OutletTerms; readonly proposedBy: string }
  >(),
  OutletWidened: event<{ readonly terms: OutletTerms; readonly approvedBy: string }>(),
  OutletWideningDeclined: event<Reasoned & { readonly declinedBy: string }>(),
  OutletSuspended: event<Reasoned>(),
  OutletResumed: event<Reasoned>(),
  OutletClosed: event<Reasoned>(),
});

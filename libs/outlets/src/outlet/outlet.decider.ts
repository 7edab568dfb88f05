import type { Day, Evolve } from '#kernel';
import { defineDecider } from '#kernel';
import type { OutletStatus } from '../outlets.codes.js';
import * as commands from './outlet.commands.js';
import { outletEvents } from './outlet.events.js';
import { outletRefusals } from './outlet.refusals.js';
import { hasEncryptionKey } from './encryption-key.js';
import type { OutletTerms } from './terms.js';
import { isWithin } from './terms.js';

const {
  OutletRequested,
  OutletApproved,
  OutletDeclined,
  OutletNarrowed,
  OutletWideningProposed,
  OutletWidened,
  OutletWideningDeclined,
  OutletSuspended,
  OutletResumed,
  OutletClosed,
} = outletEvents;
const refuse = outletRefusals;

interface Outlet {
  readonly status: OutletStatus;
  readonly requestedBy: string;
  readonly terms: OutletTerms;
  readonly widening?: { readonly terms: OutletTerms; readonly proposedBy: string };
}

const settled = ({ widening: _, ...outlet }: Outlet): Outlet => outlet;

const evolve: Evolve<Outlet, typeof outletEvents> = {
  OutletRequested: ({ terms, requestedBy }) => ({ status: 'requested', terms, requestedBy }),
  OutletApproved: (_, outlet) => ({ ...outlet, status: 'active' }),
  OutletDeclined: (_, outlet) => ({ ...outlet, status: 'declined' }),
  OutletNarrowed: ({ terms }, outlet) => ({ ...settled(outlet), terms }),
  OutletWideningProposed: ({ terms, proposedBy }, outlet) => ({
    ...outlet,
    widening: { terms, proposedBy },
  }),
  OutletWidened: ({ terms }, outlet) => ({ ...settled(outlet), terms }),
  OutletWideningDeclined: (_, outlet) => settled(outlet),
  OutletSuspended: (_, outlet) => ({ ...outlet, status: 'suspended' }),
  OutletResumed: (_, outlet) => ({ ...outlet, status: 'active' }),
  OutletClosed: (_, outlet) => ({ ...settled(outlet), status: 'closed' }),
};

/** @throws OutletExpired, EncryptionKeyMissing */
function checked(terms: OutletTerms, today: Day): OutletTerms {
  const { expiresOn, fields, encryptionKey } = terms;
  if (expiresOn < today) throw refuse.OutletExpired({ field: 'terms.expiresOn', today });
  const encrypts = fields.some(({ treatment }) => treatment === 'encrypted');
  const isMissing = encrypts && encryptionKey === undefined;
  if (isMissing || (encryptionKey !== undefined && !hasEncryptionKey(encryptionKey))) {
    throw refuse.EncryptionKeyMissing({ field: 'terms.encryptionKey' });
  }
  return terms;
}

const keepers = ['administrator', 'riskOfficer'] as const;

/** A service of the bank that gets events. */
export const outlet = defineDecider({
  stream: 'outlet',
  by: 'outletId',
  prefix: 'ot',
  events: outletEvents,
  commands,
  allow: {
    RequestOutlet: ['administrator', 'riskOfficer', 'unitHead'],
    ApproveOutlet: keepers,
    DeclineOutlet: keepers,
    ChangeOutletTerms: ['administrator', 'riskOfficer', 'unitHead'],
    ApproveWidening: keepers,
    DeclineWidening: keepers,
    SuspendOutlet: keepers,
    ResumeOutlet: keepers,
    CloseOutlet: keepers,
  },
  evolve,
  notBy: {
    ApproveOutlet: ({ requestedBy }) => [requestedBy],
    ApproveWidening: ({ widening }) => [widening?.proposedBy],
  },
  create: {
    RequestOutlet: ({ serviceId, name, purpose, ownerId, contact, terms }, { today, actor }) =>
      OutletRequested({
        ...{ serviceId, name, purpose, ownerId, contact },
        terms: checked(terms, today),
        requestedBy: actor.id,
      }),
  },
  decide: {
    ApproveOutlet(_, { status, terms }, { actor, today }) {
      if (status !== 'requested') throw refuse.OutletNotRequested({ status });
      checked(terms, today);
      return OutletApproved({ approvedBy: actor.id });
    },

    DeclineOutlet({ reason }, { status }, { actor }) {
      if (status !== 'requested') throw refuse.OutletNotRequested({ status });
      return OutletDeclined({ reason, declinedBy: actor.id });
    },

    ChangeOutletTerms({ terms, reason }, { status, terms: before }, { actor, today }) {
      if (status !== 'active' && status !== 'suspended') throw refuse.OutletNotActive({ status });
      const next = checked(terms, today);
      return isWithin(next, before)
        ? OutletNarrowed({ terms: next, reason })
        : OutletWideningProposed({ terms: next, reason, proposedBy: actor.id });
    },

    ApproveWidening(_, { widening }, { actor, today }) {
      if (widening === undefined) throw refuse.NoWideningProposed();
      return OutletWidened({ terms: checked(widening.terms, today), approvedBy: actor.id });
    },

    DeclineWidening({ reason }, { widening }, { actor }) {
      if (widening === undefined) throw refuse.NoWideningProposed();
      return OutletWideningDeclined({ reason, declinedBy: actor.id });
    },

    SuspendOutlet({ reason }, { status }) {
      if (status !== 'active') throw refuse.OutletNotActive({ status });
      return OutletSuspended({ reason });
    },

    ResumeOutlet({ reason }, { status }) {
      if (status !== 'suspended') throw refuse.OutletNotSuspended({ status });
      return OutletResumed({ reason });
    },

    CloseOutlet({ reason }, { status }) {
      if (status === 'closed' || status === 'declined') throw refuse.OutletIsClosed({ status });
      return OutletClosed({ reason });
    },
  },
});

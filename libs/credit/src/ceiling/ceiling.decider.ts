import type { Evolve, Money } from '#kernel';
import { addDays, defineDecider } from '#kernel';
import { inYuan } from '../application/terms/reference-rates.rules.js';
import { limitRefusals } from '../limit/limit.refusals.js';
import type { ApplicationRow } from '../views/pipeline/pipeline.rows.js';
import { pipeline } from '../views/pipeline/pipeline.view.js';
import * as commands from './ceiling.commands.js';
import type { CeilingContent } from './ceiling.events.js';
import { ceilingEvents } from './ceiling.events.js';
import { ceilingsOf } from './ceiling.fields.js';
import { ceilingRefusals as refuse } from './ceiling.refusals.js';
import type { Holdings } from './held.js';
import { heldFor, holding } from './held.js';

const { CeilingProposed, CeilingApproved, CeilingDeclined, CeilingReserved, CeilingFreed } =
  ceilingEvents;
const { CeilingEndProposed, CeilingEnded } = ceilingEvents;

interface Ceiling {
  readonly version: number;
  /** `end` where it is proposed that the limit ends. */
  readonly proposed?: CeilingContent | 'end';
  readonly proposedBy: string;
  readonly inForce?: CeilingContent;
  readonly holdings: Holdings;
  /** All that is held, in fen. */
  readonly used: number;
}

type Before = Ceiling | undefined;

const evolve: Evolve<Ceiling, typeof ceilingEvents> = {
  CeilingProposed: ({ version, most, reviewOn, proposedBy }, before: Before) => ({
    holdings: {},
    used: 0,
    ...before,
    version,
    proposed: { most, reviewOn },
    proposedBy,
  }),
  CeilingApproved: ({ most, reviewOn }, { proposed: _, ...ceiling }) => ({
    ...ceiling,
    inForce: { most, reviewOn },
  }),
  CeilingEndProposed: ({ version, proposedBy }, ceiling) => ({
    ...ceiling,
    version,
    proposed: 'end',
    proposedBy,
  }),
  // What is held stays counted: a limit that comes later begins with it.
  CeilingEnded: (_, { proposed: _done, inForce: _over, ...ceiling }) => ceiling,
  CeilingDeclined: (_, { proposed: _gone, ...ceiling }) => ceiling,
  CeilingReserved: ({ applicationId, clientId, reserved, change, isGranted }, ceiling) => ({
    ...ceiling,
    holdings: holding(ceiling.holdings, applicationId, {
      clientId,
      minor: reserved.minor,
      isGranted,
    }),
    used: ceiling.used + change.minor,
  }),
  CeilingFreed: ({ applicationId, freed }, ceiling) => ({
    ...ceiling,
    holdings: holding(ceiling.holdings, applicationId, undefined),
    used: ceiling.used - freed.minor,
  }),
};

const holders = ['relationshipManager', 'riskOfficer', 'creditApprover', 'service'] as const;
/** A year and a leap day. */
const longestDays = 366;
const yuan = (minor: number): Money => ({ minor, currency: 'CNY' });

/** The limit on an industry, region or product: nothing else decides whether it is exceeded. */
export const ceiling = defineDecider({
  stream: 'ceiling',
  by: 'ceilingId',
  prefix: 'ce',
  events: ceilingEvents,
  commands,
  allow: {
    ProposeCeiling: ['riskOfficer'],
    EndCeiling: ['riskOfficer'],
    ApproveCeiling: ['creditApprover'],
    DeclineCeiling: ['creditApprover', 'riskOfficer'],
    ReserveCeiling: holders,
    CountCommitment: [],
    FreeCeiling: holders,
  },
  evolve,
  notBy: {
    ApproveCeiling: ({ proposedBy }) => [proposedBy],
    DeclineCeiling: ({ proposedBy }) => [proposedBy],
  },
  consult: {
    ReserveCeiling: ({ applicationId }) => ({ application: pipeline.row(applicationId) }),
    CountCommitment: ({ applicationId }) => ({ application: pipeline.row(applicationId) }),
  },
  create: {},
  either: {
    ProposeCeiling({ most, reviewOn, reason }, before: Before, { today, actor }) {
      if (most.currency !== 'CNY') throw refuse.CeilingInYuan({ field: 'most.currency' });
      const last = addDays(today, longestDays);
      if (reviewOn < today || reviewOn > last) {
        throw refuse.CeilingReview({ field: 'reviewOn', found: reviewOn, last });
      }
      return CeilingProposed({
        most: { ...most },
        reviewOn,
        version: (before?.version ?? 0) + 1,
        reason,
        proposedBy: actor.id,
        valueDate: today,
      });
    },

    ReserveCeiling({ ceilingId, applicationId }, before, { today, actor, application }) {
      // A process reserves what it can; who decides is told what is missing.
      const isAsked = actor.roles.length > 0;
      if (!before?.inForce) {
        if (isAsked) throw refuse.CeilingNotInForce({ field: 'ceilingId', found: ceilingId });
        return [];
      }
      // Decided meanwhile, or of a currency that no limit can count: a process leaves it alone.
      if (!isAsked && !isOpen(application?.stage)) return [];
      const asked = openUnder(ceilingId, application);
      const reserved = inYuan(asked.requested, today);
      if (!reserved) {
        if (isAsked) throw limitRefusals.CurrencyWithoutRate({ field: 'applicationId' });
        return [];
      }
      const held = heldFor(before.holdings, applicationId)?.minor ?? 0;
      if (held === reserved.minor) return [];
      const free = before.inForce.most.minor - before.used + held;
      if (reserved.minor > free) {
        if (isAsked) throw refuse.CeilingExceeded(shortOf(ceilingId, reserved, free));
        return [];
      }
      return CeilingReserved({
        applicationId,
        clientId: asked.clientId,
        reserved,
        change: yuan(reserved.minor - held),
        isGranted: false,
        valueDate: today,
      });
    },

    CountCommitment({ applicationId, clientId, amount }, before, { today, application }) {
      if (!before || application?.stage === 'ended') return [];
      const reserved = inYuan(amount, today);
      if (!reserved) return [];
      const held = heldFor(before.holdings, applicationId);
      if (held?.isGranted && held.minor === reserved.minor) return [];
      return CeilingReserved({
        applicationId,
        clientId,
        reserved,
        change: yuan(reserved.minor - (held?.minor ?? 0)),
        isGranted: true,
        valueDate: today,
      });
    },

    FreeCeiling({ applicationId, reason }, before, { today, actor }) {
      const held = before && heldFor(before.holdings, applicationId);
      const isAsked = actor.roles.length > 0;
      if (!held) {
        if (isAsked) throw refuse.NothingHeld({ field: 'applicationId', found: applicationId });
        return [];
      }
      if (held.isGranted && isAsked) throw refuse.GrantedIsKept({ field: 'applicationId' });
      const { clientId, minor } = held;
      return CeilingFreed({
        applicationId,
        clientId,
        freed: yuan(minor),
        reason,
        valueDate: today,
      });
    },
  },
  decide: {
    ApproveCeiling({ version }, { proposed, version: latest }, { today, actor }) {
      if (!proposed || version !== latest) throw refuse.CeilingNotProposed({ field: 'version' });
      if (proposed === 'end') {
        return CeilingEnded({ version, approvedBy: actor.id, valueDate: today });
      }
      return CeilingApproved({ version, ...proposed, approvedBy: actor.id, valueDate: today });
    },

    EndCeiling({ ceilingId, reason }, { inForce, version }, { today, actor }) {
      if (!inForce) throw refuse.CeilingNotInForce({ field: 'ceilingId', found: ceilingId });
      return CeilingEndProposed({
        version: version + 1,
        reason,
        proposedBy: actor.id,
        valueDate: today,
      });
    },

    DeclineCeiling({ reason }, { proposed, version }, { today, actor }) {
      if (!proposed) throw refuse.CeilingNotProposed();
      return CeilingDeclined({ version, reason, declinedBy: actor.id, valueDate: today });
    },
  },
});

/** What a refusal says of a ceiling: which, and how much of it is free. */
export const shortOf = (ceilingId: string, needed: Money, free: number) => ({
  field: 'amount',
  ceilingId,
  needed,
  headroom: yuan(Math.max(0, free)),
});

const isOpen = (stage: ApplicationRow['stage'] | undefined): boolean =>
  stage === 'submitted' || stage === 'returned' || stage === 'reviewed';

function openUnder(ceilingId: string, application: ApplicationRow | undefined): ApplicationRow {
  if (!application) throw refuse.ApplicationNotOpen({ field: 'applicationId' });
  const { stage, terms } = application;
  if (!isOpen(stage)) {
    throw refuse.ApplicationNotOpen({ field: 'applicationId', stage });
  }
  const under: readonly string[] = ceilingsOf(terms);
  if (!under.includes(ceilingId)) throw refuse.CeilingOfOthers({ field: 'applicationId', under });
  return application;
}

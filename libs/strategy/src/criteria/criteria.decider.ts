import type { Context, Day, Evolve } from '#kernel';
import { addDays, daysBetween, defineDecider } from '#kernel';
import type { CriteriaStage } from './criteria.codes.js';
import * as commands from './criteria.commands.js';
import { criteriaEvents } from './criteria.events.js';
import { criteriaRefusals as refuse } from './criteria.refusals.js';
import type { CriteriaContent } from './criteria-content.js';
import { checkRules, fingerprintOf } from './criteria-content.js';

const { CriteriaDrafted, CriteriaTried, CriteriaProposed } = criteriaEvents;
const { CriteriaApproved, CriteriaDeclined, CriteriaWithdrawn } = criteriaEvents;

interface Criteria {
  readonly version: number;
  readonly content: CriteriaContent;
  readonly contentHash: string;
  readonly stage: CriteriaStage;
  /** When exactly this content was tried last. */
  readonly triedOn?: Day;
  /** Who drafted or proposed the present version. */
  readonly hands: readonly string[];
  readonly from?: Day;
  /** The version in force, or to come into force. */
  readonly approvedVersion?: number;
}

const evolve: Evolve<Criteria, typeof criteriaEvents> = {
  CriteriaDrafted: ({ version, content, contentHash, draftedBy }, before?: Criteria) => ({
    ...{ version, content, contentHash, stage: 'drafted', hands: [draftedBy] },
    ...(before?.approvedVersion !== undefined && { approvedVersion: before.approvedVersion }),
  }),
  CriteriaTried: ({ contentHash, valueDate }, before) =>
    contentHash === before.contentHash
      ? {
          ...before,
          stage: before.stage === 'drafted' ? 'tried' : before.stage,
          triedOn: valueDate,
        }
      : before,
  CriteriaProposed: ({ from, proposedBy }, before) => ({
    ...{ ...before, stage: 'proposed', from },
    hands: [...before.hands, proposedBy],
  }),
  CriteriaApproved: ({ version }, before) => ({
    ...{ ...before, stage: 'approved', approvedVersion: version },
  }),
  CriteriaDeclined: (_, before) => ({ ...before, stage: 'declined' }),
  CriteriaWithdrawn: (_, { approvedVersion: _gone, ...before }) => ({
    ...before,
    stage: 'withdrawn',
  }),
};

/** For how many days a trial is recent enough to propose and approve upon. */
const recentDays = 31;

function requireTrial({ triedOn, contentHash }: Criteria, today: Day): void {
  if (triedOn === undefined) throw refuse.CriteriaNotTried({ contentHash });
  if (daysBetween(triedOn, today) > recentDays) throw refuse.TrialTooOld({ triedOn, recentDays });
}

function laterThan(today: Day, from: Day): void {
  if (from > today) return;
  throw refuse.CriteriaFromTomorrow({ field: 'from', found: from, notBefore: addDays(today, 1) });
}

/** The day from which the proposed version is to judge. */
function awaiting({ stage, from }: Criteria): Day {
  if (stage !== 'proposed' || from === undefined) throw refuse.CriteriaNotProposed();
  return from;
}

/** A version of the content, as plain data: a command holds instances of its fields. */
function drafted(
  { content, reason }: commands.DraftCriteria,
  version: number,
  { today, actor }: Context,
) {
  checkRules(content.taxonomy, content.rules, 'content.rules');
  const plain = structuredClone(content);
  return CriteriaDrafted({
    ...{ version, content: plain, contentHash: fingerprintOf(plain), reason },
    draftedBy: actor.id,
    valueDate: today,
  });
}

const authors = ['riskOfficer', 'unitHead'] as const;
const approvers = ['riskOfficer', 'creditApprover'] as const;

/** Criteria of a taxonomy: drafted, tried on history, proposed, put in force by a second person. */
export const criteria = defineDecider({
  stream: 'criteria',
  by: 'criteriaId',
  prefix: 'ct',
  events: criteriaEvents,
  commands,
  allow: {
    DraftCriteria: authors,
    ReviseCriteria: authors,
    RecordTrial: [],
    ProposeCriteria: authors,
    ApproveCriteria: approvers,
    DeclineCriteria: approvers,
    WithdrawCriteria: ['riskOfficer'],
  },
  evolve,
  notBy: { ApproveCriteria: ({ hands }) => hands, DeclineCriteria: ({ hands }) => hands },
  create: { DraftCriteria: (command, context) => drafted(command, 1, context) },
  decide: {
    ReviseCriteria(command, before, context) {
      if (before.stage === 'proposed') throw refuse.CriteriaAwaitDecision();
      const { taxonomy } = before.content;
      if (command.content.taxonomy !== taxonomy) {
        throw refuse.OtherTaxonomy({ field: 'content.taxonomy', taxonomy });
      }
      const next = drafted(command, before.version + 1, context);
      return next.data.contentHash === before.contentHash ? [] : next;
    },

    RecordTrial: ({ contentHash, days }, { version }, { today, actor }) =>
      CriteriaTried({ version, contentHash, days, triedBy: actor.id, valueDate: today }),

    ProposeCriteria({ from, reason }, before, { today, actor }) {
      if (before.stage === 'proposed') throw refuse.CriteriaAwaitDecision();
      laterThan(today, from);
      requireTrial(before, today);
      const { version, contentHash } = before;
      return CriteriaProposed({
        ...{ version, contentHash, from, reason },
        proposedBy: actor.id,
        valueDate: today,
      });
    },

    ApproveCriteria({ contentHash }, before, { today, actor }) {
      const from = awaiting(before);
      if (contentHash !== before.contentHash) {
        throw refuse.CriteriaChanged({ field: 'contentHash', proposed: before.contentHash });
      }
      laterThan(today, from);
      requireTrial(before, today);
      const { version, content } = before;
      return CriteriaApproved({
        ...{ version, contentHash, from, content },
        approvedBy: actor.id,
        valueDate: today,
      });
    },

    DeclineCriteria({ reason }, before, { today, actor }) {
      awaiting(before);
      const { version, contentHash } = before;
      return CriteriaDeclined({
        ...{ version, contentHash, reason },
        declinedBy: actor.id,
        valueDate: today,
      });
    },

    WithdrawCriteria({ from, reason }, { approvedVersion: version }, { today }) {
      if (version === undefined) throw refuse.CriteriaNotInForce();
      laterThan(today, from);
      return CriteriaWithdrawn({ version, from, reason, valueDate: today });
    },
  },
});

import { clientFile, clientFor, clientScope, ClientUnknown } from '#clients';
import type { Context, Day, Evolve } from '#kernel';
import { defineDecider, valueDateOf } from '#kernel';
import type { StaffRow, Tree } from '#organisation';
import { pathOf, staffRegister, unitIn, unitTree, wholeTree } from '#organisation';
import { isDeepStrictEqual } from 'node:util';
import { campaigns } from '../views/campaigns.view.js';
import type { ContactOutcome } from '../outreach.codes.js';
import * as commands from './lead.commands.js';
import type { LeadContact } from './lead.events.js';
import { leadEvents } from './lead.events.js';
import type { LeadFacts } from './lead.fields.js';
import { leadRefusals as refuse } from './lead.refusals.js';
import type { LeadScore } from './lead-score.rules.js';
import { leastScore, scoreOf } from './lead-score.rules.js';

const { LeadRecorded, LeadMigrated, LeadAssigned, LeadPlaced, LeadContacted } = leadEvents;
const { LeadQualified, LeadConverted, LeadLost } = leadEvents;

interface Lead {
  readonly state: 'open' | 'qualified' | 'over';
  readonly facts: LeadFacts;
  readonly isReferred: boolean;
  readonly managerId?: string;
  /** The unit it belongs to and those above it. */
  readonly units: readonly string[];
  readonly campaignId?: string;
  readonly lastOutcome?: ContactOutcome;
  readonly wasReached: boolean;
  readonly lastOn: Day;
}

const reached = ({ outcome }: LeadContact): boolean => outcome !== 'unreached';

const evolve: Evolve<Lead, typeof leadEvents> = {
  LeadRecorded: ({ facts, referredBy, managerId, units = [], campaignId, valueDate }) => ({
    ...{ state: 'open', facts, units, isReferred: referredBy !== undefined, wasReached: false },
    ...(managerId !== undefined && { managerId }),
    ...(campaignId !== undefined && { campaignId }),
    lastOn: valueDate,
  }),
  LeadMigrated: ({ facts, contact, units = [], valueDate }) => ({
    ...{ state: 'open', facts, units, isReferred: false, wasReached: reached(contact) },
    lastOutcome: contact.outcome,
    lastOn: valueDate,
  }),
  LeadAssigned: ({ managerId, units = [], valueDate }, lead) => ({
    ...lead,
    ...{ managerId, units, lastOn: valueDate },
  }),
  LeadPlaced: ({ units }, lead) => ({ ...lead, units }),
  LeadContacted: (contact, lead) => ({
    ...lead,
    wasReached: lead.wasReached || reached(contact),
    lastOutcome: contact.outcome,
    lastOn: contact.valueDate,
  }),
  LeadQualified: ({ valueDate }, lead) => ({ ...lead, state: 'qualified', lastOn: valueDate }),
  LeadConverted: ({ valueDate }, lead) => ({ ...lead, state: 'over', lastOn: valueDate }),
  LeadLost: ({ valueDate }, lead) => ({ ...lead, state: 'over', lastOn: valueDate }),
};

/** The score of a lead by what is known of it on a day. */
function scoreOn({ facts, isReferred, wasReached, lastOutcome }: Lead, day: Day): LeadScore {
  const figures = {
    isReferred,
    hasPurpose: facts.purpose !== undefined,
    hasAmount: facts.amount !== undefined,
    isPlaced: facts.industry !== undefined && facts.region !== undefined,
    wasReached,
    isInterested: lastOutcome === 'interested' || lastOutcome === 'agreed',
  };
  return scoreOf(figures, day);
}

const staff = ['relationshipManager', 'unitHead', 'service'] as const;
const people = ['relationshipManager', 'unitHead'] as const;

/** One lead, from the first sign to the client or the loss. */
export const lead = defineDecider({
  stream: 'lead',
  by: 'leadId',
  prefix: 'ld',
  events: leadEvents,
  commands,
  allow: {
    RecordLead: staff,
    MigrateLead: ['service'],
    AssignLead: people,
    PlaceLead: [],
    ContactLead: staff,
    QualifyLead: people,
    ConvertLead: people,
    LoseLead: people,
  },
  evolve,
  whose: ({ managerId, units }) => ({ ...(managerId !== undefined && { managerId }), units }),
  consult: {
    RecordLead: ({ managerId, campaignId, referredBy }, actor) => ({
      manager: staffRegister.row(managerId ?? actor.id),
      campaign: campaignId === undefined ? undefined : campaigns.row(campaignId),
      referrer: referredBy === undefined ? undefined : clientScope.row(referredBy),
      tree: unitTree.row(wholeTree),
    }),
    MigrateLead: ({ unitId }) => ({
      tree: unitId === undefined ? undefined : unitTree.row(wholeTree),
    }),
    AssignLead: ({ managerId }) => ({
      manager: staffRegister.row(managerId),
      tree: unitTree.row(wholeTree),
    }),
    PlaceLead: () => ({ tree: unitTree.row(wholeTree) }),
    ConvertLead: ({ clientId }, _, before) => ({
      client: clientId === undefined ? undefined : clientFile.row(clientId),
      manager: before?.managerId === undefined ? undefined : staffRegister.row(before.managerId),
    }),
  },

  create: {
    RecordLead(command, context) {
      const { facts, source, campaignId, referredBy, managerId, unitId, valueDate } = command;
      const { today, manager, campaign, referrer, tree } = context;
      if (managerId !== undefined) checkManager(manager, today);
      if (source === 'referral' && referredBy === undefined) {
        throw refuse.ReferralWithoutClient({ field: 'referredBy' });
      }
      if (referredBy !== undefined && referrer === undefined) {
        throw ClientUnknown({ field: 'referredBy', found: referredBy });
      }
      if (campaignId !== undefined && campaign === undefined) {
        throw refuse.CampaignUnknown({ field: 'campaignId', found: campaignId });
      }
      checkUnit(unitId, tree);
      const first = managerId ?? (isManager(manager, today) ? manager?.personId : undefined);
      return LeadRecorded({
        ...{ facts, source },
        ...(campaignId !== undefined && { campaignId }),
        ...(referredBy !== undefined && { referredBy }),
        ...(first !== undefined && { managerId: first }),
        units: unitsOf(tree, first === undefined ? (unitId ?? manager?.unitId) : manager?.unitId),
        valueDate: valueDateOf(valueDate, { today }),
      });
    },

    MigrateLead({ facts, source, former, unitId, origin, ...talk }, { today, tree }) {
      checkTalk(talk, today);
      checkUnit(unitId, tree);
      const valueDate = valueDateOf(talk.valueDate ?? talk.contactedOn, { today });
      const migrated = LeadMigrated({
        ...{ facts, source, contact: contactOf(talk), former },
        ...(unitId !== undefined && { units: unitsOf(tree, unitId) }),
        ...{ origin, valueDate },
      });
      if (talk.outcome !== 'refused') return migrated;
      const reason = '迁移前已拒绝 (refused before it was taken over)';
      return [migrated, LeadLost({ code: 'noInterest', reason, valueDate })];
    },
  },

  decide: {
    AssignLead({ managerId, valueDate }, before, { today, manager, tree }) {
      checkManager(manager, today);
      if (before.managerId === managerId) return [];
      const units = unitsOf(tree, manager?.unitId);
      return LeadAssigned({ managerId, units, valueDate: dayFor(before, valueDate, today) });
    },

    PlaceLead(_, before, { today, tree }) {
      const units = unitsOf(tree, before.units[0]);
      return isDeepStrictEqual(units, before.units) ? [] : LeadPlaced({ units, valueDate: today });
    },

    ContactLead({ note, valueDate, ...talk }, before, { today }) {
      checkTalk(talk, today);
      return LeadContacted({
        ...contactOf(talk),
        ...(note !== undefined && { note }),
        valueDate: dayFor(before, valueDate, today),
      });
    },

    QualifyLead({ reason, valueDate }, before, { today }) {
      const on = dayFor(before, valueDate, today);
      if (before.state === 'qualified') return [];
      const { score, because } = scoreOn(before, on);
      if (score < leastScore) throw refuse.LeadTooWeak({ score, least: leastScore, because });
      return LeadQualified({ score, because, reason, valueDate: on });
    },

    ConvertLead({ clientId, form = 'legalEntity', valueDate }, before, context) {
      const on = dayFor(before, valueDate, context.today);
      if (before.state !== 'qualified') throw refuse.LeadNotQualified();
      if (clientId !== undefined) clientFor(context.client, clientId);
      // The prospect is registered for this manager, which nobody could do for one who has left.
      else if (before.managerId !== undefined) checkManager(context.manager, context.today);
      const { facts, managerId = managerIn(context), campaignId } = before;
      return LeadConverted({
        ...(clientId === undefined ? { form } : { clientId }),
        facts,
        ...(managerId !== undefined && { managerId }),
        ...(campaignId !== undefined && { campaignId }),
        valueDate: on,
      });
    },

    LoseLead({ code, reason, valueDate }, before, { today }) {
      return LeadLost({ code, reason, valueDate: dayFor(before, valueDate, today) });
    },
  },
});

/** A unit and those above it: whoever heads one of them sees the lead. */
const unitsOf = (tree: Tree | undefined, unitId: string | undefined): readonly string[] => {
  if (unitId === undefined) return [];
  return tree === undefined ? [unitId] : pathOf(tree, unitId);
};

function checkUnit(unitId: string | undefined, tree: Tree | undefined): void {
  if (unitId === undefined || (tree && unitIn(tree, unitId))) return;
  throw refuse.LeadUnitUnknown({ field: 'unitId', found: unitId });
}

const managerIn = ({ actor }: Pick<Context, 'actor'>): string | undefined =>
  actor.roles.includes('relationshipManager') ? actor.id : undefined;

function contactOf({ channel, outcome, contactedOn, attempts, seconds }: LeadContact): LeadContact {
  const lasted = seconds === undefined ? {} : { seconds };
  return { channel, outcome, contactedOn, attempts, ...lasted };
}

/** The day a fact counts for. Refuses a lead that has come to its end. */
function dayFor({ state, lastOn }: Lead, stated: Day | undefined, today: Day): Day {
  if (state === 'over') throw refuse.LeadOver();
  return valueDateOf(stated, { today, notBefore: lastOn });
}

function checkTalk({ contactedOn }: LeadContact, today: Day): void {
  if (contactedOn > today) {
    throw refuse.LeadTalkInFuture({ field: 'contactedOn', found: contactedOn, today });
  }
}

const isManager = (person: StaffRow | undefined, today: Day): boolean =>
  person?.active === true &&
  person.roles.some(
    ({ role, validUntil = today }) => role === 'relationshipManager' && validUntil >= today,
  );

function checkManager(person: StaffRow | undefined, today: Day): void {
  if (!isManager(person, today)) throw refuse.LeadManagerUnknown({ field: 'managerId' });
}

import type { Context, Day, Facts } from '#kernel';
import { addMonths, defineDecider, folded, none, ratioOf, timesMoney, valueDateOf } from '#kernel';
import { moneyRefusals, valueDateRefusals } from '#kernel';
import { clientFile, ClientUnknown } from '#clients';
import { pipeline } from '../views/pipeline/pipeline.view.js';
import { enhancements } from '../views/security/enhancements.view.js';
import { advanceRateOf } from './advance-rate.rules.js';
import * as commands from './collateral.commands.js';
import { collateralEvents } from './collateral.events.js';
import type { Guarantor } from './collateral.fields.js';
import { collateralRefusals as refuse } from './collateral.refusals.js';
import type { Collateral } from './collateral.state.js';
import { evolveCollateral } from './collateral.state.js';
import { allocated, coverOn } from './cover.js';

const {
  CollateralOffered,
  AppraisalSubmitted,
  AppraisalRejected,
  CollateralValued,
  CollateralRegistered,
  CollateralInsured,
  CoverChanged,
  ReleaseAsked,
  ReleaseDeclined,
  CollateralReleased,
} = collateralEvents;
type CollateralFacts = readonly Facts<typeof collateralEvents>[];

const managers = ['relationshipManager', 'riskOfficer'] as const;
const seconds = ['riskOfficer', 'creditApprover'] as const;
const isGuarantee = (kind: Collateral['kind']) => kind === 'institution' || kind === 'person';

/** What secures credit: offered, valued by two, registered, allocated over credits, released by two. */
export const collateral = defineDecider({
  stream: 'collateral',
  by: 'collateralId',
  prefix: 'co',
  events: collateralEvents,
  commands,
  allow: {
    OfferCollateral: managers,
    SubmitAppraisal: managers,
    AcceptAppraisal: seconds,
    RejectAppraisal: seconds,
    RegisterCollateral: seconds,
    InsureCollateral: managers,
    AllocateCollateral: managers,
    AskRelease: managers,
    ReleaseCollateral: seconds,
    KeepCollateral: seconds,
    // Sent at the end of a credit only, and so without a route.
    EndAllocation: [],
  },
  evolve: evolveCollateral,
  notBy: {
    AcceptAppraisal: ({ appraisal }) => [appraisal?.submittedBy],
    RejectAppraisal: ({ appraisal }) => [appraisal?.submittedBy],
    RegisterCollateral: ({ offeredBy }) => [offeredBy],
    ReleaseCollateral: ({ releaseAskedBy }) => [releaseAskedBy],
    KeepCollateral: ({ releaseAskedBy }) => [releaseAskedBy],
  },
  consult: {
    OfferCollateral: ({ clientId, guarantor, enhancementId }) => ({
      asked: enhancementId === undefined ? undefined : enhancements.row(enhancementId),
      client: clientFile.row(clientId),
      guaranteeing:
        guarantor?.clientId === undefined ? undefined : clientFile.row(guarantor.clientId),
    }),
    AllocateCollateral: ({ applicationId }) => ({ application: pipeline.row(applicationId) }),
  },

  create: {
    OfferCollateral(command, { today, actor, client, guaranteeing, asked }) {
      const { clientId, kind, description, owner, guarantor, enhancementId, valueDate } = command;
      if (!client) throw ClientUnknown({ field: 'clientId', found: clientId });
      if (isGuarantee(kind) !== (guarantor !== undefined)) {
        throw refuse.GuarantorMissing({ field: 'guarantor' });
      }
      if (guarantor?.clientId === clientId) {
        throw refuse.GuarantorIsBorrower({ field: 'guarantor.clientId' });
      }
      if (guarantor?.clientId !== undefined && !guaranteeing) {
        throw ClientUnknown({ field: 'guarantor.clientId' });
      }
      if (enhancementId !== undefined && asked?.clientId !== clientId) {
        throw refuse.EnhancementUnknown({ field: 'enhancementId', found: enhancementId });
      }
      return CollateralOffered({
        clientId,
        kind,
        description,
        ...(owner !== undefined && { owner }),
        ...(guarantor && { guarantor: guarantorOf(guarantor) }),
        ...(enhancementId !== undefined && { enhancementId }),
        offeredBy: actor.id,
        valueDate: valueDateOf(valueDate, { today }),
      });
    },
  },

  decide: {
    SubmitAppraisal(command, before, { today, actor }) {
      checkHeld(before);
      const { value, appraiser, appraisedOn, documentId, valueDate } = command;
      const on = valueDateOf(valueDate, { today });
      if (appraisedOn > on) {
        throw valueDateRefusals.ValueDateInFuture({ field: 'appraisedOn', found: appraisedOn });
      }
      const rule = advanceRateOf(before.kind, on);
      if (rule && addMonths(appraisedOn, rule.reviewMonths) < on) {
        throw refuse.AppraisalTooOld({ field: 'appraisedOn', found: appraisedOn });
      }
      return AppraisalSubmitted({
        clientId: before.clientId,
        value: { ...value },
        appraiser,
        appraisedOn,
        ...(documentId !== undefined && { documentId }),
        submittedBy: actor.id,
        valueDate: on,
      });
    },

    AcceptAppraisal({ valueDate }, before, { today, actor }) {
      checkHeld(before);
      const { appraisal, kind, clientId, enhancementId } = before;
      const on = valueDateOf(valueDate, { today });
      const rule = advanceRateOf(kind, on);
      if (!appraisal || !rule) throw refuse.NoAppraisalOpen();
      const { submittedBy: _, ...stated } = appraisal;
      const { id, version, advanceRate, reviewMonths, isInsured } = rule;
      const valued = CollateralValued({
        clientId,
        ...stated,
        rule: { id, version },
        advanceRate,
        lendable: timesMoney(stated.value, ratioOf(advanceRate), 'down'),
        reviewOn: addMonths(stated.appraisedOn, reviewMonths),
        isInsured,
        ...(enhancementId !== undefined && { enhancementId }),
        acceptedBy: actor.id,
        valueDate: on,
      });
      return covering(before, valued);
    },

    RejectAppraisal({ reason, valueDate }, { clientId, appraisal }, { today, actor }) {
      if (!appraisal) throw refuse.NoAppraisalOpen();
      const on = valueDateOf(valueDate, { today });
      return AppraisalRejected({ clientId, reason, rejectedBy: actor.id, valueDate: on });
    },

    RegisterCollateral(command, before, { today, actor }) {
      checkHeld(before);
      const { clientId, value } = before;
      if (!value) throw refuse.CollateralNotValued();
      const { registry, certificate, rank, priorClaims = none(value), valueDate } = command;
      const registered = CollateralRegistered({
        clientId,
        registry,
        certificate,
        rank,
        priorClaims: { ...priorClaims },
        registeredBy: actor.id,
        valueDate: valueDateOf(valueDate, { today }),
      });
      return covering(before, registered);
    },

    InsureCollateral(command, before, { today }) {
      checkHeld(before);
      const { insurer, policy, insured, from, until, valueDate } = command;
      if (until < from) throw refuse.InsuranceOutOfOrder({ field: 'until', found: until, from });
      return CollateralInsured({
        clientId: before.clientId,
        ...{ insurer, policy, insured: { ...insured }, from, until },
        valueDate: valueDateOf(valueDate, { today }),
      });
    },

    AllocateCollateral(command, before, { today, application }) {
      checkHeld(before);
      const { applicationId, amount, valueDate } = command;
      const { clientId, stage } = before;
      if (stage !== 'registered') throw refuse.CollateralNotRegistered({ stage });
      if (application?.clientId !== clientId) {
        throw refuse.CreditNotOfClient({ field: 'applicationId', found: applicationId });
      }
      if (amount.currency !== application.requested.currency) {
        throw moneyRefusals.MixedCurrencies({ field: 'amount.currency', found: amount.currency });
      }
      const on = valueDateOf(valueDate, { today });
      return changed(allocated(before, { applicationId, amount: { ...amount } }, on), before, on);
    },

    AskRelease({ reason, valueDate }, before, { today, actor }) {
      checkHeld(before);
      const { clientId } = before;
      const on = valueDateOf(valueDate, { today });
      return ReleaseAsked({ clientId, reason, askedBy: actor.id, valueDate: on });
    },

    ReleaseCollateral: (command, before, context) => released(before, command, context),

    KeepCollateral({ reason, valueDate }, { clientId, releaseAskedBy }, { today, actor }) {
      if (releaseAskedBy === undefined) throw refuse.ReleaseNotAsked();
      const on = valueDateOf(valueDate, { today });
      return ReleaseDeclined({ clientId, reason, declinedBy: actor.id, valueDate: on });
    },

    EndAllocation({ applicationId, valueDate }, before) {
      const { allocations } = before;
      const left = allocations.filter((each) => each.applicationId !== applicationId);
      if (left.length === allocations.length) return [];
      return changed({ ...before, allocations: left }, before, valueDate);
    },
  },
});

function checkHeld({ stage }: Collateral): void {
  if (stage === 'released') throw refuse.CollateralReleasedBefore();
}

/** Gives it back, with all that it secured. */
function released(
  before: Collateral,
  { valueDate }: commands.ReleaseCollateral,
  { today, actor }: Context,
): CollateralFacts {
  checkHeld(before);
  const { clientId, releaseAskedBy, releaseReason, allocations } = before;
  if (releaseAskedBy === undefined || releaseReason === undefined) throw refuse.ReleaseNotAsked();
  if (allocations.length > 0 && !actor.roles.includes('creditApprover')) {
    throw refuse.ReleaseNeedsApprover({ allocations });
  }
  const on = valueDateOf(valueDate, { today });
  return [
    ...(allocations.length > 0 ? [changed({ ...before, allocations: [] }, before, on)] : []),
    CollateralReleased({ clientId, reason: releaseReason, releasedBy: actor.id, valueDate: on }),
  ];
}

/** A fact, and what it changes of the cover. */
function covering(before: Collateral, fact: Facts<typeof collateralEvents>): CollateralFacts {
  const after = folded(evolveCollateral, [fact], before);
  return [fact, changed(after, before, fact.data.valueDate)];
}

function changed(after: Collateral, before: Collateral, day: Day) {
  const { clientId, kind, guarantor, allocations } = before;
  const cover = coverOn(after, day);
  const stays = new Set(cover.covers.map(({ applicationId }) => applicationId));
  return CoverChanged({
    clientId,
    kind,
    ...(guarantor && { guarantor }),
    ...cover,
    ended: allocations.map(({ applicationId }) => applicationId).filter((id) => !stays.has(id)),
    valueDate: day,
  });
}

const guarantorOf = ({ clientId, name, number }: Guarantor) => ({
  ...(clientId !== undefined && { clientId }),
  name,
  ...(number !== undefined && { number }),
});

import { defineDecider, valueDateOf } from '#kernel';
import { clientFile, clientFor } from '#clients';
import { institutionView, theInstitution } from '#organisation';
import { isAgreedApplicationId } from '../agreed-id.js';
import { checkedSchedule } from '../agreed-schedule.js';
import { offerOf } from '../product/offer.js';
import { checkSold, soldTerms } from '../product/sold.rules.js';
import { checkClients, checkTerms } from '../product/product-checks.js';
import { policiesFor } from '../policy/policies-on.js';
import { clientDocuments } from '../views/client-documents.view.js';
import { commitments, commitmentsTogether } from '../views/security/commitments.view.js';
import { committeeVotes } from '../views/pipeline/committee-votes.view.js';
import { creditRulesView } from '../views/rules/credit-rules.view.js';
import { blocksOfRecords, creditStanding } from '../views/credit-standing.view.js';
import { checkCeilings, ceilingRowsFor } from '../ceiling/check-ceilings.js';
import { limitOfRecords, limits } from '../views/limits.view.js';
import { enquiries } from '../views/pipeline/enquiries.view.js';
import { products } from '../views/rules/products.view.js';
import * as commands from './application.commands.js';
import { applicationEvents } from './application.events.js';
import { applicationRefusals as refuse } from './application.refusals.js';
import { checkEnquiry, completed } from './terms/asked-terms.js';
import type { Application } from './application.state.js';
import { evolveApplication } from './application.state.js';
import {
  authorityFor,
  checkCircumstances,
  checkLargeExposure,
  checkLimits,
  checkPolicies,
  grant,
  granted,
  missingForDecision,
  policiesOn,
} from './terms/granting.js';
import { priceFor } from './terms/price-for.js';
import { straightThrough } from './terms/straight-through.js';
import { agreed } from './agreed-application.js';
import { migrated } from './migrated-application.js';

const {
  ApplicationSubmitted,
  ApplicationReturned,
  ApplicationCompleted,
  ApplicationReviewed,
  ApplicationJudged,
  ApplicationRouted,
  ApplicationDeclined,
  ApplicationWithdrawn,
  CommitmentEnded,
} = applicationEvents;

/** Whoever submitted, completed, reviewed or manages it does not decide upon it. */
const takenPart = ({ involved, managerId }: Application): readonly string[] => [
  ...involved,
  managerId,
];

/** The rows that a decision looks at. */
const circumstances = ({ applicationId }: { applicationId: string }, state?: Application) => ({
  client: state && clientFile.row(state.clientId),
  standing: state && creditStanding.row(state.clientId),
  records: state && creditStanding.row(state.clientId, blocksOfRecords),
  file: state && clientDocuments.row(state.clientId),
  own: state && commitments.row(state.clientId, commitmentsTogether),
  group: state?.groupIds[0] === undefined ? undefined : commitments.row(state.groupIds[0]),
  vote: committeeVotes.row(applicationId),
  authority: creditRulesView.row('authority'),
  capital: creditRulesView.row('capital'),
  pricing: creditRulesView.row('pricing'),
  ...(state && policiesFor(state)),
  ...(state && ceilingRowsFor(applicationId, state.terms)),
  ownLimit: state && limits.row(state.clientId, limitOfRecords),
  groupLimit: state?.groupIds[0] === undefined ? undefined : limits.row(state.groupIds[0]),
});

const deciders = ['riskOfficer', 'creditApprover'] as const;
const takers = ['relationshipManager', 'service'] as const;

/** An application for credit, from the client's wish to the bank's answer. */
export const application = defineDecider({
  stream: 'application',
  by: 'applicationId',
  prefix: 'ap',
  events: applicationEvents,
  commands,
  allow: {
    SubmitApplication: takers,
    SubmitAgreed: [],
    ReturnApplication: deciders,
    CompleteApplication: takers,
    ReviewApplication: ['relationshipManager', 'riskOfficer'],
    ApproveApplication: deciders,
    JudgeApplication: [],
    DecideStraightThrough: [],
    DeclineApplication: deciders,
    WithdrawApplication: takers,
    EndCommitment: [],
    MigrateApplication: ['administrator', 'service'],
  },
  evolve: evolveApplication,
  notBy: {
    ApproveApplication: takenPart,
    DeclineApplication: takenPart,
  },
  consult: {
    SubmitApplication: ({ clientId, productId, terms, enquiryId }) => ({
      client: clientFile.row(clientId),
      enquiry: enquiryId === undefined ? undefined : enquiries.row(enquiryId),
      sold: products.row(productId ?? terms.product),
      institution: institutionView.row(theInstitution),
      standing: creditStanding.row(clientId),
      file: clientDocuments.row(clientId),
    }),
    SubmitAgreed: ({ clientId }) => ({
      client: clientFile.row(clientId),
      standing: creditStanding.row(clientId),
      file: clientDocuments.row(clientId),
    }),
    CompleteApplication: (_, __, state) => ({
      file: state && clientDocuments.row(state.clientId),
    }),
    ReviewApplication: (_, __, state) => ({ client: state && clientFile.row(state.clientId) }),
    ApproveApplication: (command, _, state) => circumstances(command, state),
    JudgeApplication: (command, _, state) => circumstances(command, state),
    DecideStraightThrough: (command, _, state) => circumstances(command, state),
  },

  create: {
    SubmitApplication(command, context) {
      const { applicationId, clientId, productId, managerId, enquiryId, valueDate } = command;
      checkId(applicationId);
      const { today, actor, enquiry, sold, standing, file, institution } = context;
      const client = clientFor(context.client, clientId);
      checkEnquiry(enquiryId, clientId, enquiry);
      const terms = completed(command.terms, client, enquiry);
      const day = valueDateOf(valueDate, { today });
      checkSold(soldTerms(terms, 'terms'), institution, today);
      const product = offerOf({ productId, kind: terms.product }, sold, today);
      checkTerms(terms, product.content, product);
      checkClients(product, standing?.priority);
      // Terms that make no schedule are refused now, not when the money is paid out.
      checkedSchedule(terms, day, product.content.servicing);
      return ApplicationSubmitted({
        clientId,
        groupIds: client.groups.map(({ groupId }) => groupId),
        terms,
        product,
        priority: standing?.priority ?? 'normal',
        missing: missingForDecision({ product }, file, day),
        managerId: managerId ?? actor.id,
        submittedBy: actor.id,
        ...(enquiryId !== undefined && { enquiryId }),
        valueDate: day,
      });
    },

    MigrateApplication(command, { actor }) {
      checkId(command.applicationId);
      return migrated(command, actor.id);
    },
  },

  either: {
    SubmitAgreed: (command, before: Application | undefined, context) =>
      before === undefined ? agreed(command, context) : [],
  },

  decide: {
    ReturnApplication({ reason, missing = [], valueDate }, before, { today, actor }) {
      checkOpen(before);
      return ApplicationReturned({
        returnedBy: actor.id,
        reason,
        missing,
        valueDate: dayOf(valueDate, today, before),
      });
    },

    CompleteApplication({ comment, valueDate }, before, { today, actor, file }) {
      if (before.stage !== 'returned') throw refuse.ApplicationNotReturned({ stage: before.stage });
      const day = dayOf(valueDate, today, before);
      return ApplicationCompleted({
        completedBy: actor.id,
        comment,
        missing: missingForDecision(before, file, day),
        valueDate: day,
      });
    },

    ReviewApplication(command, before, { today, actor, client }) {
      checkOpen(before);
      const as = actor.roles.includes('riskOfficer') ? 'riskOfficer' : 'relationshipManager';
      // The manager's own opinion is customary; a risk officer's counts only if independent.
      const authors = [before.submittedBy, ...before.preparedBy];
      if (as === 'riskOfficer' && authors.includes(actor.id)) {
        throw refuse.ReviewerNotIndependent();
      }
      const { recommendation, comment, riskClass, valueDate } = command;
      return ApplicationReviewed({
        reviewedBy: actor.id,
        as,
        recommendation,
        comment,
        ...(riskClass && as === 'riskOfficer' && { riskClass }),
        groupIds: client?.groups.map(({ groupId }) => groupId) ?? before.groupIds,
        valueDate: dayOf(valueDate, today, before),
      });
    },

    ApproveApplication(command, before, context) {
      checkOpen(before);
      const { reason, conditions } = command;
      const on = dayOf(command.valueDate, context.today, before);
      const terms = granted(command, before, on);
      const policies = policiesOn(terms, context);
      checkPolicies(policies, before);
      const price = priceFor(terms, before, context);
      const authority = authorityFor(terms, before, { reason, policies, price }, context);
      checkCircumstances(before, on, context);
      checkLargeExposure(terms, context);
      checkLimits(command.applicationId, terms.amount, context);
      checkCeilings(terms.amount, context);
      const by = context.actor.id;
      return grant(terms, before, authority, { on, conditions, reason, by, policies, price });
    },

    JudgeApplication(_, before, context) {
      if (before.stage !== 'submitted') return [];
      const policies = policiesOn(before.terms, context);
      const price = priceFor(before.terms, before, context);
      return ApplicationJudged({ policies, ...(price && { price }), valueDate: before.lastOn });
    },

    DecideStraightThrough(_, before, context) {
      if (before.stage !== 'submitted') return [];
      const on = before.lastOn;
      const outcome = straightThrough(before, on, context);
      return 'rule' in outcome
        ? grant(before.terms, before, outcome, {
            on,
            by: context.actor.id,
            policies: policiesOn(before.terms, context),
            price: priceFor(before.terms, before, context),
          })
        : ApplicationRouted({ because: outcome, valueDate: on });
    },

    DeclineApplication({ code = 'other', reason, valueDate }, before, { today, actor }) {
      checkOpen(before);
      return ApplicationDeclined({
        declinedBy: actor.id,
        code,
        reason,
        valueDate: dayOf(valueDate, today, before),
      });
    },

    WithdrawApplication({ code = 'other', reason, valueDate }, before, { today }) {
      if (before.stage === 'withdrawn') return [];
      if (before.stage !== 'returned') checkOpen(before);
      return ApplicationWithdrawn({ code, reason, valueDate: dayOf(valueDate, today, before) });
    },

    EndCommitment({ code, valueDate }, before, { today }) {
      if (before.stage === 'ended') return [];
      if (before.stage !== 'approved') throw refuse.NotCommitted({ stage: before.stage });
      const { groupIds, terms } = before;
      return CommitmentEnded({
        code,
        amount: terms.amount,
        groupIds,
        valueDate: dayOf(valueDate, today, before),
      });
    },
  },
});

function checkId(found: string): void {
  if (isAgreedApplicationId(found)) {
    throw refuse.ApplicationIdReserved({ field: 'applicationId', found });
  }
}

const dayOf = (stated: string | undefined, today: string, { lastOn }: Application): string =>
  valueDateOf(stated, { today, notBefore: lastOn });

function checkOpen({ stage }: Application): void {
  if (stage === 'returned') throw refuse.ApplicationAtClient();
  if (stage !== 'submitted' && stage !== 'reviewed') throw refuse.ApplicationDecided({ stage });
}

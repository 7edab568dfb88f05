import type { Context, Day, Evolve, Money } from '#kernel';
import { defineDecider, exceeds, valueDateOf } from '#kernel';
import { clientFile, ClientUnknown } from '#clients';
import { agreedSchedule } from '../agreed-schedule.js';
import type { CreditTerms } from '../credit-terms.js';
import type { ApplicationStage } from '../credit.codes.js';
import type { Offer } from '../product/offer.js';
import { offerOf } from '../product/offer.js';
import { checkTerms } from '../product/product-checks.js';
import { products } from '../views/products.view.js';
import * as commands from './application.commands.js';
import type { Authority } from './application.events.js';
import { applicationEvents } from './application.events.js';
import { applicationRefusals } from './application.refusals.js';
import { authorityFor } from './authority.rules.js';

const {
  ApplicationSubmitted,
  ApplicationReviewed,
  ApplicationApproved,
  ApplicationDeclined,
  ApplicationWithdrawn,
} = applicationEvents;
const {
  ApplicationDecided,
  ReviewerNotIndependent,
  AuthorityExceeded,
  ReviewMissing,
  GrantedExceedsRequested,
} = applicationRefusals;

/** What later decisions need to know of an application. */
interface Application {
  readonly stage: ApplicationStage;
  readonly clientId: string;
  readonly terms: CreditTerms;
  readonly product?: Offer;
  readonly managerId: string;
  /** The submitter and all reviewers: none of them decides. */
  readonly involved: readonly string[];
  readonly submittedBy: string;
  readonly riskReviewed: boolean;
  /** The value date of what happened last. */
  readonly lastOn: Day;
}

const closed = (stage: ApplicationStage, lastOn: Day, application: Application): Application => ({
  ...application,
  stage,
  lastOn,
});

const evolve: Evolve<Application, typeof applicationEvents> = {
  ApplicationSubmitted: ({ clientId, terms, product, managerId, submittedBy, valueDate }) => ({
    stage: 'submitted',
    clientId,
    terms,
    ...(product && { product }),
    managerId,
    involved: [submittedBy],
    submittedBy,
    riskReviewed: false,
    lastOn: valueDate,
  }),
  ApplicationReviewed: ({ reviewedBy, as, valueDate }, application) => ({
    ...application,
    stage: 'reviewed',
    involved: [...application.involved, reviewedBy],
    riskReviewed: application.riskReviewed || as === 'riskOfficer',
    lastOn: valueDate,
  }),
  ApplicationApproved: ({ valueDate }, application) => closed('approved', valueDate, application),
  ApplicationDeclined: ({ valueDate }, application) => closed('declined', valueDate, application),
  ApplicationWithdrawn: ({ valueDate }, application) => closed('withdrawn', valueDate, application),
};

/** An application for credit, from the client's wish to the bank's answer. */
export const application = defineDecider({
  stream: 'application',
  by: 'applicationId',
  prefix: 'ap',
  events: applicationEvents,
  commands,
  allow: {
    SubmitApplication: ['relationshipManager', 'service'],
    ReviewApplication: ['relationshipManager', 'riskOfficer'],
    ApproveApplication: ['riskOfficer', 'creditApprover'],
    DeclineApplication: ['riskOfficer', 'creditApprover'],
    WithdrawApplication: ['relationshipManager', 'service'],
    MigrateApplication: ['administrator', 'service'],
  },
  evolve,
  notBy: {
    ApproveApplication: takenPart,
    DeclineApplication: takenPart,
  },
  consult: {
    SubmitApplication: ({ clientId, productId, terms }) => ({
      client: clientFile.row(clientId),
      sold: products.row(productId ?? terms.product),
    }),
  },

  create: {
    SubmitApplication(
      { clientId, terms, productId, managerId, valueDate },
      { today, actor, client, sold },
    ) {
      if (!client) throw ClientUnknown({ field: 'clientId', found: clientId });
      const day = valueDateOf(valueDate, { today });
      const product = offerOf({ productId, kind: terms.product }, sold, today);
      checkTerms(terms, product.content, product);
      // Terms that make no schedule are refused now, not when the money is paid out.
      agreedSchedule(terms, [{ amount: terms.amount, on: day }]);
      return ApplicationSubmitted({
        clientId,
        terms,
        product,
        managerId: managerId ?? actor.id,
        submittedBy: actor.id,
        valueDate: day,
      });
    },

    MigrateApplication: (
      { clientId, terms, managerId, submittedOn, approvedOn, origin },
      { actor },
    ) => [
      ApplicationSubmitted({
        clientId,
        terms,
        managerId,
        submittedBy: actor.id,
        valueDate: submittedOn,
        origin,
      }),
      ApplicationApproved({
        terms,
        conditions: [],
        managerId,
        approvedBy: actor.id,
        valueDate: approvedOn,
        origin,
      }),
    ],
  },

  decide: {
    ReviewApplication({ recommendation, comment, valueDate }, before, { today, actor }) {
      checkOpen(before);
      const as = actor.roles.includes('riskOfficer') ? 'riskOfficer' : 'relationshipManager';
      // A manager may review too; the risk officer's review counts only if independent.
      if (as === 'riskOfficer' && before.submittedBy === actor.id) throw ReviewerNotIndependent();
      return ApplicationReviewed({
        reviewedBy: actor.id,
        as,
        recommendation,
        comment,
        valueDate: valueDateOf(valueDate, { today, notBefore: before.lastOn }),
      });
    },

    ApproveApplication(command, before, context) {
      checkOpen(before);
      const { managerId } = before;
      const valueDate = valueDateOf(command.valueDate, {
        today: context.today,
        notBefore: before.lastOn,
      });
      const terms = granted(command, before, valueDate);
      return ApplicationApproved({
        terms,
        conditions: command.conditions ?? [],
        managerId,
        approvedBy: context.actor.id,
        authority: authorityOf(terms.amount, before, context),
        valueDate,
      });
    },

    DeclineApplication({ reason, valueDate }, before, { today, actor }) {
      checkOpen(before);
      return ApplicationDeclined({
        declinedBy: actor.id,
        reason,
        valueDate: valueDateOf(valueDate, { today, notBefore: before.lastOn }),
      });
    },

    WithdrawApplication({ reason, valueDate }, before, { today }) {
      if (before.stage === 'withdrawn') return [];
      checkOpen(before);
      return ApplicationWithdrawn({
        reason,
        valueDate: valueDateOf(valueDate, { today, notBefore: before.lastOn }),
      });
    },
  },
});

function checkOpen({ stage }: Application): void {
  if (stage !== 'submitted' && stage !== 'reviewed') throw ApplicationDecided({ stage });
}

/** Whoever submitted, reviewed or manages it does not decide upon it. */
function takenPart({ involved, managerId }: Application): readonly string[] {
  return [...involved, managerId];
}

/** The terms as they are granted: less money, another term or rate than asked for. */
function granted(
  { amount, termMonths, annualRate }: commands.ApproveApplication,
  { terms: asked, product }: Application,
  day: Day,
): CreditTerms {
  if (amount !== undefined && exceeds(amount, asked.amount)) {
    throw GrantedExceedsRequested({ field: 'amount', requested: asked.amount });
  }
  const terms = {
    ...asked,
    ...(amount !== undefined && { amount }),
    ...(termMonths !== undefined && { termMonths }),
    ...(annualRate !== undefined && { annualRate }),
  };
  if (product) checkTerms(terms, product.content, product);
  agreedSchedule(terms, [{ amount: terms.amount, on: day }]);
  return terms;
}

/** The row of the table of authority that allows the approval. */
function authorityOf(
  amount: Money,
  { riskReviewed }: Application,
  { actor, today }: Context,
): Authority {
  const rules = authorityFor(actor.roles, amount, today);
  const [least] = rules;
  if (least === undefined) throw AuthorityExceeded({ amount, roles: actor.roles });
  const rule = rules.find(({ riskReview }) => !riskReview || riskReviewed);
  if (rule === undefined) throw ReviewMissing({ amount, rule: least.id });
  return { rule: rule.id, version: rule.version };
}

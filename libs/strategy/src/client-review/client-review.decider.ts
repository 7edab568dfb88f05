import { clientFile, clientFor } from '#clients';
import type { Day, Evolve } from '#kernel';
import { defineDecider, defineRefusals, valueDateOf } from '#kernel';
import * as commands from './client-review.commands.js';
import type { ReviewFindings } from './client-review.events.js';
import { clientReviewEvents } from './client-review.events.js';
import { nextReview, reviewRuleFor } from './client-review.rules.js';

export const reviewRefusals = defineRefusals({
  ReviewAwaitsDecision: {
    en: 'The last review still waits for a second person.',
    zh: '上次评估尚待复核',
  },
  NoReviewHeld: { en: 'No review waits for a second person.', zh: '没有待复核的评估' },
});

const { ReviewHeld, ReviewConfirmed, ReviewReturned } = clientReviewEvents;

interface Review {
  readonly held?: ReviewFindings & { readonly heldBy: string };
  readonly lastOn: Day;
}

const evolve: Evolve<Review, typeof clientReviewEvents> = {
  ReviewHeld: ({ valueDate: lastOn, ...held }) => ({ held, lastOn }),
  ReviewConfirmed: ({ valueDate: lastOn }) => ({ lastOn }),
  ReviewReturned: ({ valueDate: lastOn }) => ({ lastOn }),
};

const seconds = ['riskOfficer', 'unitHead'] as const;

/** The reviews of one client: held by one person, confirmed by another. */
export const clientReview = defineDecider({
  stream: 'clientreview',
  by: 'clientId',
  prefix: 'cl',
  events: clientReviewEvents,
  commands,
  allow: {
    HoldReview: ['relationshipManager', 'riskOfficer'],
    ConfirmReview: seconds,
    ReturnReview: seconds,
  },
  evolve,
  notBy: { ConfirmReview: ({ held }) => [held?.heldBy] },
  consult: { HoldReview: ({ clientId }) => ({ client: clientFile.row(clientId) }) },
  create: {},
  either: {
    HoldReview(command, before: Review | undefined, { client, today, actor }) {
      const { clientId, finances, market, grade, riskClass, reason, valueDate } = command;
      clientFor(client, clientId);
      if (before?.held) throw reviewRefusals.ReviewAwaitsDecision();
      return ReviewHeld({
        ...{ finances, market, grade, riskClass, reason, heldBy: actor.id },
        valueDate: valueDateOf(valueDate, { today, notBefore: before?.lastOn }),
      });
    },
  },
  decide: {
    ConfirmReview({ valueDate }, { held, lastOn }, { today }) {
      if (held === undefined) throw reviewRefusals.NoReviewHeld();
      const on = valueDateOf(valueDate, { today, notBefore: lastOn });
      const { grade, riskClass, reason, heldBy } = held;
      return ReviewConfirmed({
        ...{ grade, riskClass, reason, heldBy },
        rule: reviewRuleFor(grade, on).id,
        nextDueOn: nextReview(on, grade, on),
        valueDate: on,
      });
    },
    ReturnReview({ reason, valueDate }, { held, lastOn }, { today }) {
      if (held === undefined) throw reviewRefusals.NoReviewHeld();
      const on = valueDateOf(valueDate, { today, notBefore: lastOn });
      return ReviewReturned({ reason, valueDate: on });
    },
  },
});

import type { Day } from '#kernel';
import { defineProcess, pick, sweep } from '#kernel';
import { businessDayEvents, followingId } from '#platform';
import { CreditPoints, ExpirePoints } from '../loyalty/loyalty.commands.js';
import { surveyAnswerEvents } from '../survey-answer/survey-answer.events.js';
import type { LoyaltyRow } from '../views/satisfaction/loyalty.view.js';
import { loyaltyBook } from '../views/satisfaction/loyalty.view.js';

/** Who answers a survey under its name earns points; at the end of a day old points expire. */
export const earnPoints = defineProcess({
  name: 'earn-points',
  events: { ...pick(surveyAnswerEvents, 'SurveyAnswered'), ...businessDayEvents },
  on: {
    SurveyAnswered: ({ answerId, surveyId, clientId, valid }) =>
      clientId === undefined || !valid
        ? []
        : [
            CreditPoints.of({
              clientId,
              entryId: followingId('lp', answerId),
              occasion: 'survey',
              about: surveyId,
            }),
          ],
  },
  sweeps: {
    BusinessDayClosed: sweep(
      ({ day }: { readonly day: Day }) =>
        loyaltyBook.rows({ nextExpiryOn: { from: '', upTo: day } }),
      ({ clientId }: LoyaltyRow, { day }) => [ExpirePoints.of({ clientId, day })],
    ),
  },
});

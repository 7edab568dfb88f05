import { AssignRiskClass } from '#credit';
import { PromptManager } from '#engagement';
import type { Day } from '#kernel';
import { addDays, defineProcess, pick, sweep } from '#kernel';
import { businessDayEvents, followingId } from '#platform';
import { clientReviewEvents } from '../client-review/client-review.events.js';
import { promptDays } from '../client-review/client-review.rules.js';
import { GradeByReview } from '../placement/placement.commands.js';
import type { ClientReviewRow } from '../views/client-reviews.view.js';
import { clientReviews } from '../views/client-reviews.view.js';

/** What fell due this many days ago was prompted before: closed days may lie as far apart. */
const lookBackDays = 31;

/** Managers are prompted before a review is due; a confirmed review changes grade and risk class. */
export const followReviews = defineProcess({
  name: 'follow-reviews',
  events: { ...pick(clientReviewEvents, 'ReviewConfirmed'), ...businessDayEvents },
  on: {
    ReviewConfirmed: ({ clientId, grade, riskClass, reason, nextDueOn, valueDate }) => [
      AssignRiskClass.of({ clientId, riskClass, reason }),
      GradeByReview.of({ clientId, grade, until: nextDueOn, day: valueDate }),
    ],
  },
  sweeps: {
    BusinessDayClosed: sweep(
      ({ day }: { readonly day: Day }) =>
        clientReviews.rows({
          isMerged: false,
          dueOn: { above: addDays(day, -lookBackDays), upTo: addDays(day, promptDays) },
        }),
      ({ clientId, dueOn, rule }: ClientReviewRow) => [
        PromptManager.of({
          taskId: followingId('tk', 'review', clientId, dueOn),
          clientId,
          title: '客户定期评估 (review the client)',
          dueOn,
          source: 'review',
          sourceId: rule,
        }),
      ],
    ),
  },
});

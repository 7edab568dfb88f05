import type { LoanPurpose } from '#credit';
import { PromptManager } from '#engagement';
import type { Day, Occurrence } from '#kernel';
import { addDays, defineProcess, isMonthEnd, pick, sweep } from '#kernel';
import { businessDayEvents, followingId } from '#platform';
import type { SegmentRow } from '#strategy';
import { modeEvents, segmentEvents, segmentFiguresOn, segments } from '#strategy';
import { needEvents } from '../need/need.events.js';
import { RecommendOffers } from '../recommendation/recommendation.commands.js';
import { recommendationEvents } from '../recommendation/recommendation.events.js';

/** What was taken up is offered to the client within so many days. */
const daysToOffer = 14;

/** Asks what a client should be offered, where somebody looks after it. */
function asked(row: SegmentRow, day: Day, purpose?: LoanPurpose): readonly RecommendOffers[] {
  const { clientId, managerId } = row;
  if (managerId === undefined) return [];
  const figures = segmentFiguresOn(row, day);
  const why = purpose === undefined ? {} : { purpose };
  return [RecommendOffers.of({ clientId, managerId, day, figures, ...why })];
}

interface OfClient {
  readonly clientId: string;
}

interface OfNeed extends OfClient {
  readonly need: { readonly purpose: LoanPurpose };
}

const atOnce = sweep(
  ({ clientId }: OfClient) => segments.rows({ clientId }),
  (row: SegmentRow, _, { valueDate }: Occurrence) => asked(row, valueDate),
);

/**
 * What clients should be offered is asked when their type or mode changes, when a need is captured,
 * and at the end of each month; what the manager takes up becomes a task.
 */
export const recommendOffers = defineProcess({
  name: 'recommend-offers',
  events: {
    ...pick(segmentEvents, 'ClientTypeAssigned'),
    ...pick(modeEvents, 'ModeSwitched'),
    ...pick(needEvents, 'NeedCaptured'),
    ...pick(recommendationEvents, 'RecommendationTaken'),
    ...businessDayEvents,
  },
  on: {
    RecommendationTaken: ({ clientId, rule, takenBy, valueDate }) => [
      PromptManager.of({
        taskId: followingId('tk', clientId, rule, valueDate),
        ...{ clientId, ownerId: takenBy },
        title: `向客户推荐产品，规则 ${rule} (offer what rule ${rule} recommends)`,
        dueOn: addDays(valueDate, daysToOffer),
        source: 'recommendation',
        sourceId: rule,
      }),
    ],
  },
  sweeps: {
    ClientTypeAssigned: atOnce,
    ModeSwitched: atOnce,
    NeedCaptured: sweep(
      ({ clientId }: OfNeed) => segments.rows({ clientId }),
      (row: SegmentRow, { need }: OfNeed, { valueDate }: Occurrence) =>
        asked(row, valueDate, need.purpose),
    ),
    BusinessDayClosed: sweep(
      ({ day }: { readonly day: Day }) => (isMonthEnd(day) ? segments.rows({}) : undefined),
      (row: SegmentRow, { day }) => asked(row, day),
    ),
  },
});

import { recommendationEvents } from './recommendation.events.js';

const valueDate = '2026-03-02';

/** A client that borrows, and pays through another bank. */
export const figures = {
  ...{ daysPastDue: 0, loansWrittenOff: 0, runningLoans: 1, exposure: [], flags: [] },
  longOverdueIn24Months: false,
} as const;

export const recommended = recommendationEvents.OfferRecommended({
  ...{ rule: 'RC-1', version: 1, offer: { kind: 'line', code: 'settlement' } },
  because: { runningLoans: 1, daysPastDue: 0 },
  ...{ until: '2026-05-31', managerId: 'rm-7', valueDate },
});
export const taken = recommendationEvents.RecommendationTaken({
  ...{ rule: 'RC-1', reason: '客户结算量大', takenBy: 'rm-7', valueDate },
});
export const declined = recommendationEvents.RecommendationDeclined({
  ...{ rule: 'RC-1', code: 'known', reason: '他行手续费更低', valueDate },
});
export const won = recommendationEvents.RecommendationSettled({
  ...{ rule: 'RC-1', outcome: 'won', note: '已开立结算账户', valueDate },
});

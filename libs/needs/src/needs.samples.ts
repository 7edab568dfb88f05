import { samplesOf } from '#kernel/testing';
import {
  accepted,
  captured,
  clientId,
  content,
  designed,
  needId,
  presented,
  ranked,
  solutionId,
  stated,
} from './examples.js';
import { marketNoteEvents } from './market-note/market-note.events.js';
import { needEvents } from './need/need.events.js';
import { recommendationEvents } from './recommendation/recommendation.events.js';
import * as offers from './recommendation/recommendation.examples.js';
import { solutionEvents } from './solution/solution.events.js';

const valueDate = '2026-03-03';

/** A stored sample of every version of every event of a need. */
export const needSamples = samplesOf(
  needEvents,
  { needId, clientId },
  {
    NeedCaptured: [captured.data],
    NeedAssessed: [ranked.data],
    NeedRestated: [{ need: stated, reason: 'A second line.', valueDate }],
    NeedLost: [{ code: 'price', reason: 'Another bank is cheaper.', valueDate }],
  },
);

/** A stored sample of every version of every event of a note about the market. */
export const marketNoteSamples = samplesOf(
  marketNoteEvents,
  { marketNoteId: 'mn_1' },
  {
    MarketNoted: [
      {
        ...{ tag: 'size', text: 'Corporate loans grow by 8 %.', source: 'Central bank' },
        ...{ outstanding: { minor: 5_000_000_000_000, currency: 'CNY' } },
        ...{ statedOn: '2026-01-31', notedBy: 'pn_wang', valueDate },
      },
    ],
    MarketNoteWithdrawn: [{ reason: 'Newer figures.', valueDate }],
  },
);

/** A stored sample of every version of every event of a solution. */
export const solutionSamples = samplesOf(
  solutionEvents,
  { solutionId, clientId, needId },
  {
    SolutionDesigned: [designed.data],
    SolutionRevised: [
      {
        version: 2,
        content,
        cause: 'clientFeedback',
        reason: 'A longer grace period.',
        revisedBy: 'rm-7',
        valueDate,
      },
    ],
    SolutionPresented: [presented.data],
    SolutionAccepted: [accepted.data],
    SolutionRejected: [{ version: 1, code: 'terms', reason: 'Too short.', valueDate }],
    FinancingProgressed: [{ applicationId: 'ap_of:so_1:1', outcome: 'applied', valueDate }],
  },
);

/** A stored sample of every version of every event of the recommendations of a client. */
export const recommendationSamples = samplesOf(
  recommendationEvents,
  { clientId },
  {
    OfferRecommended: [offers.recommended.data],
    RecommendationTaken: [offers.taken.data],
    RecommendationDeclined: [offers.declined.data],
    RecommendationSettled: [offers.won.data],
  },
);

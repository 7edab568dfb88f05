import { boundedContext } from '#platform';
import { Module } from '@nestjs/common';
import { MarketNoteController } from './market-note/market-note.controller.js';
import { marketNote } from './market-note/market-note.decider.js';
import { NeedController, NeedFormController } from './need/need.controller.js';
import { need } from './need/need.decider.js';
import { applyForSolutions } from './processes/apply-for-solutions.process.js';
import { settleFoundNeeds } from './processes/settle-found-needs.process.js';
import { recommendOffers } from './processes/recommend-offers.process.js';
import { RecommendationController } from './recommendation/recommendation.controller.js';
import { recommendation } from './recommendation/recommendation.decider.js';
import { recommendations } from './views/recommendations.view.js';
import { followFinancings } from './processes/follow-financings.process.js';
import { SolutionController } from './solution/solution.controller.js';
import { solution } from './solution/solution.decider.js';
import { marketNotes } from './views/market-notes.view.js';
import { needs } from './views/needs.view.js';
import { solutions } from './views/solutions.view.js';

/** What clients need, and what the bank offers them for it. */
@Module(
  boundedContext({
    deciders: [marketNote, need, solution, recommendation],
    views: [marketNotes, needs, solutions, recommendations],
    processes: [applyForSolutions, followFinancings, recommendOffers, settleFoundNeeds],
    controllers: [
      MarketNoteController,
      NeedFormController,
      NeedController,
      SolutionController,
      RecommendationController,
    ],
  }),
)
export class NeedsModule {}

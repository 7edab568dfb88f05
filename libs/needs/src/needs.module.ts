import { boundedContext } from '#platform';
import { Module } from '@nestjs/common';
import { NeedController, NeedFormController } from './need/need.controller.js';
import { need } from './need/need.decider.js';
import { applyForSolutions } from './processes/apply-for-solutions.process.js';
import { followFinancings } from './processes/follow-financings.process.js';
import { SolutionController } from './solution/solution.controller.js';
import { solution } from './solution/solution.decider.js';
import { needs } from './views/needs.view.js';
import { solutions } from './views/solutions.view.js';

/** What clients need, and what the bank offers them for it. */
@Module(
  boundedContext({
    deciders: [need, solution],
    views: [needs, solutions],
    processes: [applyForSolutions, followFinancings],
    controllers: [NeedFormController, NeedController, SolutionController],
  }),
)
export class NeedsModule {}

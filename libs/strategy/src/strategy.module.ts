import { boundedContext } from '#platform';
import { Module } from '@nestjs/common';
import { ModeController, ModeRulesController } from './mode/mode.controller.js';
import { mode } from './mode/mode.decider.js';
import { ClientReviewController } from './client-review/client-review.controller.js';
import { clientReview } from './client-review/client-review.decider.js';
import { classifyClients } from './processes/classify-clients.process.js';
import { placement } from './placement/placement.decider.js';
import { PlaybookController, PlaybookRulesController } from './playbook/playbook.controller.js';
import { groupByOwner } from './processes/group-by-owner.process.js';
import { followPlans } from './processes/follow-plans.process.js';
import { followReviews } from './processes/follow-reviews.process.js';
import { RelationshipPlanController } from './relationship-plan/relationship-plan.controller.js';
import { relationshipPlan } from './relationship-plan/relationship-plan.decider.js';
import { followPlaybooks } from './processes/follow-playbooks.process.js';
import { placeClients } from './processes/place-clients.process.js';
import { followModes } from './processes/follow-modes.process.js';
import { tellSegment } from './processes/tell-segment.process.js';
import { SegmentRulesController } from './segment/segment-rules.controller.js';
import { SegmentController } from './segment/segment.controller.js';
import { segment } from './segment/segment.decider.js';
import { TaxonomyController, TaxonomyRulesController } from './taxonomy/taxonomy.controller.js';
import { CriteriaController } from './criteria/criteria.controller.js';
import { criteria } from './criteria/criteria.decider.js';
import { CriteriaTrials } from './criteria/trials.job.js';
import { criteriaBook } from './views/criteria-book.view.js';
import { criteriaFile } from './views/criteria.view.js';
import { Reasons } from './views/reasons.js';
import { bankIncome } from './views/bank-income.view.js';
import { clientReviews } from './views/client-reviews.view.js';
import { relationshipPlans } from './views/relationship-plans.view.js';
import { clientEffects } from './views/effects/client-effects.view.js';
import { playbookResults } from './views/playbook-results.view.js';
import { crmModes } from './views/crm-modes.view.js';
import { segments } from './views/segments.view.js';

const parts = boundedContext({
  deciders: [criteria, mode, placement, segment, clientReview, relationshipPlan],
  views: [
    bankIncome,
    clientEffects,
    criteriaBook,
    criteriaFile,
    crmModes,
    playbookResults,
    segments,
    clientReviews,
    relationshipPlans,
  ],
  processes: [
    classifyClients,
    followModes,
    followPlans,
    followPlaybooks,
    followReviews,
    groupByOwner,
    placeClients,
    tellSegment,
  ],
  controllers: [
    ClientReviewController,
    CriteriaController,
    RelationshipPlanController,
    ModeController,
    ModeRulesController,
    PlaybookRulesController,
    PlaybookController,
    SegmentController,
    SegmentRulesController,
    TaxonomyController,
    TaxonomyRulesController,
  ],
});

/** Which type a client is of, and how the bank therefore deals with it. */
@Module({ ...parts, providers: [...(parts.providers ?? []), CriteriaTrials, Reasons] })
export class StrategyModule {}

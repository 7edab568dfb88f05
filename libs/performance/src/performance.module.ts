import { boundedContext } from '#platform';
import { Module } from '@nestjs/common';
import { award } from './award/award.decider.js';
import { course } from './course/course.decider.js';
import {
  ApprovalTimesController,
  AwardController,
  CourseController,
  MyTrainingsController,
  ScorecardController,
  TrainingController,
} from './performance.controller.js';
import { InvestmentController } from './investment/investment.controller.js';
import { investment } from './investment/investment.decider.js';
import { MyPlansController, PlanController } from './plan/plan.controller.js';
import { PlanProgress } from './plan/plan-progress.js';
import { plan } from './plan/plan.decider.js';
import { expireCertificates } from './processes/expire-certificates.process.js';
import { training } from './training/training.decider.js';
import { approvalSteps } from './views/approval-steps.view.js';
import { awards } from './views/awards.view.js';
import { courses } from './views/courses.view.js';
import { investments } from './views/investments.view.js';
import { plans } from './views/plans.view.js';
import { scorecards } from './views/scorecards.view.js';
import { trainings } from './views/trainings.view.js';

const parts = boundedContext({
  deciders: [award, course, investment, plan, training],
  views: [approvalSteps, awards, courses, investments, plans, scorecards, trainings],
  processes: [expireCertificates],
  controllers: [
    ApprovalTimesController,
    AwardController,
    CourseController,
    InvestmentController,
    MyPlansController,
    MyTrainingsController,
    PlanController,
    ScorecardController,
    TrainingController,
  ],
});

/** How well the bank and its people do, and what they learn. */
@Module({ ...parts, providers: [...(parts.providers ?? []), PlanProgress] })
export class PerformanceModule {}

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
import { expireCertificates } from './processes/expire-certificates.process.js';
import { training } from './training/training.decider.js';
import { approvalSteps } from './views/approval-steps.view.js';
import { awards } from './views/awards.view.js';
import { courses } from './views/courses.view.js';
import { scorecards } from './views/scorecards.view.js';
import { trainings } from './views/trainings.view.js';

/** How well the bank and its people do, and what they learn. */
@Module(
  boundedContext({
    deciders: [award, course, training],
    views: [approvalSteps, awards, courses, scorecards, trainings],
    processes: [expireCertificates],
    controllers: [
      ApprovalTimesController,
      AwardController,
      CourseController,
      MyTrainingsController,
      ScorecardController,
      TrainingController,
    ],
  }),
)
export class PerformanceModule {}

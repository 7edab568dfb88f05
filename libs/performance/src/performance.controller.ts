import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ConfirmAward, DeclineAward, ProposeAward } from './award/award.commands.js';
import { PublishCourse, RetireCourse } from './course/course.commands.js';
import { PlanTraining, RecordTest } from './training/training.commands.js';
import { FindBottleneck, ListApprovalTimes } from './views/approval-steps.view.js';
import { ListAwardProposals, ListAwards } from './views/awards.view.js';
import { ListCourses } from './views/courses.view.js';
import { ListScorecards, ListScoreRows, ListUnitScorecards } from './views/scorecards.view.js';
import { CountTrainings, ListMyTrainings, ListTrainings } from './views/trainings.view.js';

/** Courses with a test at their end (K-06, G-18). */
@Controller('courses')
export class CourseController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  publish(@Payload() command: PublishCourse) {
    return this.commands.execute(command);
  }

  @Post(':courseId/retirement')
  retire(@Payload() command: RetireCourse) {
    return this.commands.execute(command);
  }

  @Get()
  list(@Ask() query: ListCourses) {
    return this.queries.execute(query);
  }
}

/** Who learns what by when, the tests and the certificates that expire. */
@Controller('trainings')
export class TrainingController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  plan(@Payload() command: PlanTraining) {
    return this.commands.execute(command);
  }

  @Post(':trainingId/tests')
  test(@Payload() command: RecordTest) {
    return this.commands.execute(command);
  }

  @Get()
  list(@Ask() query: ListTrainings) {
    return this.queries.execute(query);
  }

  @Get('totals')
  count(@Ask() query: CountTrainings) {
    return this.queries.execute(query);
  }
}

/** What the asker learns by when. */
@Controller('me/trainings')
export class MyTrainingsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  list(@Ask() query: ListMyTrainings) {
    return this.queries.execute(query);
  }
}

/** How good work is honoured (K-05). */
@Controller('awards')
export class AwardController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  propose(@Payload() command: ProposeAward) {
    return this.commands.execute(command);
  }

  @Post(':awardId/confirmation')
  confirm(@Payload() command: ConfirmAward) {
    return this.commands.execute(command);
  }

  @Post(':awardId/refusal')
  decline(@Payload() command: DeclineAward) {
    return this.commands.execute(command);
  }

  @Get('proposals')
  proposals(@Ask() query: ListAwardProposals) {
    return this.queries.execute(query);
  }

  @Get()
  list(@Ask() query: ListAwards) {
    return this.queries.execute(query);
  }
}

/** How well clients are looked after, month by month (K-04, K-07). */
@Controller('scorecards')
export class ScorecardController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  list(@Ask() query: ListScorecards) {
    return this.queries.execute(query);
  }

  @Get('units')
  units(@Ask() query: ListUnitScorecards) {
    return this.queries.execute(query);
  }

  @Get('rows')
  rows(@Ask() query: ListScoreRows) {
    return this.queries.execute(query);
  }
}

/** Where the path of approval is slow (F-06). */
@Controller('approval-times')
export class ApprovalTimesController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  list(@Ask() query: ListApprovalTimes) {
    return this.queries.execute(query);
  }

  @Get('bottleneck')
  bottleneck(@Ask() query: FindBottleneck) {
    return this.queries.execute(query);
  }
}

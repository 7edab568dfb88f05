import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { AnswerSurvey } from '../survey-answer/survey-answer.commands.js';
import { InviteToSurvey } from '../survey-invitation/survey-invitation.commands.js';
import { ListSurveyInvitations } from '../views/satisfaction/survey-invitations.view.js';
import { GetSurvey, ListSurveys } from '../views/satisfaction/surveys.view.js';
import {
  PlanSurvey,
  RecordPeerIndex,
  RecordSurveyFinding,
  ReviewSurveyFinding,
} from './survey.commands.js';

/** What clients are asked, what they answer, and what the bank makes of it (H-06 to H-12). */
@Controller('surveys')
export class SurveyController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  plan(@Payload() command: PlanSurvey) {
    return this.commands.execute(command);
  }

  @Post(':surveyId/invitations')
  invite(@Payload() command: InviteToSurvey) {
    return this.commands.execute(command);
  }

  @Post(':surveyId/answers')
  answer(@Payload() command: AnswerSurvey) {
    return this.commands.execute(command);
  }

  @Post(':surveyId/peers')
  compare(@Payload() command: RecordPeerIndex) {
    return this.commands.execute(command);
  }

  @Post(':surveyId/findings')
  find(@Payload() command: RecordSurveyFinding) {
    return this.commands.execute(command);
  }

  @Post(':surveyId/findings/:findingId/review')
  review(@Payload() command: ReviewSurveyFinding) {
    return this.commands.execute(command);
  }

  @Get()
  list(@Ask() query: ListSurveys) {
    return this.queries.execute(query);
  }

  @Get(':surveyId')
  get(@Ask() query: GetSurvey) {
    return this.queries.execute(query);
  }

  @Get(':surveyId/invitations')
  invitations(@Ask() query: ListSurveyInvitations) {
    return this.queries.execute(query);
  }
}

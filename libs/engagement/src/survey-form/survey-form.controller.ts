import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { GetSurveyForm, ListSurveyForms } from '../views/satisfaction/survey-forms.view.js';
import { PublishSurveyForm, RetireSurveyForm, ReviseSurveyForm } from './survey-form.commands.js';

/** The forms by which clients are asked (H-12). */
@Controller('survey-forms')
export class SurveyFormController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  publish(@Payload() command: PublishSurveyForm) {
    return this.commands.execute(command);
  }

  @Post(':formId/revisions')
  revise(@Payload() command: ReviseSurveyForm) {
    return this.commands.execute(command);
  }

  @Post(':formId/retirement')
  retire(@Payload() command: RetireSurveyForm) {
    return this.commands.execute(command);
  }

  @Get()
  list(@Ask() query: ListSurveyForms) {
    return this.queries.execute(query);
  }

  @Get(':formId')
  get(@Ask() query: GetSurveyForm) {
    return this.queries.execute(query);
  }
}

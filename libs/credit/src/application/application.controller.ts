import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import {
  GetApplication,
  GetClientProgress,
  GetPipeline,
  ListApplications,
} from '../views/pipeline/pipeline.view.js';
import {
  ApproveApplication,
  CompleteApplication,
  DeclineApplication,
  MigrateApplication,
  ReturnApplication,
  ReviewApplication,
  SubmitApplication,
  WithdrawApplication,
} from './application.commands.js';

@Controller('applications')
export class ApplicationController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  submit(@Payload() command: SubmitApplication) {
    return this.commands.execute(command);
  }

  @Post('migrations')
  migrate(@Payload() command: MigrateApplication) {
    return this.commands.execute(command);
  }

  @Post(':applicationId/returns')
  sendBack(@Payload() command: ReturnApplication) {
    return this.commands.execute(command);
  }

  @Post(':applicationId/completions')
  complete(@Payload() command: CompleteApplication) {
    return this.commands.execute(command);
  }

  @Post(':applicationId/reviews')
  review(@Payload() command: ReviewApplication) {
    return this.commands.execute(command);
  }

  @Post(':applicationId/approvals')
  approve(@Payload() command: ApproveApplication) {
    return this.commands.execute(command);
  }

  @Post(':applicationId/declines')
  decline(@Payload() command: DeclineApplication) {
    return this.commands.execute(command);
  }

  @Post(':applicationId/withdrawals')
  withdraw(@Payload() command: WithdrawApplication) {
    return this.commands.execute(command);
  }

  @Get()
  list(@Ask() query: ListApplications) {
    return this.queries.execute(query);
  }

  @Get(':applicationId')
  get(@Ask() query: GetApplication) {
    return this.queries.execute(query);
  }

  @Get(':applicationId/progress')
  progress(@Ask() query: GetClientProgress) {
    return this.queries.execute(query);
  }
}

@Controller('pipeline')
export class PipelineController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  get(@Ask() query: GetPipeline) {
    return this.queries.execute(query);
  }
}

import { formatOf, languageOf, sent } from '#lending';
import { Ask, Payload } from '#platform';
import { Controller, Get, Headers, Post, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { GetProgressReport } from '../views/projects.view.js';
import {
  AlertProjectClient,
  AppointServiceTeam,
  CompleteMeetingTask,
  DeliverProgressReport,
  FollowUpProject,
  HoldProjectMeeting,
  ReceiveProjectFeedback,
} from './care.commands.js';
import { GetProjectCare, ListProjectCare } from './care.view.js';
import { progressPaper } from './progress-report.js';

/** How the bank keeps in touch with the client of a project. */
@Controller('projects/:projectId')
export class ProjectCareController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get('care')
  care(@Ask() query: GetProjectCare) {
    return this.queries.execute(query);
  }

  @Post('service-teams')
  appoint(@Payload() command: AppointServiceTeam) {
    return this.commands.execute(command);
  }

  @Post('meetings')
  hold(@Payload() command: HoldProjectMeeting) {
    return this.commands.execute(command);
  }

  @Post('meeting-tasks/:taskId/completions')
  complete(@Payload() command: CompleteMeetingTask) {
    return this.commands.execute(command);
  }

  @Get('progress-report')
  async report(
    @Ask() query: GetProgressReport,
    @Headers('accept') accept: string | undefined,
    @Headers('accept-language') languages: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const answer = await this.queries.execute(query);
    const format = formatOf(accept);
    if (format === 'json') return answer;
    return sent(reply, format, progressPaper(answer, languageOf(languages) ?? 'en'));
  }

  @Post('reports')
  deliver(@Payload() command: DeliverProgressReport) {
    return this.commands.execute(command);
  }

  @Post('alerts')
  alert(@Payload() command: AlertProjectClient) {
    return this.commands.execute(command);
  }

  @Post('feedback')
  hear(@Payload() command: ReceiveProjectFeedback) {
    return this.commands.execute(command);
  }

  @Post('follow-ups')
  followUp(@Payload() command: FollowUpProject) {
    return this.commands.execute(command);
  }
}

/** What is due in the care of all projects: meetings and calls. */
@Controller('project-care')
export class ProjectCareListController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  list(@Ask() query: ListProjectCare) {
    return this.queries.execute(query);
  }
}

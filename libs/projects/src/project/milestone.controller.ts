import { Payload } from '#platform';
import { Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  CertifyMilestone,
  ForecastMilestone,
  PlanMilestone,
  RejectMilestone,
  ReportMilestone,
} from './milestone.commands.js';

/** The milestones of a project. */
@Controller('projects/:projectId/milestones/:milestoneId')
export class MilestoneController {
  constructor(private readonly commands: CommandBus) {}

  @Post('plans')
  plan(@Payload() command: PlanMilestone) {
    return this.commands.execute(command);
  }

  @Post('forecasts')
  forecast(@Payload() command: ForecastMilestone) {
    return this.commands.execute(command);
  }

  @Post('reports')
  report(@Payload() command: ReportMilestone) {
    return this.commands.execute(command);
  }

  @Post('certificates')
  certify(@Payload() command: CertifyMilestone) {
    return this.commands.execute(command);
  }

  @Post('rejections')
  reject(@Payload() command: RejectMilestone) {
    return this.commands.execute(command);
  }
}

import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import {
  CountProjectDrawdowns,
  GetProjectFunding,
  ListProjectDrawdowns,
} from '../views/drawdowns.view.js';
import {
  ApproveDrawdown,
  CertifyDrawdown,
  DeclineDrawdown,
  PayInCapital,
  RequestDrawdown,
} from './drawdown.commands.js';

/** The pipeline of drawdowns, over all projects. */
@Controller('project-drawdowns')
export class DrawdownPipelineController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  list(@Ask() query: ListProjectDrawdowns) {
    return this.queries.execute(query);
  }

  @Get('totals')
  count(@Ask() query: CountProjectDrawdowns) {
    return this.queries.execute(query);
  }
}

/** What comes of the sources of a project. */
@Controller('projects/:projectId')
export class DrawdownController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get('funding')
  funding(@Ask() query: GetProjectFunding) {
    return this.queries.execute(query);
  }

  @Post('capital')
  payIn(@Payload() command: PayInCapital) {
    return this.commands.execute(command);
  }

  @Post('drawdowns')
  request(@Payload() command: RequestDrawdown) {
    return this.commands.execute(command);
  }

  @Post('drawdowns/:drawdownId/certificates')
  certify(@Payload() command: CertifyDrawdown) {
    return this.commands.execute(command);
  }

  @Post('drawdowns/:drawdownId/approvals')
  approve(@Payload() command: ApproveDrawdown) {
    return this.commands.execute(command);
  }

  @Post('drawdowns/:drawdownId/declines')
  decline(@Payload() command: DeclineDrawdown) {
    return this.commands.execute(command);
  }
}

import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import {
  CountProjects,
  GetProject,
  GetStakeholderMap,
  ListProjects,
} from '../views/projects.view.js';
import {
  AgreeBudget,
  AgreeFunding,
  EngageStakeholder,
  ReachStage,
  RecordContract,
  RecordCost,
  RecordInsurance,
  RecordLicence,
  RegisterProject,
  ReleaseStakeholder,
} from './project.commands.js';

/** Projects that the bank finances. */
@Controller('projects')
export class ProjectController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  register(@Payload() command: RegisterProject) {
    return this.commands.execute(command);
  }

  @Get()
  list(@Ask() query: ListProjects) {
    return this.queries.execute(query);
  }

  @Get('totals')
  count(@Ask() query: CountProjects) {
    return this.queries.execute(query);
  }

  @Get(':projectId')
  get(@Ask() query: GetProject) {
    return this.queries.execute(query);
  }

  @Post(':projectId/stages')
  reachStage(@Payload() command: ReachStage) {
    return this.commands.execute(command);
  }

  @Get(':projectId/stakeholders')
  stakeholders(@Ask() query: GetStakeholderMap) {
    return this.queries.execute(query);
  }

  @Post(':projectId/stakeholders/:stakeholderId')
  engage(@Payload() command: EngageStakeholder) {
    return this.commands.execute(command);
  }

  @Post(':projectId/stakeholders/:stakeholderId/releases')
  release(@Payload() command: ReleaseStakeholder) {
    return this.commands.execute(command);
  }

  @Post(':projectId/licences')
  recordLicence(@Payload() command: RecordLicence) {
    return this.commands.execute(command);
  }

  @Post(':projectId/contracts')
  recordContract(@Payload() command: RecordContract) {
    return this.commands.execute(command);
  }

  @Post(':projectId/insurances')
  recordInsurance(@Payload() command: RecordInsurance) {
    return this.commands.execute(command);
  }

  @Post(':projectId/budgets')
  agreeBudget(@Payload() command: AgreeBudget) {
    return this.commands.execute(command);
  }

  @Post(':projectId/fundings')
  agreeFunding(@Payload() command: AgreeFunding) {
    return this.commands.execute(command);
  }

  @Post(':projectId/costs')
  recordCost(@Payload() command: RecordCost) {
    return this.commands.execute(command);
  }
}

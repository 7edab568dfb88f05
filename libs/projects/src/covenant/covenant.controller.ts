import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { CountCovenants, GetCovenant, ListCovenants } from '../views/covenants.view.js';
import {
  CureBreach,
  DeclineCovenantWaiver,
  DefineCovenant,
  DeliverInformation,
  EndCovenant,
  GrantCovenantWaiver,
  RequestCovenantWaiver,
  TestCovenant,
} from './covenant.commands.js';

/** The calendar of covenants, over all projects. */
@Controller('covenants')
export class CovenantCalendarController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  list(@Ask() query: ListCovenants) {
    return this.queries.execute(query);
  }

  @Get('totals')
  count(@Ask() query: CountCovenants) {
    return this.queries.execute(query);
  }
}

/** The covenants of a project. */
@Controller('projects/:projectId/covenants')
export class CovenantController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  define(@Payload() command: DefineCovenant) {
    return this.commands.execute(command);
  }

  @Get(':covenantId')
  get(@Ask() query: GetCovenant) {
    return this.queries.execute(query);
  }

  @Post(':covenantId/tests')
  test(@Payload() command: TestCovenant) {
    return this.commands.execute(command);
  }

  @Post(':covenantId/deliveries')
  deliver(@Payload() command: DeliverInformation) {
    return this.commands.execute(command);
  }

  @Post(':covenantId/cures')
  cure(@Payload() command: CureBreach) {
    return this.commands.execute(command);
  }

  @Post(':covenantId/waivers')
  requestWaiver(@Payload() command: RequestCovenantWaiver) {
    return this.commands.execute(command);
  }

  @Post(':covenantId/waivers/grants')
  grantWaiver(@Payload() command: GrantCovenantWaiver) {
    return this.commands.execute(command);
  }

  @Post(':covenantId/waivers/declines')
  declineWaiver(@Payload() command: DeclineCovenantWaiver) {
    return this.commands.execute(command);
  }

  @Post(':covenantId/endings')
  end(@Payload() command: EndCovenant) {
    return this.commands.execute(command);
  }
}

import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { TieFacilityLoan } from '../drawdown/drawdown.commands.js';
import { GetCommitmentFee, GetProjectFacility } from './facilities.view.js';
import { AgreeSyndicate, RecordSourceRepayment } from './facility.commands.js';

/** The debts of a project: their lenders, fees and repayments. */
@Controller('projects/:projectId/facilities/:sourceId')
export class ProjectFacilityController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  get(@Ask() query: GetProjectFacility) {
    return this.queries.execute(query);
  }

  @Get('commitment-fee')
  fee(@Ask() query: GetCommitmentFee) {
    return this.queries.execute(query);
  }

  @Post('syndicates')
  agree(@Payload() command: AgreeSyndicate) {
    return this.commands.execute(command);
  }

  @Post('loans')
  tie(@Payload() command: TieFacilityLoan) {
    return this.commands.execute(command);
  }

  @Post('repayments')
  repay(@Payload() command: RecordSourceRepayment) {
    return this.commands.execute(command);
  }
}

import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { GetCollateral, ListCollateral } from '../views/security/collateral.view.js';
import { GetGuarantor, ListGuarantors } from '../views/security/guarantors.view.js';
import {
  AcceptAppraisal,
  AllocateCollateral,
  AskRelease,
  InsureCollateral,
  KeepCollateral,
  OfferCollateral,
  RegisterCollateral,
  RejectAppraisal,
  ReleaseCollateral,
  SubmitAppraisal,
} from './collateral.commands.js';

/** What secures credit. */
@Controller()
export class CollateralController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get('collateral')
  list(@Ask() query: ListCollateral) {
    return this.queries.execute(query);
  }

  @Post('collateral')
  offer(@Payload() command: OfferCollateral) {
    return this.commands.execute(command);
  }

  @Get('collateral/:collateralId')
  get(@Ask() query: GetCollateral) {
    return this.queries.execute(query);
  }

  @Post('collateral/:collateralId/appraisals')
  appraise(@Payload() command: SubmitAppraisal) {
    return this.commands.execute(command);
  }

  @Post('collateral/:collateralId/valuations')
  accept(@Payload() command: AcceptAppraisal) {
    return this.commands.execute(command);
  }

  @Post('collateral/:collateralId/rejections')
  reject(@Payload() command: RejectAppraisal) {
    return this.commands.execute(command);
  }

  @Post('collateral/:collateralId/registrations')
  register(@Payload() command: RegisterCollateral) {
    return this.commands.execute(command);
  }

  @Post('collateral/:collateralId/insurances')
  insure(@Payload() command: InsureCollateral) {
    return this.commands.execute(command);
  }

  @Post('collateral/:collateralId/allocations')
  allocate(@Payload() command: AllocateCollateral) {
    return this.commands.execute(command);
  }

  @Post('collateral/:collateralId/release-requests')
  askRelease(@Payload() command: AskRelease) {
    return this.commands.execute(command);
  }

  @Post('collateral/:collateralId/releases')
  release(@Payload() command: ReleaseCollateral) {
    return this.commands.execute(command);
  }

  @Post('collateral/:collateralId/release-refusals')
  keep(@Payload() command: KeepCollateral) {
    return this.commands.execute(command);
  }

  @Get('guarantors')
  guarantors(@Ask() query: ListGuarantors) {
    return this.queries.execute(query);
  }

  @Get('guarantors/:guarantorId')
  guarantor(@Ask() query: GetGuarantor) {
    return this.queries.execute(query);
  }
}

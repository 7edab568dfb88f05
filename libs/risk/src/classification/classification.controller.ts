import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import {
  GetAssetQuality,
  GetClassification,
  GetClassMigration,
  GetExpectedLosses,
  ListClassifications,
} from '../views/classification-book.view.js';
import { ApproveClass, ConfirmClass, GiveFirstClass } from './classification.commands.js';

@Controller('classifications')
export class ClassificationController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post(':clientId/claims/:loanId/first')
  first(@Payload() command: GiveFirstClass) {
    return this.commands.execute(command);
  }

  @Post(':clientId/claims/:loanId/confirmation')
  confirm(@Payload() command: ConfirmClass) {
    return this.commands.execute(command);
  }

  @Post(':clientId/claims/:loanId/approval')
  approve(@Payload() command: ApproveClass) {
    return this.commands.execute(command);
  }

  @Get()
  list(@Ask() query: ListClassifications) {
    return this.queries.execute(query);
  }

  @Get('quality')
  quality(@Ask() query: GetAssetQuality) {
    return this.queries.execute(query);
  }

  @Get('expected-losses')
  expectedLosses(@Ask() query: GetExpectedLosses) {
    return this.queries.execute(query);
  }

  @Get('migration')
  migration(@Ask() query: GetClassMigration) {
    return this.queries.execute(query);
  }

  @Get('claims/:loanId')
  get(@Ask() query: GetClassification) {
    return this.queries.execute(query);
  }
}

import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { CountDesignRisks, ListDesignRisks } from '../views/design-risks.view.js';
import { AssessDesignRisk, CloseDesignRisk, ReviewDesignRisk } from './design-risk.commands.js';

/** The risks of projects: found at design, reviewed at milestones. */
@Controller('project-risks')
export class DesignRiskController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  assess(@Payload() command: AssessDesignRisk) {
    return this.commands.execute(command);
  }

  @Get()
  list(@Ask() query: ListDesignRisks) {
    return this.queries.execute(query);
  }

  @Get('totals')
  count(@Ask() query: CountDesignRisks) {
    return this.queries.execute(query);
  }

  @Post(':designRiskId/reviews')
  review(@Payload() command: ReviewDesignRisk) {
    return this.commands.execute(command);
  }

  @Post(':designRiskId/closures')
  close(@Payload() command: CloseDesignRisk) {
    return this.commands.execute(command);
  }
}

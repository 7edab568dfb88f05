import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import {
  ExplainWarnings,
  GetClientFigures,
  ListIndicatorFigures,
} from '../client-figures/client-figures.view.js';
import { RuleRecords } from '../back-test/rule-records.js';
import { GetClientWarnings } from '../views/watch-list.view.js';
import {
  AcknowledgeWarning,
  AssessWarning,
  CloseWarning,
  RaiseWarning,
  RecordWarningAction,
} from './warning.commands.js';

/** The warnings upon a client, each known by the rule that raised it. */
@Controller('warnings')
export class WarningController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly records: RuleRecords,
  ) {}

  /** What stands upon a client, each explained by its figure of today and the record of its rule. */
  @Get(':clientId')
  async ofClient(@Ask() query: GetClientWarnings) {
    const [row, figures] = await Promise.all([
      this.queries.execute(query),
      this.queries.execute(Object.assign(new ExplainWarnings(), query)),
    ]);
    const explained = await Promise.all(
      row.warnings.map(async (warning) => {
        const today = figures[warning.rule];
        const record = await this.records.of(warning);
        return {
          ...warning,
          ...(today === undefined ? {} : { today }),
          ...(record === undefined ? {} : { record }),
        };
      }),
    );
    return { ...row, warnings: explained };
  }

  @Post(':clientId')
  raise(@Payload() command: RaiseWarning) {
    return this.commands.execute(command);
  }

  @Get(':clientId/today')
  today(@Ask() query: ExplainWarnings) {
    return this.queries.execute(query);
  }

  @Get(':clientId/indicators')
  indicators(@Ask() query: ListIndicatorFigures) {
    return this.queries.execute(query);
  }

  @Get(':clientId/figures')
  figures(@Ask() query: GetClientFigures) {
    return this.queries.execute(query);
  }

  @Post(':clientId/:rule/acknowledgement')
  acknowledge(@Payload() command: AcknowledgeWarning) {
    return this.commands.execute(command);
  }

  @Post(':clientId/:rule/assessments')
  assess(@Payload() command: AssessWarning) {
    return this.commands.execute(command);
  }

  @Post(':clientId/:rule/actions')
  act(@Payload() command: RecordWarningAction) {
    return this.commands.execute(command);
  }

  @Post(':clientId/:rule/closure')
  close(@Payload() command: CloseWarning) {
    return this.commands.execute(command);
  }
}

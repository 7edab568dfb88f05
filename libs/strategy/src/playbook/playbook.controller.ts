import type { Day } from '#kernel';
import { inForce, IsDay } from '#kernel';
import { Ask } from '#platform';
import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { IsOptional } from 'class-validator';
import { GetEffects } from '../views/effects/client-effects.view.js';
import { CountPlaybookResults, GetClientPlaybook } from '../views/playbook-results.view.js';
import { playbookSteps } from './playbook.rules.js';

/** Which steps: those of a day, or every version there has been. */
export class PlaybooksInForce {
  @IsOptional() @IsDay() readonly on?: Day;
}

/** What is done for clients of each place, as data, for whoever holds a token. */
@Controller('playbooks')
export class PlaybookRulesController {
  @Get()
  list(@Ask() { on }: PlaybooksInForce) {
    return on === undefined ? playbookSteps : inForce(playbookSteps, on);
  }
}

/** What the playbooks and the modes come to. */
@Controller()
export class PlaybookController {
  constructor(private readonly queries: QueryBus) {}

  @Get('playbooks/results')
  results(@Ask() query: CountPlaybookResults) {
    return this.queries.execute(query);
  }

  @Get('clients/:clientId/playbook')
  ofClient(@Ask() query: GetClientPlaybook) {
    return this.queries.execute(query);
  }

  @Get('relationship-effects')
  effects(@Ask() query: GetEffects) {
    return this.queries.execute(query);
  }
}

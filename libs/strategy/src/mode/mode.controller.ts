import type { Day } from '#kernel';
import { inForce, IsDay } from '#kernel';
import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { IsOptional } from 'class-validator';
import { CountCrmModes, GetCrmMode, ListCrmModes } from '../views/crm-modes.view.js';
import { CrmMode } from './mode.codes.js';
import { EndFacilityMode, SwitchFacilityMode, SwitchMode } from './mode.commands.js';
import { modeRules } from './mode.rules.js';

/** Which rules: those of a day, or every version there has been. */
export class ModeRulesInForce {
  @IsOptional() @IsDay() readonly on?: Day;
}

/** What each mode is for, and what follows from it, for whoever holds a token. */
@Controller('crm-mode-rules')
export class ModeRulesController {
  @Get()
  list(@Ask() { on }: ModeRulesInForce) {
    return {
      modes: CrmMode.all.map((mode) => ({ mode, ...CrmMode(mode) })),
      rules: on === undefined ? modeRules : inForce(modeRules, on),
    };
  }
}

/** In which mode relationships are kept. */
@Controller()
export class ModeController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get('crm-modes')
  list(@Ask() query: ListCrmModes) {
    return this.queries.execute(query);
  }

  @Get('crm-modes/totals')
  totals(@Ask() query: CountCrmModes) {
    return this.queries.execute(query);
  }

  @Get('clients/:clientId/crm-mode')
  ofClient(@Ask() query: GetCrmMode) {
    return this.queries.execute(query);
  }

  @Post('clients/:clientId/crm-mode')
  switch(@Payload() command: SwitchMode) {
    return this.commands.execute(command);
  }

  @Post('clients/:clientId/crm-mode/facilities/:loanId')
  switchFacility(@Payload() command: SwitchFacilityMode) {
    return this.commands.execute(command);
  }

  @Post('clients/:clientId/crm-mode/facilities/:loanId/end')
  endFacility(@Payload() command: EndFacilityMode) {
    return this.commands.execute(command);
  }
}

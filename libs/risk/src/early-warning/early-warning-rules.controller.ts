import type { Day } from '#kernel';
import { IsDay } from '#kernel';
import { Ask } from '#platform';
import { Controller, Get } from '@nestjs/common';
import { IsOptional } from 'class-validator';
import { WarningPlaybook } from './early-warning.codes.js';
import { earlyWarningOn, earlyWarningRules } from './early-warning.rules.js';
import { responseTimes } from './response-times.rules.js';

/** Which rules: those that judge a day, or every version there has been. */
export class RulesInForce {
  @IsOptional() @IsDay() readonly on?: Day;
}

/** The rules of early warning as data, for whoever holds a token. */
@Controller('early-warning-rules')
export class EarlyWarningRulesController {
  @Get()
  list(@Ask() { on }: RulesInForce) {
    const rules = on === undefined ? earlyWarningRules : earlyWarningOn(on);
    return {
      rules: rules.map((rule) => ({ ...rule, playbookLabel: WarningPlaybook(rule.playbook) })),
      responseTimes,
    };
  }
}

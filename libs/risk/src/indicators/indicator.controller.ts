import { Controller, Get } from '@nestjs/common';
import { freshDays } from './ledger.js';
import { Indicator } from './indicator.codes.js';
import { IndicatorGroup, IndicatorUnit } from './indicator-groups.codes.js';
import { written } from './written.js';

/** Everything a rule can watch, for whoever holds a token. */
@Controller('indicators')
export class IndicatorController {
  @Get()
  list() {
    const indicators = Indicator.all.map((id) => {
      const { formula, en, zh, ...definition } = Indicator(id);
      return {
        id,
        label: { en, zh },
        ...definition,
        groupLabel: IndicatorGroup(definition.group),
        unitLabel: IndicatorUnit(definition.unit),
        ...(formula === undefined ? {} : { formula, written: written(formula) }),
      };
    });
    return { indicators, freshDays };
  }
}

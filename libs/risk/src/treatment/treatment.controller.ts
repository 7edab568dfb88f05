import type { Day } from '#kernel';
import { inForce, IsCode, IsDay } from '#kernel';
import { Ask } from '#platform';
import { Controller, Get } from '@nestjs/common';
import { IsOptional } from 'class-validator';
import { RiskBand } from './treatment.codes.js';
import { treatmentRules } from './treatment.rules.js';

/** Which treatment: of one level, of a day; or every version there has been. */
export class TreatmentAsked {
  @IsOptional() @IsCode(RiskBand) readonly band?: RiskBand;

  @IsOptional() @IsDay() readonly on?: Day;
}

/** What each level of risk demands, as data, for whoever holds a token. */
@Controller('treatment-rules')
export class TreatmentController {
  @Get()
  list(@Ask() { band, on }: TreatmentAsked) {
    const rules = on === undefined ? treatmentRules : inForce(treatmentRules, on);
    return { rules: rules.filter((rule) => band === undefined || rule.band === band) };
  }
}

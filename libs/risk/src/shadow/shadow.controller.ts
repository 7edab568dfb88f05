import { IsId } from '#kernel';
import { Ask, authorise, requestContext } from '#platform';
import { Controller, Get } from '@nestjs/common';
import { Shadows } from './shadows.js';

/** Which set judges in shadow. */
export class ShadowAsked {
  @IsId() readonly ruleSetId!: string;
}

/** What a rule set would say today, were it in force: for the risk team and auditors alone. */
@Controller('rule-sets/:ruleSetId/shadow')
export class ShadowController {
  constructor(private readonly shadows: Shadows) {}

  @Get()
  get(@Ask() { ruleSetId }: ShadowAsked) {
    authorise(['riskOfficer', 'auditor'], requestContext());
    return this.shadows.of(ruleSetId);
  }
}

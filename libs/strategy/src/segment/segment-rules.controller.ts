import type { Day } from '#kernel';
import { IsDay } from '#kernel';
import { Ask } from '#platform';
import { Controller, Get } from '@nestjs/common';
import { IsOptional } from 'class-validator';
import { ClientType } from '../strategy.codes.js';
import { segmentRules, segmentRulesOn } from './segment.rules.js';

/** Which rules: those that judge a day, in their order; or every version there has been. */
export class SegmentRulesInForce {
  @IsOptional() @IsDay() readonly on?: Day;
}

/** The rules of segmentation as data, for whoever holds a token. */
@Controller('segment-rules')
export class SegmentRulesController {
  @Get()
  list(@Ask() { on }: SegmentRulesInForce) {
    return {
      types: ClientType.all.map((type) => ({ type, ...ClientType(type) })),
      rules: on === undefined ? segmentRules : segmentRulesOn(on),
    };
  }
}

import { InviteSample, SurveyChannel } from '#engagement';
import { IsCode, IsId, IsText } from '#kernel';
import { Ask, OffersDryRun, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { IsInt, Max, Min } from 'class-validator';
import { deskRefusals } from '../desk.refusals.js';
import { DrawSample } from './survey-frame.view.js';

/** Which sample is to be invited to which survey. */
export class SampleAsked {
  @IsId() readonly surveyId!: string;

  /** Draws the same clients again. */
  @IsText({ max: 60 }) readonly seed!: string;

  /** How many of every group; all of a group that has fewer. */
  @IsInt() @Min(1) @Max(50) readonly perGroup!: number;

  @IsCode(SurveyChannel) readonly channel!: SurveyChannel;
}

/** Samples that cover clients of all groups, and that anybody can draw again (H-07). */
@Controller('surveys')
export class SurveySampleController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** Whom a seed would draw. */
  @Get('samples')
  draw(@Ask() query: DrawSample) {
    return this.queries.execute(query);
  }

  @Post(':surveyId/samples')
  @OffersDryRun()
  async invite(@Payload() { surveyId, seed, perGroup, channel }: SampleAsked) {
    const members = await this.queries.execute(DrawSample.of({ seed, perGroup }));
    if (members.length === 0) throw deskRefusals.NobodyToSample({ field: 'surveyId' });
    const sample = { surveyId, seed, perGroup, channel, members };
    return this.commands.execute(InviteSample.of(sample));
  }
}

import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { CountRatings, GetRating, ListRatings } from '../views/watch/ratings.view.js';
import { EndRatingOverride, JudgeQualities, OverrideRating } from './rating.commands.js';

/** The grades of the clients. */
@Controller('ratings')
export class RatingController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  list(@Ask() query: ListRatings) {
    return this.queries.execute(query);
  }

  @Get('totals')
  count(@Ask() query: CountRatings) {
    return this.queries.execute(query);
  }

  @Get(':clientId')
  get(@Ask() query: GetRating) {
    return this.queries.execute(query);
  }

  @Post(':clientId/qualities')
  judge(@Payload() command: JudgeQualities) {
    return this.commands.execute(command);
  }

  @Post(':clientId/override')
  override(@Payload() command: OverrideRating) {
    return this.commands.execute(command);
  }

  @Post(':clientId/override/end')
  end(@Payload() command: EndRatingOverride) {
    return this.commands.execute(command);
  }
}

import type { Day } from '#kernel';
import { inForce, IsDay } from '#kernel';
import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { IsOptional } from 'class-validator';
import { GetClientReviews, ListDueReviews } from '../views/client-reviews.view.js';
import { ConfirmReview, HoldReview, ReturnReview } from './client-review.commands.js';
import { reviewRules } from './client-review.rules.js';

/** Which rules: those of a day, or every version there has been. */
export class ReviewRulesAsked {
  @IsOptional() @IsDay() readonly on?: Day;
}

/** Clients are reviewed by a day; grade and risk class may change (B-05, B-17). */
@Controller()
export class ClientReviewController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get('client-review-rules')
  rules(@Ask() { on }: ReviewRulesAsked) {
    return { rules: on === undefined ? reviewRules : inForce(reviewRules, on) };
  }

  @Post('clients/:clientId/reviews')
  hold(@Payload() command: HoldReview) {
    return this.commands.execute(command);
  }

  @Post('clients/:clientId/reviews/confirmation')
  confirm(@Payload() command: ConfirmReview) {
    return this.commands.execute(command);
  }

  @Post('clients/:clientId/reviews/return')
  sendBack(@Payload() command: ReturnReview) {
    return this.commands.execute(command);
  }

  @Get('clients/:clientId/reviews')
  get(@Ask() query: GetClientReviews) {
    return this.queries.execute(query);
  }

  @Get('client-reviews')
  due(@Ask() query: ListDueReviews) {
    return this.queries.execute(query);
  }
}

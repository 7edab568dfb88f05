import type { Day } from '#kernel';
import { addMonths, IsKnownAt } from '#kernel';
import { Ask, authorise, Clock, KnownAt, requestContext } from '#platform';
import { Controller, Get } from '@nestjs/common';
import { IsOptional } from 'class-validator';
import { GoalPages } from './goals.js';

/** When the goals are looked at, and what they are compared with. */
export class GoalsAsked {
  /** The figures as they were known at a moment, a position, or on the evening of a day. */
  @IsOptional() @IsKnownAt() readonly knownAt?: string;

  /** The earlier figures: likewise; those of a year earlier unless stated. */
  @IsOptional() @IsKnownAt() readonly before?: string;
}

/** How far the bank is with what it wants of its relationships (D-13, D-14). */
@Controller('goals')
export class GoalsController {
  constructor(
    private readonly pages: GoalPages,
    private readonly clock: Clock,
    private readonly past: KnownAt,
  ) {}

  @Get()
  async goals(@Ask() { knownAt, before }: GoalsAsked) {
    authorise(['unitHead', 'riskOfficer', 'creditApprover', 'auditor'], requestContext());
    return this.pages.of(before ?? addMonths(await this.dayOf(knownAt), -12), knownAt);
  }

  private async dayOf(knownAt: string | undefined): Promise<Day> {
    if (knownAt === undefined) return this.clock.today();
    return this.past.dayOf(knownAt, await this.past.positionOf(knownAt));
  }
}

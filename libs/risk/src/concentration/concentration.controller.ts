import { everyone, IsCode } from '#kernel';
import { Ask, authorise, Clock, requestContext } from '#platform';
import { Controller, Get } from '@nestjs/common';
import { IsOptional, Matches } from 'class-validator';
import { ConcentrationDimension } from './concentration.codes.js';
import { Concentrations } from './concentrations.js';

/** In what concentration is asked for. */
export class ConcentrationAsked {
  @IsCode(ConcentrationDimension) readonly by!: ConcentrationDimension;

  /** Defaults to CNY: currencies are not added up. */
  @IsOptional() @Matches(/^[A-Z]{3}$/) readonly currency?: string;
}

/** How much of the book stands on a few: names, groups, industries, regions, products (J-16, J-24). */
@Controller('concentrations')
export class ConcentrationController {
  constructor(
    private readonly concentrations: Concentrations,
    private readonly clock: Clock,
  ) {}

  @Get()
  get(@Ask() { by, currency = 'CNY' }: ConcentrationAsked) {
    authorise(everyone, requestContext());
    return this.concentrations.of(by, currency, this.clock.today());
  }
}

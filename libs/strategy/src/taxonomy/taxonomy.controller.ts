import type { Day } from '#kernel';
import { inForce, IsDay } from '#kernel';
import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { IsOptional } from 'class-validator';
import { suggestionRules } from '../mode/suggestion.rules.js';
import { NameOwner } from '../placement/placement.commands.js';
import { GetBankIncome } from '../views/bank-income.view.js';
import { Reasons } from '../views/reasons.js';
import { CountPlaces, GetClientPlaces, GetPlaceMigration, ListPlaced } from '../views/places.js';
import {
  CreditGrade,
  DemographicGroup,
  MarketingGroup,
  SegmentationMethod,
  ServiceTier,
  Taxonomy,
} from './taxonomy.codes.js';
import { taxonomyRules } from './taxonomy.rules.js';

/** Which rules: those of a day, or every version there has been. */
export class TaxonomyRulesInForce {
  @IsOptional() @IsDay() readonly on?: Day;
}

/** The rules of the taxonomies as data, for whoever holds a token. */
@Controller('taxonomy-rules')
export class TaxonomyRulesController {
  @Get()
  list(@Ask() { on }: TaxonomyRulesInForce) {
    return {
      taxonomies: Taxonomy.all.map((taxonomy) => ({ taxonomy, ...Taxonomy(taxonomy) })),
      methods: SegmentationMethod.all.map((method) => ({
        method,
        ...SegmentationMethod(method),
      })),
      marketingGroups: MarketingGroup.all.map((value) => ({ value, ...MarketingGroup(value) })),
      serviceTiers: ServiceTier.all.map((value) => ({ value, ...ServiceTier(value) })),
      creditGrades: CreditGrade.all.map((value) => ({ value, ...CreditGrade(value) })),
      demographicGroups: DemographicGroup.all.map((value) => ({
        value,
        ...DemographicGroup(value),
      })),
      rules: on === undefined ? taxonomyRules : inForce(taxonomyRules, on),
      modeSuggestions: on === undefined ? suggestionRules : inForce(suggestionRules, on),
    };
  }
}

/** Where clients stand in the seven taxonomies. */
@Controller()
export class TaxonomyController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly reasons: Reasons,
  ) {}

  @Get('taxonomies/:taxonomy')
  totals(@Ask() query: CountPlaces) {
    return this.queries.execute(query);
  }

  @Get('taxonomies/:taxonomy/migration')
  migration(@Ask() query: GetPlaceMigration) {
    return this.queries.execute(query);
  }

  @Get('taxonomies/:taxonomy/clients')
  list(@Ask() query: ListPlaced) {
    return this.queries.execute(query);
  }

  @Get('clients/:clientId/taxonomies')
  ofClient(@Ask() query: GetClientPlaces) {
    return this.reasons.places(query);
  }

  @Post('clients/:clientId/taxonomies/owner')
  owner(@Payload() command: NameOwner) {
    return this.commands.execute(command);
  }

  @Get('bank-income')
  income(@Ask() query: GetBankIncome) {
    return this.queries.execute(query);
  }
}

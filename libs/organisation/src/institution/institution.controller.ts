import type { Day } from '#kernel';
import { inForce, IsDay } from '#kernel';
import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { IsOptional } from 'class-validator';
import { GetInstitution } from '../views/institution.view.js';
import {
  ConfirmInstitution,
  DeclineInstitution,
  ProposeInstitution,
} from './institution.commands.js';
import { institutionRules } from './institution.rules.js';

/** Which rules: those of a day, or every version there has been. */
export class InstitutionRulesAsked {
  @IsOptional() @IsDay() readonly on?: Day;
}

/** The institution itself: what it is, and the words that its type brings along. */
@Controller()
export class InstitutionController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get('institution-rules')
  rules(@Ask() { on }: InstitutionRulesAsked) {
    return on === undefined ? institutionRules : inForce(institutionRules, on);
  }

  @Get('institution')
  get(@Ask() query: GetInstitution) {
    return this.queries.execute(query);
  }

  @Post('institution/proposals')
  propose(@Payload() command: ProposeInstitution) {
    return this.commands.execute(command);
  }

  @Post('institution/confirmations')
  confirm(@Payload() command: ConfirmInstitution) {
    return this.commands.execute(command);
  }

  @Post('institution/declines')
  decline(@Payload() command: DeclineInstitution) {
    return this.commands.execute(command);
  }
}

import type { Day } from '#kernel';
import { inForce, IsDay } from '#kernel';
import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { IsOptional } from 'class-validator';
import { ListLeadClients } from '../views/lead-clients.view.js';
import { CountLeadContacts, GetLead, GetLeadFunnel, ListLeads } from '../views/leads.view.js';
import { leadScoreRules, leastScore } from './lead-score.rules.js';
import {
  AssignLead,
  ContactLead,
  ConvertLead,
  LoseLead,
  QualifyLead,
  RecordLead,
} from './lead.commands.js';

/** Which rules: those of a day, or every version there has been. */
export class LeadScoreRulesAsked {
  @IsOptional() @IsDay() readonly on?: Day;
}

/** Who may become a client, and how far that has come (B-20). */
@Controller()
export class LeadController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get('lead-score-rules')
  rules(@Ask() { on }: LeadScoreRulesAsked) {
    return { leastScore, rules: on === undefined ? leadScoreRules : inForce(leadScoreRules, on) };
  }

  @Post('leads')
  record(@Payload() command: RecordLead) {
    return this.commands.execute(command);
  }

  @Post('leads/:leadId/assignments')
  assign(@Payload() command: AssignLead) {
    return this.commands.execute(command);
  }

  @Post('leads/:leadId/contacts')
  contact(@Payload() command: ContactLead) {
    return this.commands.execute(command);
  }

  @Post('leads/:leadId/qualification')
  qualify(@Payload() command: QualifyLead) {
    return this.commands.execute(command);
  }

  @Post('leads/:leadId/conversion')
  convert(@Payload() command: ConvertLead) {
    return this.commands.execute(command);
  }

  @Post('leads/:leadId/loss')
  lose(@Payload() command: LoseLead) {
    return this.commands.execute(command);
  }

  @Get('leads')
  list(@Ask() query: ListLeads) {
    return this.queries.execute(query);
  }

  @Get('leads/funnel')
  funnel(@Ask() query: GetLeadFunnel) {
    return this.queries.execute(query);
  }

  @Get('leads/contacts/totals')
  contacts(@Ask() query: CountLeadContacts) {
    return this.queries.execute(query);
  }

  @Get('lead-clients')
  clients(@Ask() query: ListLeadClients) {
    return this.queries.execute(query);
  }

  @Get('leads/:leadId')
  get(@Ask() query: GetLead) {
    return this.queries.execute(query);
  }
}

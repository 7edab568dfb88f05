import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ListSetsInForce } from '../views/rule-book.view.js';
import { CountBackTests, GetRuleSet, ListRuleSets } from '../views/rule-sets.view.js';
import {
  ApproveRuleSet,
  DeclineRuleSet,
  DraftRuleSet,
  ProposeRuleSet,
  ReviseRuleSet,
  WithdrawRuleSet,
} from './rule-set.commands.js';

/** The sets of rules that early warning judges by. */
@Controller('rule-sets')
export class RuleSetController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  list(@Ask() query: ListRuleSets) {
    return this.queries.execute(query);
  }

  @Post()
  draft(@Payload() command: DraftRuleSet) {
    return this.commands.execute(command);
  }

  @Get('in-force')
  inForce(@Ask() query: ListSetsInForce) {
    return this.queries.execute(query);
  }

  @Get('windows')
  windows(@Ask() query: CountBackTests) {
    return this.queries.execute(query);
  }

  @Get(':ruleSetId')
  get(@Ask() query: GetRuleSet) {
    return this.queries.execute(query);
  }

  @Post(':ruleSetId/revisions')
  revise(@Payload() command: ReviseRuleSet) {
    return this.commands.execute(command);
  }

  @Post(':ruleSetId/proposals')
  propose(@Payload() command: ProposeRuleSet) {
    return this.commands.execute(command);
  }

  @Post(':ruleSetId/approvals')
  approve(@Payload() command: ApproveRuleSet) {
    return this.commands.execute(command);
  }

  @Post(':ruleSetId/declines')
  decline(@Payload() command: DeclineRuleSet) {
    return this.commands.execute(command);
  }

  @Post(':ruleSetId/withdrawal')
  withdraw(@Payload() command: WithdrawRuleSet) {
    return this.commands.execute(command);
  }
}

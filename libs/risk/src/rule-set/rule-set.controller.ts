import { Ask, Messages, OffersDryRun, Payload } from '#platform';
import { Controller, Get, Header, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ListSetsInForce } from '../views/rule-book.view.js';
import { CountBackTests, GetRuleSet, ListRuleSets } from '../views/rule-sets.view.js';
import {
  ApproveRuleSet,
  DeclineRuleSet,
  DraftRuleSet,
  ProposeRuleSet,
  ProposeWithdrawal,
  ReviseRuleSet,
  WithdrawRuleSet,
} from './rule-set.commands.js';
import { RuleSetSheet } from './rule-set.message.js';
import { contentOf, sheetOf } from './sheet/sheet.js';

/** The sets of rules that early warning judges by. */
@Controller('rule-sets')
export class RuleSetController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly messages: Messages,
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

  /** The rules of the present version as a sheet (CSV): a line for each, and one for the score. */
  @Get(':ruleSetId/sheet')
  @Header('Content-Type', 'text/csv; charset=utf-8')
  async sheet(@Ask() query: GetRuleSet) {
    return sheetOf((await this.queries.execute(query)).content);
  }

  /** Drafts the next version from a sheet; code, title, purpose and scope stay. */
  @Post(':ruleSetId/sheet')
  @OffersDryRun()
  async takeSheet(@Payload() { ruleSetId, sheet, reason }: RuleSetSheet) {
    const { content } = await this.queries.execute(GetRuleSet.of({ ruleSetId }));
    const fields = { ruleSetId, content: contentOf(sheet, content), reason };
    return this.messages.send('ReviseRuleSet', fields, 'sheet');
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

  @Post(':ruleSetId/withdrawal-proposals')
  proposeWithdrawal(@Payload() command: ProposeWithdrawal) {
    return this.commands.execute(command);
  }

  @Post(':ruleSetId/withdrawal')
  withdraw(@Payload() command: WithdrawRuleSet) {
    return this.commands.execute(command);
  }
}

import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { GetClientPolicy } from '../views/rules/client-policies.view.js';
import { GetPolicy, ListPolicies } from '../views/rules/policies.view.js';
import { ApprovePolicy, DeclinePolicy, DraftPolicy, EndPolicy } from './policy.commands.js';

/** Credit policies: for the bank, a segment, an industry, a region, a product, a client. */
@Controller()
export class PolicyController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get('credit-policies')
  list(@Ask() query: ListPolicies) {
    return this.queries.execute(query);
  }

  @Get('credit-policies/:policyId')
  get(@Ask() query: GetPolicy) {
    return this.queries.execute(query);
  }

  @Get('clients/:clientId/credit-policy')
  ofClient(@Ask() query: GetClientPolicy) {
    return this.queries.execute(query);
  }

  @Post('credit-policies/:policyId/drafts')
  draft(@Payload() command: DraftPolicy) {
    return this.commands.execute(command);
  }

  @Post('credit-policies/:policyId/approvals')
  approve(@Payload() command: ApprovePolicy) {
    return this.commands.execute(command);
  }

  @Post('credit-policies/:policyId/declines')
  decline(@Payload() command: DeclinePolicy) {
    return this.commands.execute(command);
  }

  @Post('credit-policies/:policyId/ends')
  end(@Payload() command: EndPolicy) {
    return this.commands.execute(command);
  }
}
